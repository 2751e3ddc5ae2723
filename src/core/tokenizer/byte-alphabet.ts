/**
 * Byte-level BPE writes bytes as letters: the printable ones of Latin-1 as themselves, the others, in order, as the letters from
 * U+0100 on (GPT-2's table, which `tokenizer.json` files have used ever since). A space is thus "Ġ", a new line "Ċ".
 */
const isPrintable = (byte: number): boolean => (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;

const byteOfLetter = new Map<string, number>();
let others = 0;
for (let byte = 0; byte < 256; byte += 1) {
  byteOfLetter.set(String.fromCharCode(isPrintable(byte) ? byte : 0x100 + others), byte);
  if (!isPrintable(byte)) others += 1;
}

/** Null if a letter of the token stands for no byte. */
export function bytesOfToken(token: string): Uint8Array | null {
  const bytes = Array.from(token, (letter) => byteOfLetter.get(letter));
  return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : null;
}

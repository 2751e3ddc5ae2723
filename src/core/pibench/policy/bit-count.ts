/** How many bits of a word are set, as WGSL's countOneBits has it (Warren, "Hacker's Delight", 5-1): pairs, nibbles, bytes, their sum. */
export function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

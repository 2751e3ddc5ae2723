/** A text as an unsigned 32-bit number: the same on every machine, near enough to another for each text. */
export const textSeed = (text: string): number => [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)!) >>> 0, 7);

/**
 * English dressed up as a longer language: letters with accents, a third more of them, brackets at both ends. A bracket that is
 * missing on the page was cut off there; a word without accents came past the dictionaries.
 */
const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DRESSED = 'åƀçđéƒĝĥîĵķļḿñöþǫŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽ';
const LETTERS = new Map([...PLAIN].map((letter, i) => [letter, [...DRESSED][i]!]));

/** Breaks like words do: no language has one of thirty letters. */
const tail = (length: number): string => '~'.repeat(length).replace(/~{8}(?=~)/g, '$& ');

export function pseudo(text: string): string {
  const letters = [...text];
  const count = letters.filter((letter) => LETTERS.has(letter)).length;
  if (count === 0) return text;
  return `⟦${letters.map((letter) => LETTERS.get(letter) ?? letter).join('')}${tail(Math.ceil(count / 3))}⟧`;
}

/** Every string of a dictionary, and whatever its functions say, in the pseudo-locale; lists and dictionaries inside likewise. */
export function pseudoWords<Words>(words: Words): Words {
  return dress(words) as Words;
}

function dress(value: unknown): unknown {
  if (typeof value === 'string') return pseudo(value);
  if (typeof value === 'function') return (...given: unknown[]): unknown => dress((value as (...of: unknown[]) => unknown)(...given));
  if (Array.isArray(value)) return value.map(dress);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, dress(inner)]));
  return value;
}

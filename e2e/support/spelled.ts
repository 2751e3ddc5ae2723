/** Numbers as a page of English spells them, said again for tests: two decimals, tenths, percent, and probabilities that never round to a certainty. */
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d)(?=\.|$))/g, ',');

/** Half up, by the digits one reads: 5.55 is 5.6, though the number that stands for it in a computer lies below. */
const rounded = (x: number, decimals: number): string => (x < 1e-6 ? 0 : Number(`${Math.round(Number(`${x}e${decimals}`))}e-${decimals}`)).toFixed(decimals);

export const two = (x: number): string => grouped(rounded(x, 2));
export const tenth = (x: number): string => grouped(rounded(x, 1));
export const percent = (x: number): string => (100 * Number(rounded(x, 2))).toFixed(0);

export function chance(x: number): string {
  if (x > 0 && x < 0.0005) return '<0.001';
  if (x > 0 && x < 0.005) return x.toFixed(3);
  if (x < 1 && x > 0.9995) return '>0.999';
  if (x < 1 && x >= 0.995) return x.toFixed(3);
  return rounded(x, 2);
}

/** A tenth, or no decimals where it is none. */
export const roundTenth = (x: number): string => tenth(x).replace(/\.0$/, '');

/** What is a number in a text: not the 1 of "R1", nor the digits of a quoted token. */
export function numbersIn(text: string): readonly string[] {
  return text.replace(/“[^”]*”/g, '').match(/(?<![\p{L}\d.,])[<>]?\d[\d,]*(?:\.\d+)?/gu)?.map((digits) => digits.replace(/,$/, '')) ?? [];
}

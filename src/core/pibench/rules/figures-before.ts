/** Figures that stand directly before a unit of measure, in digits or in words, with at most two words between. */
import type { PreparedText } from './prepared-text.ts';
import type { Span } from './sentences.ts';

export interface Figure extends Span {
  readonly value: number;
}

const SMALL = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const IN_WORDS = new Map<string, number>([
  ...SMALL.map((word, i) => [word, i] as const),
  ...TENS.flatMap((word, i) => [[word, 20 + 10 * i] as const, ...SMALL.slice(1, 10).map((small, k) => [`${word}-${small}`, 21 + 10 * i + k] as const)]),
  ['hundred', 100], ['thousand', 1000], ['half', 0.5],
]);
const FIGURE = /(?<![\p{L}\p{N}.,])(?:(?<!\p{N} ?)-)?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)|(?<![\p{L}\p{N}])[a-z]+(?:-[a-z]+)?(?![\p{L}\p{N}])/gu;
/** Characters before the unit in which the figure is looked for. */
const REACH = 48;

function valueOf(figure: string): number | undefined {
  if (!/\d/u.test(figure)) return IN_WORDS.get(figure);
  return Number(/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(figure) ? figure.replaceAll(',', '') : figure.replace(',', '.'));
}

export function figuresBefore(unit: string, text: PreparedText): readonly Figure[] {
  return text.matches(unit, 'units').flatMap(({ from: end, owner }) => {
    const start = Math.max(text.blocks[owner]!.from, end - REACH);
    const before = text.text.slice(start, end);
    return [...before.matchAll(FIGURE)].flatMap(({ index, 0: figure }) => {
      const value = valueOf(figure);
      const between = before.slice(index + figure.length).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
      return value === undefined || between > 2 ? [] : [{ from: start + index, to: start + index + figure.length, value }];
    });
  });
}

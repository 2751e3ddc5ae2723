/**
 * What a hasty teacher writes in place of the right value (note reasoning.md 6): another element, as large as the right one. Half of them
 * are near it, with one sign changed or two swapped, as slips are; the other half are anything. No single wrong value is likely, so that
 * the right one stays the likeliest even where it is seldom written.
 */
import type { Seeded } from '../seeded.ts';
import { SYSTEMS, type Element, type SystemTag } from './systems.ts';

const NEAR_CHANCE = 0.5;
const LETTERS = ['x', 'X', 'y', 'Y'];
const DIGITS = [...'0123456789'];
const RESIDUES = [...DIGITS, 'A'];

const put = (text: string, at: number, sign: string, dropped = 1): string => text.slice(0, at) + sign + text.slice(at + dropped);
const changeOne = (text: string, signs: readonly string[], random: Seeded): string => put(text, random.int(0, text.length - 1), random.pick(signs));

function swapTwo(text: string, random: Seeded): string {
  const signs = [...text];
  const [i, j] = random.some([...signs.keys()], 2) as [number, number];
  [signs[i], signs[j]] = [signs[j]!, signs[i]!];
  return signs.join('');
}

/** One letter more, less, or another. */
const changeWord = (word: string, random: Seeded): string =>
  word === 'e' ? random.pick(LETTERS) : put(word, random.int(0, word.length - 1), random.pick([...LETTERS, '']), random.int(0, 1)) || 'e';

function randomNumber(digits: number, random: Seeded): string {
  const low = digits === 1 ? 0 : 10 ** (digits - 1);
  return `${random.int(low, 10 ** digits - 1)}`;
}

function randomWord(length: number, random: Seeded): string {
  const { mul } = SYSTEMS.W.operations;
  let word: Element = 'e';
  for (let i = 0; i < length; i++) word = mul!.apply([word, random.pick(LETTERS)], 0);
  return word;
}

const signed = (digits: string, random: Seeded): string => `${random.pick(['', '-'])}${digits}`;

const NEAR: Readonly<Record<SystemTag, (right: Element, random: Seeded) => string>> = {
  Z: (right, random) => signed(random.chance(0.2) ? right.replace('-', '') : changeOne(right.replace('-', ''), DIGITS, random), random),
  F: (right, random) => changeOne(right, RESIDUES, random),
  W: changeWord,
  S: swapTwo,
  M: (right, random) => changeOne(right, DIGITS, random),
};

const ANY: Readonly<Record<SystemTag, (right: Element, random: Seeded) => string>> = {
  Z: (right, random) => signed(randomNumber(right.replace('-', '').length, random), random),
  F: (_, random) => SYSTEMS.F.random(random),
  W: (right, random) => randomWord(Math.max(2, right.length + random.int(-1, 2)), random),
  S: (_, random) => SYSTEMS.S.random(random),
  M: (right, random) => randomNumber(right.length, random),
};

export function wrongElement(system: SystemTag, right: Element, random: Seeded): Element {
  const { isElement, taught } = SYSTEMS[system];
  // a value that a wrong one before it has made larger than any taught may be followed by one as large
  const bounded = taught(right);
  const draw = random.chance(NEAR_CHANCE) ? NEAR[system] : ANY[system];
  for (;;) {
    const element = draw(right, random);
    if (element !== right && isElement(element) && (!bounded || taught(element))) return element;
  }
}

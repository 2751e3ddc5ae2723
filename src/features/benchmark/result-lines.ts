/** One line of a table of results, whatever was measured: a name, and what the stored file and this device have to say under it. */
import type { Range } from './result-rows.ts';

export interface Figure {
  readonly text: string;
  /** Smallest to largest; null where it was measured once, or counted. */
  readonly range: string | null;
  /** What it means, where it needs saying. */
  readonly note?: string;
}

export interface Side {
  /** Drawn: a ratio to what the line at 1× stands for, the median within its range. */
  readonly ratio: number;
  readonly ratioRange: Range;
  /** One a column, the one that is drawn first. */
  readonly figures: readonly Figure[];
}

export interface Line {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly stored: Side | null;
  readonly here: Side | null;
  /** What the line sums up. */
  readonly parts: readonly Line[];
}

export const counted = (text: string): Figure => ({ text, range: null });

export function timed(value: number, [least, most]: Range, format: (value: number) => string, wording: (text: string) => string = (text) => text): Figure {
  return { text: wording(format(value)), range: least === most ? null : `${format(least)}–${format(most)}` };
}

/** All ratios that a scale must hold; those of hidden parts too, since nothing should move when they are shown. */
export const ratiosOf = (lines: readonly Line[]): readonly number[] =>
  lines.flatMap(({ stored, here, parts }) => [...[stored, here].flatMap((side) => (side ? [side.ratio, ...side.ratioRange] : [])), ...ratiosOf(parts)]);

/** The sides that have anything to say: no empty columns for a device that has measured nothing yet. */
export const sidesOf = (lines: readonly Line[]): readonly ('stored' | 'here')[] => (['stored', 'here'] as const).filter((side) => lines.some((line) => line[side] !== null));

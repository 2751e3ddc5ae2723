/**
 * Whether what a log says of where a block looked is possible; what contradicts it, or null. Only a drafter that fills in blocks looks,
 * once a round, with one row for each slot of its chain or level of its tree; every row sees the text before the anchor and the whole
 * block, and its shares come to no more than 1.
 */
import type { RowLook, RunConfig, SpecEvent } from './events.ts';
import { fillsBlocks } from './trained-weights.ts';

type EventOf<T extends SpecEvent['type']> = Extract<SpecEvent, { type: T }>;

interface Told {
  readonly start: EventOf<'round.start'>;
  readonly drafts: readonly EventOf<'draft.token'>[];
  readonly looks: readonly EventOf<'draft.attention'>[];
}

/** A file rounds every share, to 3 digits in the text. */
const TOLERANCE = 0.05;

/** Drafts of a round's longest path. */
export function draftedLevels(drafts: readonly Pick<EventOf<'draft.token'>, 'slot' | 'parent'>[]): number {
  const depths = new Map<number, number>();
  for (const { slot, parent } of drafts) depths.set(slot, (parent === null ? 0 : (depths.get(parent) ?? 0)) + 1);
  return Math.max(0, ...depths.values());
}

export function attentionContradiction({ start, drafts, looks }: Told, run: Pick<RunConfig, 'drafter' | 'weights'>): string | null {
  const [look] = looks;
  if (!look) return null;
  if (!fillsBlocks(run)) return 'attention over a block where none is filled in';
  if (looks.length > 1) return 'attention told twice';
  if (drafts.length < start.k || look.rows.length !== draftedLevels(drafts)) return 'attention of other rows than were drafted';
  const layers = look.rows[0]!.length;
  const width = look.rows[0]![0]!.block.length;
  if (look.rows.some((row) => row.length !== layers)) return 'attention of other layers in some rows';
  const possible = ({ at, shares, block }: RowLook): boolean =>
    at.length === shares.length && at.every((position, i) => position > (at[i - 1] ?? -1) && position < start.position - 1) &&
    block.length === width && width > look.rows.length && sum(shares) + sum(block) <= 1 + TOLERANCE;
  return look.rows.flat().every(possible) ? null : 'attention beyond what a row sees';
}

const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);

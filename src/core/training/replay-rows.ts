/**
 * What one text of a step taught: its rounds as rows of slots, and what every role taught in all. A slot's part in the loss is its loss times
 * its weight: a token that was right already teaches nothing, whatever it weighs. Shares are of this text's sums.
 */
import type { ReplayEvent, SlotRole } from './training-events.ts';

type Slot = ReplayEvent['blocks'][number]['slots'][number];

export interface ReplaySlot {
  /** From 1. */
  readonly slot: number;
  readonly token: number;
  /** What the text has here; null: it has ended. */
  readonly text: number | null;
  readonly role: SlotRole;
  readonly loss: number;
  /** Share of the text's weight. */
  readonly weight: number;
  /** Share of the text's loss. */
  readonly share: number;
  /** The same, of the largest share in this text: 0 .. 1. */
  readonly tint: number;
}

export interface ReplayRow {
  /** Position of the anchor among the tokens of the answer, from 1; 0: the prompt's last token. */
  readonly at: number;
  readonly anchor: number;
  readonly slots: readonly ReplaySlot[];
}

const weightOf = ({ weight }: Slot): number => weight;
/** No divergence is below 0: what a file says otherwise counts as none. */
const partOf = ({ weight, loss }: Slot): number => weight * Math.max(0, loss);

const slotsOf = ({ blocks }: ReplayEvent): readonly Slot[] => blocks.flatMap(({ slots }) => slots);
const sumOf = (slots: readonly Slot[], of: (slot: Slot) => number): number => slots.reduce((sum, slot) => sum + of(slot), 0);
const shareOf = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

export function replayRows(replay: ReplayEvent): readonly ReplayRow[] {
  const { prompt, answer, blocks } = replay;
  const tokens = [...prompt, ...answer];
  const all = slotsOf(replay);
  const [weights, parts] = [sumOf(all, weightOf), sumOf(all, partOf)];
  const most = all.reduce((largest, slot) => Math.max(largest, partOf(slot)), 0);
  return blocks.map(({ anchor, slots }) => ({
    at: anchor - prompt.length + 1,
    anchor: tokens[anchor] ?? -1,
    slots: slots.map((slot, i) => ({
      ...slot, slot: i + 1, text: tokens[anchor + 1 + i] ?? null, weight: shareOf(weightOf(slot), weights), share: shareOf(partOf(slot), parts), tint: shareOf(partOf(slot), most),
    })),
  }));
}

export interface RoleShare {
  readonly role: SlotRole;
  readonly slots: number;
  readonly weight: number;
  readonly share: number;
}

const ROLES: readonly SlotRole[] = ['accepted', 'first-rejected', 'suffix', 'label', 'unused'];

/** Roles that occur, in the order in which a round has them. */
export function roleShares(replay: ReplayEvent): readonly RoleShare[] {
  const all = slotsOf(replay);
  const [weights, parts] = [sumOf(all, weightOf), sumOf(all, partOf)];
  return ROLES.flatMap((role) => {
    const own = all.filter((slot) => slot.role === role);
    return own.length === 0 ? [] : [{ role, slots: own.length, weight: shareOf(sumOf(own, weightOf), weights), share: shareOf(sumOf(own, partOf), parts) }];
  });
}

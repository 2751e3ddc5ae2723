/** What one text of a step taught: its rounds as rows of slots, each with its part in the loss; and what every role taught in all. */
import type { ReplayEvent, SlotRole } from './training-events.ts';

export interface ReplaySlot {
  /** From 1. */
  readonly slot: number;
  readonly token: number;
  /** What the text has here; null: it has ended. */
  readonly text: number | null;
  readonly role: SlotRole;
  /** Share of the step's loss. */
  readonly weight: number;
  /** The same, of the largest share in this text: 0 .. 1. */
  readonly tint: number;
  readonly loss: number;
}

export interface ReplayRow {
  /** Position of the anchor among the tokens of the answer, from 1; 0: the prompt's last token. */
  readonly at: number;
  readonly anchor: number;
  readonly slots: readonly ReplaySlot[];
}

export function replayRows({ prompt, answer, blocks }: ReplayEvent): readonly ReplayRow[] {
  const tokens = [...prompt, ...answer];
  const most = Math.max(...blocks.flatMap(({ slots }) => slots.map(({ weight }) => weight)), 0);
  return blocks.map(({ anchor, slots }) => ({
    at: anchor - prompt.length + 1,
    anchor: tokens[anchor] ?? -1,
    slots: slots.map((slot, i) => ({ ...slot, slot: i + 1, text: tokens[anchor + 1 + i] ?? null, tint: most > 0 ? slot.weight / most : 0 })),
  }));
}

export interface RoleShare {
  readonly role: SlotRole;
  readonly slots: number;
  /** Of what this text taught. */
  readonly share: number;
}

const ROLES: readonly SlotRole[] = ['accepted', 'first-rejected', 'suffix', 'label', 'unused'];

/** Roles that occur, in the order in which a round has them. */
export function roleShares({ blocks }: ReplayEvent): readonly RoleShare[] {
  const all = blocks.flatMap(({ slots }) => slots);
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  return ROLES.flatMap((role) => {
    const own = all.filter((slot) => slot.role === role);
    const weight = own.reduce((sum, slot) => sum + slot.weight, 0);
    return own.length === 0 ? [] : [{ role, slots: own.length, share: total > 0 ? weight / total : 0 }];
  });
}

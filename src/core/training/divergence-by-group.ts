/**
 * How far a drafter is from its target, KL(q || p) in nats a slot, by where its own rounds put it (specdec.md 10.4): slots that were kept,
 * the first refused one, those behind that; and on the text, at every place where a round could begin. A mean each; null: no such slot.
 *
 * Up to the first refused slot the target's p stands behind the text; further on it stands behind the block's own drafts.
 */
import type { WalkedRound } from './rounds-on-text.ts';
import type { MeasureEvent } from './training-events.ts';

export type Divergence = NonNullable<MeasureEvent['divergence']>;
type Group = keyof Divergence;

/** What slot i (from 0) of a round was; null: nothing, since its text or its own end of text lies before it. */
export function groupOf({ anchor, accepted }: Pick<WalkedRound, 'anchor' | 'accepted'>, i: number, drafts: ArrayLike<number>, length: number, eos: number): Exclude<Group, 'text'> | null {
  if (i < accepted) return 'accepted';
  // what ended with the text was not refused
  if (anchor + 1 + accepted >= length) return null;
  for (let before = 0; before < i; before++) if (drafts[before] === eos) return null;
  return i === accepted ? 'firstRejected' : 'suffix';
}

export class DivergenceSums {
  readonly #sums: Record<Group, [sum: number, slots: number]> = { accepted: [0, 0], firstRejected: [0, 0], suffix: [0, 0], text: [0, 0] };

  add(group: Group, divergence: number): void {
    const sums = this.#sums[group];
    // rounding may leave less than nothing
    sums[0] += Math.max(0, divergence);
    sums[1] += 1;
  }

  means(): Divergence {
    const mean = (group: Group): number | null => {
      const [sum, slots] = this.#sums[group];
      return slots === 0 ? null : sum / slots;
    };
    return { accepted: mean('accepted'), firstRejected: mean('firstRejected'), suffix: mean('suffix'), text: mean('text') };
  }
}

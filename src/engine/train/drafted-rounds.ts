/** The rounds that a student would go through on a text that the target wrote greedily, with what it drafts in each: a roll-out by one pass. */
import { acceptedOf, anchorsOf, walkRounds, type WalkedRound } from '#core/training/rounds-on-text.ts';
import type { TaughtText } from './dflash-network.ts';
import type { Student } from './student.ts';

export interface DraftedRound extends WalkedRound {
  readonly drafts: readonly number[];
}

export async function draftedRounds(student: Student, text: TaughtText, promptLength: number): Promise<DraftedRound[]> {
  const blocks = await student.look(text, anchorsOf(promptLength, text.ids.length));
  return roundsOn(text.ids, promptLength, blocks.map((block) => block.map(({ token }) => token)));
}

/** `drafts`: those of every anchor of the text, in order. */
export function roundsOn(ids: ArrayLike<number>, promptLength: number, drafts: readonly (readonly number[])[]): DraftedRound[] {
  const draftsAt = (anchor: number): readonly number[] => drafts[anchor - (promptLength - 1)]!;
  return walkRounds(promptLength, ids.length, (anchor) => acceptedOf(ids, anchor, draftsAt(anchor))).map((round) => ({ ...round, drafts: draftsAt(round.anchor) }));
}

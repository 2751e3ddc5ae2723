/** What a student drafts on a text that the target wrote greedily: in the rounds that it would go through, a roll-out by one pass; or at given anchors. */
import { acceptedOf, anchorsOf, walkRounds, type WalkedRound } from '#core/training/rounds-on-text.ts';
import type { Student, TaughtText } from './student.ts';

export interface DraftedRound extends WalkedRound {
  readonly drafts: readonly number[];
}

/** Rounds as they would begin there, wherever the one before it ended. */
export async function draftedAt(student: Student, text: TaughtText, anchors: readonly number[]): Promise<Pick<DraftedRound, 'anchor' | 'accepted' | 'drafts'>[]> {
  const drafts = await draftsAt(student, text, anchors);
  return anchors.map((anchor, i) => ({ anchor, drafts: drafts[i]!, accepted: acceptedOf(text.ids, anchor, drafts[i]!) }));
}

export async function draftedRounds(student: Student, text: TaughtText, promptLength: number): Promise<DraftedRound[]> {
  return roundsOn(text.ids, promptLength, await draftsAt(student, text, anchorsOf(promptLength, text.ids.length)));
}

async function draftsAt(student: Student, text: TaughtText, anchors: readonly number[]): Promise<number[][]> {
  return (await student.look(text, anchors)).map((block) => block.map(({ token }) => token));
}

/** `drafts`: those of every anchor of the text, in order. */
export function roundsOn(ids: ArrayLike<number>, promptLength: number, drafts: readonly (readonly number[])[]): DraftedRound[] {
  const of = (anchor: number): readonly number[] => drafts[anchor - (promptLength - 1)]!;
  return walkRounds(promptLength, ids.length, (anchor) => acceptedOf(ids, anchor, of(anchor))).map((round) => ({ ...round, drafts: of(round.anchor) }));
}

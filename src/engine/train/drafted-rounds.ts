/** The rounds that a student would go through on a text that the target wrote greedily, with what it drafts in each: a roll-out by one pass. */
import { acceptedOf, anchorsOf, walkRounds, type WalkedRound } from '#core/training/rounds-on-text.ts';
import type { Student, TaughtText } from './student.ts';

export interface DraftedRound extends WalkedRound {
  readonly drafts: readonly number[];
}

export async function draftedRounds(student: Student, text: TaughtText, promptLength: number): Promise<DraftedRound[]> {
  const { ids } = text;
  const anchors = anchorsOf(promptLength, ids.length);
  const drafts = await student.draftEverywhere(text, anchors);
  const draftsAt = (anchor: number): readonly number[] => drafts[anchor - anchors[0]!]!;
  return walkRounds(promptLength, ids.length, (anchor) => acceptedOf(ids, anchor, draftsAt(anchor))).map((round) => ({ ...round, drafts: draftsAt(round.anchor) }));
}

/** What a student drafts on a text that the target wrote greedily: in the rounds that it would go through, a roll-out by one pass; or at given anchors. */
import { acceptedOf, anchorsOf, walkRounds, type WalkedRound } from '#core/training/rounds-on-text.ts';
import type { TaughtText } from './dflash-network.ts';
import type { Student } from './student.ts';

export interface DraftedRound extends WalkedRound {
  readonly drafts: readonly number[];
}

/** Rounds as they would begin there, wherever the one before it ended. */
export async function draftedAt(student: Student, text: TaughtText, anchors: readonly number[]): Promise<Pick<DraftedRound, 'anchor' | 'accepted' | 'drafts'>[]> {
  const drafts = await student.draftEverywhere(text, anchors);
  return anchors.map((anchor, i) => ({ anchor, drafts: drafts[i]!, accepted: acceptedOf(text.ids, anchor, drafts[i]!) }));
}

export async function draftedRounds(student: Student, text: TaughtText, promptLength: number): Promise<DraftedRound[]> {
  const { ids } = text;
  const anchors = anchorsOf(promptLength, ids.length);
  const drafts = await student.draftEverywhere(text, anchors);
  const draftsAt = (anchor: number): readonly number[] => drafts[anchor - anchors[0]!]!;
  return walkRounds(promptLength, ids.length, (anchor) => acceptedOf(ids, anchor, draftsAt(anchor))).map((round) => ({ ...round, drafts: draftsAt(round.anchor) }));
}

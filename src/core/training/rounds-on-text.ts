/**
 * Rounds of greedy speculative decoding, walked over the text that they would write. Lossless decoding writes the target's own greedy
 * text whatever the drafter, so what a drafter proposes at each position of it says how all rounds would go: a roll-out without
 * running one.
 *
 * A round at anchor a drafts for positions a + 1 ..; it keeps the leading drafts that are the text's own, and the target adds the
 * next token, which is the next round's anchor (specdec.md 5.2).
 */
export interface WalkedRound {
  /** Position of the last committed token as the round begins. */
  readonly anchor: number;
  /** Leading drafts that the text has too. */
  readonly accepted: number;
  /** Tokens that the round adds: accepted + 1, fewer only at the end of the text. */
  readonly tokens: number;
}

/** Positions where a round can begin: from the prompt's last token to the last but one of the text. */
export function anchorsOf(promptLength: number, length: number): number[] {
  return Array.from({ length: Math.max(0, length - promptLength) }, (_, i) => promptLength - 1 + i);
}

/** Leading drafts that are the text's own; drafts behind its end are not. */
export function acceptedOf(ids: ArrayLike<number>, anchor: number, drafts: ArrayLike<number>): number {
  let accepted = 0;
  while (accepted < drafts.length && anchor + 1 + accepted < ids.length && drafts[accepted] === ids[anchor + 1 + accepted]) accepted += 1;
  return accepted;
}

/** `acceptedAt(anchor)`: what a round there would keep. */
export function walkRounds(promptLength: number, length: number, acceptedAt: (anchor: number) => number): WalkedRound[] {
  const rounds: WalkedRound[] = [];
  for (let anchor = promptLength - 1; anchor < length - 1; ) {
    const accepted = acceptedAt(anchor);
    const tokens = Math.min(accepted + 1, length - 1 - anchor);
    rounds.push({ anchor, accepted, tokens });
    anchor += tokens;
  }
  return rounds;
}

/** Tokens a round, tau. */
export function acceptanceLength(rounds: readonly WalkedRound[]): number {
  return rounds.reduce((sum, { tokens }) => sum + tokens, 0) / rounds.length;
}

/** Of the rounds that kept all drafts before slot k (and had a token of the text there), the share that kept slot k too: k = 1 .. slots. */
export function acceptanceByPosition<Round extends WalkedRound>(rounds: readonly Round[], slots: number, length: (round: Round) => number): (number | null)[] {
  return Array.from({ length: slots }, (_, i) => {
    const reached = rounds.filter((round) => round.accepted >= i && round.anchor + 1 + i < length(round));
    return reached.length === 0 ? null : reached.filter(({ accepted }) => accepted > i).length / reached.length;
  });
}

/**
 * Acceptance figures of a run, under the names that serving stacks use (vLLM's counters; specdec.md 1.1):
 *
 *   acceptanceLength τ        1 + accepted / verify passes: the 1 is the target's own token, which a pass that ends with an
 *                             accepted stop token does not add (tokens / passes is then a little less)
 *   draftAcceptanceRate       accepted / drafted
 *   acceptanceByPosition[i]   passes that accepted slot i+1 / all passes; they sum to τ - 1
 *   conditionalAcceptance[i]  passes that accepted slot i+1 / passes that judged it, all before it being accepted
 *   histogram[a]              passes that accepted a drafts (the added token excluded)
 *
 * A pass without drafts counts as a verify pass: it cost one. Of a tree a slot is a level: at most one of its drafts is kept.
 */
export interface RoundOutcome {
  readonly drafted: number;
  readonly accepted: number;
  /** Slots deep; fewer than the drafts where they branch. */
  readonly levels?: number;
  /** Slots that the target looked at, where a stop left fewer than one more than it accepted. */
  readonly judged?: number;
}

/** What rounds add up to: all that the GPU keeps of them, and enough for the first three figures. */
export interface AcceptanceCounts {
  readonly rounds: number;
  readonly drafted: number;
  readonly accepted: number;
  /** Rounds that accepted slot 1, 2, ... */
  readonly acceptedAt: readonly number[];
}

export interface AcceptanceRates {
  readonly acceptanceLength: number;
  readonly draftAcceptanceRate: number;
  readonly acceptanceByPosition: readonly number[];
}

export interface Acceptance extends AcceptanceRates {
  readonly verifyPasses: number;
  readonly draftedTokens: number;
  readonly acceptedTokens: number;
  /** Passes that accepted, and that judged, slot 1, 2, ... */
  readonly acceptedAt: readonly number[];
  readonly judgedAt: readonly number[];
  readonly conditionalAcceptance: readonly number[];
  readonly histogram: readonly number[];
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

export function acceptanceRates({ rounds, drafted, accepted, acceptedAt }: AcceptanceCounts): AcceptanceRates {
  return {
    acceptanceLength: 1 + share(accepted, rounds),
    draftAcceptanceRate: share(accepted, drafted),
    acceptanceByPosition: acceptedAt.map((count) => share(count, rounds)),
  };
}

export function acceptance(rounds: readonly RoundOutcome[]): Acceptance {
  const deepest = rounds.reduce((most, { drafted, levels = drafted }) => Math.max(most, levels), 0);
  const acceptedAt = new Array<number>(deepest).fill(0);
  const judgedAt = new Array<number>(deepest).fill(0);
  const histogram = new Array<number>(deepest + 1).fill(0);
  let draftedTokens = 0;
  let acceptedTokens = 0;
  for (const { drafted, accepted, levels = drafted, judged = Math.min(accepted + 1, levels) } of rounds) {
    if (!(accepted >= 0 && accepted <= drafted)) throw new RangeError(`a round cannot accept ${accepted} of ${drafted} drafts`);
    draftedTokens += drafted;
    acceptedTokens += accepted;
    histogram[accepted] = (histogram[accepted] ?? 0) + 1;
    for (let s = 0; s < accepted; s += 1) acceptedAt[s] = (acceptedAt[s] ?? 0) + 1;
    for (let s = 0; s < judged; s += 1) judgedAt[s] = (judgedAt[s] ?? 0) + 1;
  }
  return {
    ...acceptanceRates({ rounds: rounds.length, drafted: draftedTokens, accepted: acceptedTokens, acceptedAt }),
    verifyPasses: rounds.length,
    draftedTokens,
    acceptedTokens,
    acceptedAt,
    judgedAt,
    conditionalAcceptance: acceptedAt.map((count, s) => share(count, judgedAt[s] ?? 0)),
    histogram,
  };
}

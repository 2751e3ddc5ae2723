/**
 * One round over a chain: the drafted tokens are judged from the front until the first rejection; then the target adds one token
 * of its own, a correction (from the residual, or the draw that disagreed) or, when all were accepted, a bonus from the last row.
 *
 * A stop token among the accepted ends the text there: what follows is not judged, and the target adds nothing.
 */
import { PURPOSE } from '../rng/counter.ts';
import type { AcceptRule, Verdict } from '../trace/events.ts';
import { correctionRow, judge, targetDraw, type Judgement, type Place } from './accept-rules.ts';
import { choose } from './choose.ts';

export interface ChainRound {
  readonly rule: AcceptRule;
  readonly temperature: number;
  readonly seed: number;
  readonly sequence: number;
  /** Committed tokens before the round: the first draft stands at this absolute position. */
  readonly position: number;
  readonly drafts: readonly number[];
  /** The target's rows, one more than drafts: row s judges draft s, the last one gives the bonus. */
  readonly target: readonly ArrayLike<number>[];
  /** The draft's rows; null: proposals without a distribution. */
  readonly draft: readonly ArrayLike<number>[] | null;
  readonly stopToken: number | null;
}

export interface JudgedSlot extends Judgement {
  readonly verdict: Verdict;
}

export interface ChainVerdict {
  readonly slots: readonly JudgedSlot[];
  readonly accepted: number;
  /** What the target adds, and the distribution that it was drawn from; null after an accepted stop token. */
  readonly added: { readonly token: number; readonly kind: 'corrected' | 'bonus'; readonly from: ArrayLike<number> } | null;
  /** Accepted drafts, then what the target added. */
  readonly committed: readonly number[];
}

export function judgeChain(round: ChainRound): ChainVerdict {
  const { rule, temperature, drafts, stopToken } = round;
  const row = (s: number): ArrayLike<number> => {
    const p = round.target[s];
    if (!p) throw new RangeError(`the target has no row for slot ${s + 1} of ${drafts.length}`);
    return p;
  };
  const place = (s: number): Place => ({ seed: round.seed, sequence: round.sequence, position: round.position + s });
  const slots: JudgedSlot[] = [];
  const closed = (added: ChainVerdict['added']): ChainVerdict => {
    const accepted = slots.filter(({ verdict }) => verdict === 'accepted').length;
    while (slots.length < drafts.length) slots.push({ accepted: false, u: null, drawn: null, verdict: 'unreached' });
    const kept = drafts.slice(0, accepted);
    return { slots, accepted, added, committed: added ? [...kept, added.token] : kept };
  };
  for (const [s, token] of drafts.entries()) {
    const q = round.draft?.[s] ?? null;
    const judgement = judge(rule, temperature, token, row(s), q, place(s));
    slots.push({ ...judgement, verdict: judgement.accepted ? 'accepted' : 'rejected' });
    if (!judgement.accepted) return closed(correction(token, judgement, row(s), q, place(s)));
    if (token === stopToken) return closed(null);
  }
  const last = row(drafts.length);
  return closed({ token: targetDraw(rule, last, place(drafts.length)), kind: 'bonus', from: last });

  function correction(token: number, { drawn }: Judgement, p: ArrayLike<number>, q: ArrayLike<number> | null, at: Place): ChainVerdict['added'] {
    if (drawn !== null) return { token: drawn, kind: 'corrected', from: p };
    const from = correctionRow(rule, token, p, q);
    return { token: choose(from, { ...at, purpose: PURPOSE.residual }), kind: 'corrected', from };
  }
}

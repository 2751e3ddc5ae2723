/**
 * Accept rules R1-R4 for one drafted token. Each keeps the target's distribution exactly (proofs and measurements: specdec.md 2.2):
 *
 *   R1  d ~ q              accept with probability min(1, p(d) / q(d)), else draw from norm(max(p - q, 0))
 *   R2  any fixed d        R1 with q all on d: accept with probability p(d), else draw from p without d
 *   R3  any d              draw y ~ p once; accept if y = d; either way y is what is written
 *   R4  d = argmax(log q + g)   R3 with y = argmax(log p + g) on the *same* noise g, keyed by position
 *
 * At temperature 0, p is one-hot and every rule is "is d the target's argmax?"; no coin is tossed.
 * The kernels' twins: shaders/accept-ratio.wgsl (R1, R2) and shaders/accept-match.wgsl (R3, R4, temperature 0).
 */
import { counterStream, counterUniform, PURPOSE, type CounterKey } from '../rng/counter.ts';
import type { AcceptRule, RunConfig } from '../trace/events.ts';
import { fillsBlocks } from '../trace/trained-weights.ts';
import { choose } from './choose.ts';
import { residual, pointMass } from './residual.ts';

/** Where a token will stand: what all of its noise is keyed by. */
export type Place = Pick<CounterKey, 'seed' | 'sequence' | 'position'>;

export interface Judgement {
  readonly accepted: boolean;
  /** The coin of R1 and R2. */
  readonly u: number | null;
  /** What the target itself would write here (R3, R4, temperature 0). */
  readonly drawn: number | null;
}

/** R1 and R2 toss a coin on a ratio of probabilities; R3, R4 and temperature 0 ask for equality with the target's own draw. */
export function tossesCoin(rule: AcceptRule, temperature: number): boolean {
  return temperature > 0 && (rule === 'R1' || rule === 'R2');
}

/** Drafters that go token by token can draw each from what they think behind the one before; others propose what they find, whatever the rule. */
export const drawsProposals = (run: Pick<RunConfig, 'drafter' | 'weights'>): boolean => run.drafter !== 'none' && run.drafter !== 'prompt-lookup' && !fillsBlocks(run);

/**
 * How a drafter must choose its proposal so that the rule holds: sampled from q, coupled with the target, or its argmax. The rows of
 * a block are no distribution of a text, so whoever fills one in proposes its argmax under every rule.
 */
export function proposalPurpose(rule: AcceptRule, temperature: number, inBlocks = false): typeof PURPOSE.draft | typeof PURPOSE.gumbel | null {
  if (temperature === 0 || inBlocks) return null;
  return rule === 'R1' ? PURPOSE.draft : rule === 'R4' ? PURPOSE.gumbel : null;
}

/** Which noise the target's own draw uses; null at temperature 0. Plain decoding draws as R4 does. */
export function targetPurpose(rule: AcceptRule, temperature: number): typeof PURPOSE.target | typeof PURPOSE.gumbel | null {
  if (temperature === 0) return null;
  return rule === 'R4' ? PURPOSE.gumbel : PURPOSE.target;
}

/** Draws a token from the target's row as the rule prescribes. At temperature 0 `p` is one-hot, and any noise finds its argmax. */
export function targetDraw(rule: AcceptRule, p: ArrayLike<number>, place: Place): number {
  return choose(p, { ...place, purpose: targetPurpose(rule, 1) ?? PURPOSE.gumbel });
}

/** `q` is null for a proposal that was not drawn from a distribution (R1 then is R2). */
export function judge(rule: AcceptRule, temperature: number, token: number, p: ArrayLike<number>, q: ArrayLike<number> | null, place: Place): Judgement {
  if (!tossesCoin(rule, temperature)) {
    const drawn = targetDraw(rule, p, place);
    return { accepted: drawn === token, u: null, drawn };
  }
  const u = counterUniform(counterStream({ ...place, purpose: PURPOSE.accept }));
  const proposed = rule === 'R2' || q === null ? 1 : (q[token] ?? 0);
  return { accepted: u * proposed < (p[token] ?? 0), u, drawn: null };
}

/** What the correction is drawn from after a rejection under R1 or R2. */
export function correctionRow(rule: AcceptRule, token: number, p: ArrayLike<number>, q: ArrayLike<number> | null): Float64Array {
  return residual(p, rule === 'R2' || q === null ? pointMass(token, p.length) : q);
}

/**
 * Reads probabilities off the stored head of a distribution: P(token) = exp(logit / T - logZ) (events.ts). The head is cut
 * to the top few tokens; the mass below the cut is the tail, and whatever it hides is bounded here, never guessed.
 */
import type { Distribution } from './events.ts';

export interface TokenProbability {
  readonly token: number;
  readonly probability: number;
}

/** At temperature 0 the log holds beliefs at T = 1. */
export const readingTemperature = (temperature: number): number => (temperature > 0 ? temperature : 1);

export function heads(distribution: Distribution, temperature: number): readonly TokenProbability[] {
  const t = readingTemperature(temperature);
  return distribution.tokens.map((token, i) => ({
    token,
    probability: Math.min(1, Math.exp((distribution.logits[i] ?? -Infinity) / t - distribution.logZ)),
  }));
}

/** Mass of all tokens that the head does not name. */
export function tailMass(head: readonly TokenProbability[]): number {
  return Math.max(0, 1 - head.reduce((sum, { probability }) => sum + probability, 0));
}

export interface Overlap {
  readonly token: number;
  readonly p: number;
  readonly q: number;
}

export interface Overlay {
  /** Every token that either head names, likeliest first by max(p, q). A token that one head misses counts 0 there. */
  readonly tokens: readonly Overlap[];
  /** Sum of min(p, q) over the named tokens: a lower bound of the chance of acceptance, 1 - TV(p, q). */
  readonly shared: number;
  /** How much the cut can hide at the most: what q's head misses adds up to qTail or less, what p's head misses to pTail or less. */
  readonly hidden: number;
  readonly pTail: number;
  readonly qTail: number;
}

export function overlay(target: Distribution, draft: Distribution, temperature: number): Overlay {
  const [p, q] = [heads(target, temperature), heads(draft, temperature)];
  const pOf = new Map(p.map((x) => [x.token, x.probability]));
  const qOf = new Map(q.map((x) => [x.token, x.probability]));
  const tokens = [...new Set([...pOf.keys(), ...qOf.keys()])]
    .map((token) => ({ token, p: pOf.get(token) ?? 0, q: qOf.get(token) ?? 0 }))
    .sort((a, b) => Math.max(b.p, b.q) - Math.max(a.p, a.q) || a.token - b.token);
  const [pTail, qTail] = [tailMass(p), tailMass(q)];
  return {
    tokens,
    shared: Math.min(1, tokens.reduce((sum, both) => sum + Math.min(both.p, both.q), 0)),
    hidden: Math.min(1, pTail + qTail),
    pTail,
    qTail,
  };
}

/**
 * How far two judges agree on the same questions (pibench.md 8.3): the share of equal verdicts, and Cohen's kappa, κ = (p_o − p_e) / (1 − p_e), where
 * p_e is what two judges of these habits would agree on by chance (Cohen 1960).
 */
import type { Verdict } from '../judge.ts';

export interface JudgedPair {
  /** Of the question: session, turn, kind and item. */
  readonly key: string;
  readonly first: Verdict;
  readonly second: Verdict;
}

export interface Disagreement extends JudgedPair {
  /** Who was right, as a person says; null: nobody has said. */
  readonly right: 'first' | 'second' | null;
}

export interface Agreement {
  /** Both gave a verdict. */
  readonly compared: number;
  /** One of them gave none that could be read. */
  readonly failed: number;
  readonly agreed: number;
  /** agreed / compared, in 0..1; null: nothing was compared. */
  readonly share: number | null;
  /** null: it does not exist, since each of them says the same of everything, or nothing was compared. */
  readonly kappa: number | null;
  readonly disagreements: readonly Disagreement[];
}

/** `labels`: what a person says the verdict should be, by key. */
export function agreement(pairs: readonly JudgedPair[], labels: ReadonlyMap<string, boolean> = new Map()): Agreement {
  const judged = pairs.filter(({ first, second }) => first.failed !== true && second.failed !== true);
  const n = judged.length;
  const count = (holds: (pair: JudgedPair) => boolean): number => judged.filter(holds).length;
  const agreed = count(({ first, second }) => first.yes === second.yes);
  const [firstYes, secondYes] = [count(({ first }) => first.yes), count(({ second }) => second.yes)];
  // in whole numbers: n² p_e
  const chance = firstYes * secondYes + (n - firstYes) * (n - secondYes);
  return {
    compared: n,
    failed: pairs.length - n,
    agreed,
    share: n === 0 ? null : agreed / n,
    kappa: n === 0 || chance === n * n ? null : (agreed * n - chance) / (n * n - chance),
    disagreements: judged.filter(({ first, second }) => first.yes !== second.yes).map((pair) => {
      const label = labels.get(pair.key);
      return { ...pair, right: label === undefined ? null : label === pair.first.yes ? 'first' : 'second' };
    }),
  };
}

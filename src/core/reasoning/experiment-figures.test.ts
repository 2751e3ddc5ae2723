/** Rivals on decided pairs, step likelihood by hand, curves over seeds, win rates, each pass rule at both sides of its edge, the file at its border, the claims of the shipped one. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeAlgebra } from '../tasks/alglab/alglab-tokens.ts';
import { problemSets } from '../tasks/alglab/problem-sets.ts';
import { algebraText, writeTrace } from '../tasks/alglab/write-trace.ts';
import { Seeded } from '../tasks/seeded.ts';
import type { BestOfN } from './best-of-n.ts';
import { claimsOf, policyClaims, type Findings } from './claims.ts';
import { EXPERIMENT_FORMAT, EXPERIMENT_VERSION, readExperiment } from './experiment-file.ts';
import { alphaCurves, finalDifference, type PolicyRun } from './policy-runs.ts';
import { rivalFigures, type DecidedPair, type RivalFigures } from './rivals.ts';
import { stepLikelihood } from './step-likelihood.ts';
import { winRate, winsOf } from './win-rate.ts';

const at = (value: number) => ({ value, low: value - 0.01, high: value + 0.01 });

describe('rivals', () => {
  const pair = (part: Partial<DecidedPair>): DecidedPair => ({ problem: 'p1', tokens: { chosen: 5, rejected: 9 }, flat: 'right', reward: { chosen: 1, rejected: 0 }, stepLikelihood: { chosen: -1, rejected: -1 }, ...part });

  it('are right, tie or wrong, and a tie is wrong', () => {
    const figures = rivalFigures([pair({}), pair({ flat: 'tie', tokens: { chosen: 9, rejected: 5 } }), pair({ problem: 'p2', reward: { chosen: 0, rejected: 1 } }), pair({ problem: 'p2', flat: 'wrong' })], 1);
    const of = (rival: string) => figures.find((own) => own.rival === rival)!;
    expect(of('trm')).toMatchObject({ right: 3, tie: 0, wrong: 1, accuracy: { value: 0.75 } });
    expect(of('flat')).toMatchObject({ right: 2, tie: 1, wrong: 1, accuracy: { value: 0.5 } });
    expect(of('stepLikelihood')).toMatchObject({ right: 0, tie: 4, accuracy: { value: 0 } });
    expect(of('shorter')).toMatchObject({ right: 3, wrong: 1 });
  });

  it('are left out where one pair was not measured, and of no pairs there are none', () => {
    expect(rivalFigures([pair({}), pair({ reward: null })], 1).map(({ rival }) => rival)).toEqual(['flat', 'stepLikelihood', 'shorter', 'coin']);
    expect(rivalFigures([], 1)).toEqual([]);
  });
});

describe('step likelihood', () => {
  const of = (text: string): number => {
    const ids = encodeAlgebra(text)!;
    return stepLikelihood(ids, ids.map((_, i) => -(i + 1)));
  };

  it('is the mean over steps of their values’ log-probabilities, merges and answers left out', () => {
    // '#1 ' 'inv ' 'g1:' 3 '=' 4 5 '\n' : the value stands at 5 and 6
    expect(of('#1 inv g1:3=45')).toBe(-6 - 7);
    expect(of('#1 inv g1:3=45\n#2 inv #1:45=6<answer>6<eos>')).toBe((-6 - 7 - 15) / 2);
    expect(of('#1 inv g1:3=45\n#2 #1:45=#1:45')).toBe(-6 - 7);
  });

  it('of no step is the least there is', () => {
    expect([of(''), of('<answer>6<eos>'), of('#1 inv g1:3=')]).toEqual([-Infinity, -Infinity, -Infinity]);
  });
});

const run = (alpha: number, seed: number, accuracy: number): PolicyRun => ({
  alpha, seed,
  rows: [['evaluation', 0], ['step', 1], ['step', 2], ['evaluation', 2]].map(([kind, step]) => ({ kind: kind as 'step', step: step as number, accuracy: accuracy * Number(step) / 2, traceReward: step === 1 ? null : seed, length: 10, entropy: 1, truncated: 0 })),
});
const runs = [run(0.2, 2, 0.6), run(0, 1, 0.4), run(0.2, 1, 0.5), run(0, 2, 0.5), run(0.8, 1, 0.5)];

describe('curves over seeds', () => {
  const curves = alphaCurves(runs);

  it('are means with the smallest and largest seed, by alpha', () => {
    expect(curves.map(({ alpha, seeds, finalBySeed }) => [alpha, seeds, finalBySeed])).toEqual([[0, [1, 2], [0.4, 0.5]], [0.2, [1, 2], [0.5, 0.6]], [0.8, [1], [0.5]]]);
    expect(curves[1]!.steps.map(({ step, traceReward }) => [step, traceReward])).toEqual([[1, null], [2, { value: 1.5, low: 1, high: 2 }]]);
    expect(curves[1]!.evaluations.map(({ step }) => step)).toEqual([0, 2]);
  });

  it('are compared seed by seed, over those that both have', () => {
    expect(finalDifference(curves, 0.2, 0)!.value).toBeCloseTo(0.1);
    expect(finalDifference(curves, 0.8, 0.2)).toMatchObject({ value: 0, seeds: [1] });
    expect(finalDifference(curves, 0.5, 0)).toBeNull();
    expect(() => alphaCurves([{ ...runs[0]!, rows: [] }])).toThrow(RangeError);
  });
});

it('wins are of right traces on the same problems', async () => {
  const duels = problemSets(1, 40).eval.map(({ id, problem }, i) => {
    const written = (style: 'terse' | 'reflective') => [{ completion: algebraText(problem, writeTrace(problem, style, new Seeded(i))).completion, correct: true }];
    return { id, problem, ours: written('terse'), theirs: written('reflective') };
  });
  const wins = await winsOf(duels, 1);
  expect(wins.won).toBeGreaterThan(wins.lost);
  expect(wins.won + wins.lost + wins.tied).toBe(40);
  expect(await winsOf(duels.map(({ ours, ...duel }) => ({ ...duel, ours: ours.map((trace) => ({ ...trace, correct: false })) })), 1)).toEqual({ won: 0, lost: 0, tied: 0 });
  expect([winRate({ won: 3, lost: 1, tied: 9 }), winRate({ won: 0, lost: 0, tied: 2 })]).toEqual([0.75, null]);
});

describe('claims', () => {
  const rival = (name: RivalFigures['rival'], value: number): RivalFigures => ({ rival: name, right: 0, tie: 0, wrong: 0, accuracy: at(value) });
  const curve = (values: readonly number[]) => values.map((value, i) => ({ n: 2 ** i, ...at(value), error: 0.01 }));
  const best = (values: readonly number[]) => ({ gain: at(values.at(-1)! - values[0]!), curves: { trm: curve(values) } as unknown as BestOfN['curves'] });
  const found: Findings = { seed: 1, pool: { tiesApart: at(0.1) }, rivals: [rival('trm', 0.8), rival('flat', 0.7), rival('stepLikelihood', 0.5)], best: best([0.5, 0.56]), alphas: alphaCurves(runs), wins: [{ alpha: 0.2, won: 3, lost: 2, tied: 1 }] };
  const holds = (part: Partial<Findings>) => claimsOf({ ...found, ...part }).map((claim) => claim.holds);

  it('hold as the pass rules say', () => {
    expect(holds({})).toEqual([true, true, true, true, true]);
    expect(holds({ rivals: [rival('trm', 0.79), rival('flat', 0.7), rival('stepLikelihood', 0.5)] })[0]).toBe(false);
    expect(holds({ rivals: [rival('trm', 0.9), rival('flat', 0.95), rival('stepLikelihood', 0.5)] })[0]).toBe(false);
    expect(holds({ best: best([0.5, 0.54]) })[1]).toBe(false);
    expect(holds({ best: best([0.5, 0.9, 0.8]) })[1]).toBe(false);
    expect(holds({ wins: [{ alpha: 0.2, won: 2, lost: 2, tied: 0 }] })[2]).toBe(false);
    expect(holds({ alphas: alphaCurves([run(0, 1, 0.5), run(0.2, 1, 0.4), run(0.8, 1, 0.45)]) }).slice(2, 4)).toEqual([false, false]);
    expect(holds({ pool: { tiesApart: at(0) } })[4]).toBe(false);
  });

  it('are not measured where a run is missing, and undecided where a part of it is', () => {
    const none = claimsOf({ seed: 1, pool: null, rivals: null, best: null, alphas: null, wins: null });
    expect(none.every(({ measured, holds: own, interval, seeds }) => measured === null && own === null && interval === null && seeds.length === 0)).toBe(true);
    expect(holds({ wins: null })[2]).toBeNull();
    expect(holds({ rivals: [rival('trm', 0.9)] })[0]).toBeNull();
    const file = { format: EXPERIMENT_FORMAT, version: EXPERIMENT_VERSION, date: '', commit: '', command: '', claims: none.map((one) => ({ ...one, scale: '' })), judge: null, trm: null, rivals: null, best: null, alphas: alphaCurves(runs), wins: found.wins, larger: null };
    expect(readExperiment(JSON.parse(JSON.stringify(file)))).toMatchObject({ judge: null, wins: found.wins });
    expect(() => readExperiment({ ...file, version: 2 })).toThrow();
    expect(() => readExperiment({ ...file, claims: [{ id: 'C9' }] })).toThrow();
  });

  it('are in the shipped file what its own figures come to', () => {
    const file = readExperiment(JSON.parse(readFileSync('public/reasoning/experiment.json', 'utf8')));
    const stripped = ({ claims: own }: Pick<typeof file, 'claims'>) => own.map(({ scale, ...claimed }) => { expect(scale).not.toBe(''); return claimed; });
    expect(stripped(file)).toEqual(claimsOf({ seed: 1, pool: file.judge, rivals: file.rivals, best: file.best, alphas: file.alphas, wins: file.wins }));
    expect(stripped(file.larger!)).toEqual(policyClaims(1, file.larger!.alphas, file.larger!.wins));
  });
});

/** The overall rule, unanimity, kinds of removal; the rule judge with and without bias and noise; rivals; a model's replies; reasons that name steps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dagOfThought } from './dag-of-thought.ts';
import { flatJudge, flatTrace, FLAT_DIMENSIONS } from './flat-judge.ts';
import { judgeViews } from './judge-views.ts';
import { promptedJudge, readVerdict, verdictPrompt } from './llm-verdict.ts';
import { scoreTrace, type MeScores, type ScoredTrace } from './me-scores.ts';
import { callNoise, JUDGE_SCALE } from './noisy-scale.ts';
import { pairReasons } from './pair-reasons.ts';
import { judgePair, overallWinner, type Call, type PairwiseJudge, type Verdict, type Winner } from './pairwise-judge.ts';
import { preferAtRandom, preferShorter } from './plain-preferences.ts';
import { scoredVerdicts } from './scored-verdicts.ts';
import { DIMENSIONS } from './step-costs.ts';

const says = (winner: Winner, margin = 0): Verdict => ({ winner, margin, reason: null, named: { first: [], second: [] } });
const scored = (...scores: readonly [number, number, number, number]): ScoredTrace => ({ scores: Object.fromEntries(DIMENSIONS.map((dimension, i) => [dimension, scores[i]])) as MeScores, costs: [] });
const GOOD = scored(1, 1, 1, 1);
const POOR = scored(0.5, 0.6, 0.7, 0.6);
const QUIET = { noise: 0, bias: 0, band: 0.05 };
const SWAPPED = { first: 'second', second: 'first', tie: 'tie' } as const;

/** One dimension, by what a function says of each call. */
const judgeBy = (winner: (call: Call) => Winner): PairwiseJudge<string, 'one'> => ({ name: 'test', dimensions: ['one'], verdict: (_, __, ___, call) => says(winner(call)) });

describe('the overall verdict', () => {
  it.each<[readonly Verdict[], Winner]>([
    [[says('first'), says('first'), says('second'), says('tie')], 'first'],
    [[says('second', -1), says('tie'), says('tie'), says('tie')], 'second'],
    [[says('first', 0.1), says('second', -0.3), says('tie'), says('tie')], 'second'],
    [[says('first', 0.1), says('second', -0.12), says('tie'), says('tie')], 'tie'],
    [[says('first', 0.4), says('second', -0.06), says('tie', 0.01), says('tie')], 'first'],
    [[], 'tie'],
  ])('%# is the sign of the sum, then of the margin outside its band', (verdicts, winner) => {
    expect(overallWinner(verdicts)).toBe(winner);
    expect(overallWinner(verdicts.map((verdict) => says(SWAPPED[verdict.winner], -verdict.margin)))).toBe(SWAPPED[winner]);
  });
});

describe('six calls', () => {
  it.each<[string, (call: Call) => Winner, string, string]>([
    ['agree on a', ({ order }) => (order === 0 ? 'first' : 'second'), 'a', 'kept'],
    ['agree on b', ({ order }) => (order === 0 ? 'second' : 'first'), 'b', 'kept'],
    ['always tie', () => 'tie', 'tie', 'tie'],
    ['go by what is shown first', () => 'first', 'tie', 'order'],
    ['tie in one order', ({ order }) => (order === 0 ? 'first' : 'tie'), 'tie', 'order'],
    ['waver', ({ order, repeat }) => (repeat === 2 ? 'tie' : order === 0 ? 'first' : 'second'), 'tie', 'unsteady'],
  ])('that %s', async (_, winner, overall, kind) => {
    const judgement = await judgePair(judgeBy(winner), 'x', 'y', 1);
    expect(judgement).toMatchObject({ overall, kind, dimensions: { one: overall } });
    expect(judgement.calls.map(({ order, repeat }) => `${order}${repeat}`)).toEqual(['00', '01', '02', '10', '11', '12']);
  });

  it('show each trace first three times, and are stopped by a signal', async () => {
    const shown: string[] = [];
    await judgePair({ name: 't', dimensions: ['d'], verdict: (_, first, second) => { shown.push(`${first}${second}`); return says('tie'); } } satisfies PairwiseJudge<string, 'd'>, 'x', 'y', 1);
    expect(shown).toEqual(['xy', 'xy', 'xy', 'yx', 'yx', 'yx']);
    await expect(judgePair(judgeBy(() => 'tie'), 'x', 'y', 1, AbortSignal.abort())).rejects.toThrow();
  });
});

describe('the rule judge', () => {
  it('without noise and bias says what the scores say, and ties within the band', async () => {
    expect(await judgePair(scoredVerdicts(1, QUIET), POOR, GOOD, 7)).toMatchObject({ overall: 'b', kind: 'kept', dimensions: { macroEfficiency: 'b', microEffectiveness: 'b' } });
    expect(await judgePair(scoredVerdicts(1, QUIET), GOOD, scored(0.97, 1, 1, 1), 7)).toMatchObject({ overall: 'tie', kind: 'tie' });
  });

  it('without bias has no favourite, whoever is shown first', async () => {
    const judge = scoredVerdicts(3, { ...JUDGE_SCALE, bias: 0 });
    const lean = async (a: ScoredTrace, b: ScoredTrace): Promise<number> => {
      let sum = 0;
      for (let pair = 0; pair < 2000; pair++) for (const { overall } of (await judgePair(judge, a, b, pair)).calls.slice(0, 1)) sum += overall === 'a' ? 1 : overall === 'b' ? -1 : 0;
      return sum / 2000;
    };
    expect(Math.abs(await lean(GOOD, GOOD))).toBeLessThan(0.07);
    const close = scored(0.98, 0.98, 0.99, 1);
    expect(Math.abs((await lean(GOOD, close)) + (await lean(close, GOOD)))).toBeLessThan(0.1);
    expect(await lean(GOOD, close)).toBeGreaterThan(0.1);
  });

  it('with bias favours the first, which the two orders bring to light', async () => {
    const kinds = await Promise.all(Array.from({ length: 300 }, async (_, pair) => judgePair(scoredVerdicts(5), GOOD, GOOD, pair)));
    const first = kinds.flatMap(({ calls }) => calls).filter(({ order, overall }) => overall === (order === 0 ? 'a' : 'b')).length;
    expect(first / 1800).toBeGreaterThan(0.5);
    expect(kinds.filter(({ kind }) => kind === 'kept').length).toBeLessThan(15);
    const apart = await Promise.all(Array.from({ length: 100 }, async (_, pair) => judgePair(scoredVerdicts(5), GOOD, POOR, pair)));
    expect(apart.filter(({ overall }) => overall === 'a').length).toBeGreaterThan(95);
    expect(apart.filter(({ overall }) => overall === 'b')).toHaveLength(0);
  });

  it('is the same for the same call, and its noise is normal', async () => {
    expect(await judgePair(scoredVerdicts(2), GOOD, POOR, 9)).toEqual(await judgePair(scoredVerdicts(2), GOOD, POOR, 9));
    const draws = Array.from({ length: 8000 }, (_, i) => callNoise(11, { pair: i >> 3, order: (i & 1) as 0 | 1, repeat: (i >> 1) & 1 }, (i >> 2) & 1));
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
    expect(Math.abs(mean)).toBeLessThan(0.04);
    expect(draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length).toBeCloseTo(1, 1);
    expect(draws.filter((x) => Math.abs(x) > 1.96).length / draws.length).toBeCloseTo(0.05, 1);
    expect(new Set(draws).size).toBeGreaterThan(7990);
  });

  it('names the steps that cost a trace its points', async () => {
    const trace = (text: string): ScoredTrace => scoreTrace(dagOfThought(text, '9'), { asked: ['inv 3'], isRight: () => true });
    const [a, b] = [trace('#1 inv g1:3=9'), trace('#1 inv g2:4=4\n#2 inv g1:3=9\nhmm check #3 inv g1:3=9')];
    const judgement = await judgePair(scoredVerdicts(1, QUIET), a, b, 1);
    expect(judgement.calls[0]!.verdicts.macroEfficiency.named).toEqual({ first: [], second: [1, 2, 3] });
    const [macro, , micro] = pairReasons(a, b, judgement);
    expect([macro!.outcome, macro!.costs.a, macro!.costs.b.map(({ kind, step }) => `${kind} ${step}`)]).toEqual(['a', [], ['dead 1', 'duplicate 3', 'restart 2', 'restart 3']]);
    expect(micro!.costs.b.map(({ kind, step }) => `${kind} ${step}`)).toEqual(['repeat 3', 'filler 3']);
    expect(micro!.score.a).toBe(1);
  });
});

describe('the flat judge', () => {
  it('sees length, fillers and repeats, and no reference', () => {
    const words = (text: string): number => text.split(/\s+/).length;
    const flat = flatTrace('#1 inv g1:3=5\nhmm check #2 inv g2:3=5\nso #3 inv #1:5=9', words);
    expect(flat.length).toBeCloseTo(-Math.log(12));
    expect([flat.filler, flat.repeats]).toEqual([1 - 1 / 12, 1 - 1 / 3]);
    // the same words with other references are the same to it
    expect(flatTrace('#1 inv g2:3=5\nhmm check #2 inv #1:3=5\nso #3 inv #2:5=9', words)).toEqual(flat);
    expect(Object.values(flatTrace('', words)).every(Number.isFinite)).toBe(true);
  });

  it('prefers the shorter of two otherwise equal', async () => {
    const [short, long] = [flatTrace('a b', (text) => text.length), flatTrace('aaa bbb ccc', (text) => text.length)];
    expect(await judgePair(flatJudge(1), long, short, 3)).toMatchObject({ dimensions: { length: 'b' } });
    expect(FLAT_DIMENSIONS).toHaveLength(3);
  });
});

describe('the plain preferences', () => {
  it('go by length, and by a fair coin that falls the same way for the same pair', () => {
    expect([preferShorter(1, 2), preferShorter(2, 1), preferShorter(1, 1)]).toEqual(['a', 'b', 'tie']);
    const coins = Array.from({ length: 2000 }, (_, pair) => preferAtRandom(4, pair));
    expect(coins).toEqual(Array.from({ length: 2000 }, (_, pair) => preferAtRandom(4, pair)));
    expect(Math.abs(coins.filter((coin) => coin === 'a').length / 2000 - 0.5)).toBeLessThan(0.04);
  });
});

describe('a model as the judge', () => {
  const views = judgeViews(dagOfThought('#1 inv g1:3=5\nalt #2 inv g2:4=4\n#3 inv #1:5=9', '9'));
  const ids = { first: new Set([1, 3]), second: new Set([1, 2]) };

  it('is shown the problem and one view of each, and nothing else', () => {
    const macro = verdictPrompt('macroEfficiency', 'S g1=3; find inv g1?', views, views).user;
    expect(macro).toContain('children');
    expect(verdictPrompt('microEfficiency', 'P', views, views).user).toBe('Problem: "P"\n\nFirst: "[1] #1 inv g1:3=5\\n[3] #3 inv #1:5=9"\n\nSecond: "[1] #1 inv g1:3=5\\n[3] #3 inv #1:5=9"');
    expect(new Set(DIMENSIONS.map((dimension) => verdictPrompt(dimension, 'P', views, views).system)).size).toBe(4);
  });

  it.each<[string, Partial<Verdict>]>([
    ['{"winner":"first","reason":"r","first":[],"second":[2,9]}', { winner: 'first', reason: 'r', named: { first: [], second: [2] } }],
    ['Hm. {"winner": "tie"} I mean {"winner": "second", "first": [3, "1"]}.', { winner: 'second', reason: null, named: { first: [3], second: [] } }],
    ['', { winner: 'tie', failed: true }], ['the first', { failed: true }], ['{"winner":"both"}', { failed: true }], ['{"winner":', { failed: true }], ['{'.repeat(50_000), { failed: true }],
  ])('reads %j', (reply, verdict) => {
    expect(readVerdict(reply, ids)).toMatchObject(verdict);
  });

  it('never throws for a reply', () => {
    fc.assert(fc.property(fc.string(), fc.json(), (a, b) => void readVerdict(`${a}${b}`, ids)));
  });

  it('is asked 24 times a pair, each with a draw of its own in its dimension', async () => {
    const draws: number[] = [];
    const judge = promptedJudge('m', 'P', async (_, draw) => { draws.push(draw); return '{"winner":"first"}'; });
    expect((await judgePair(judge, views, views, 1)).kind).toBe('order');
    expect(draws).toHaveLength(24);
    expect(new Set(draws)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });
});

/**
 * The verdict at its edges: an interval that touches 0, a seed on the wrong side, one seed, a difference too small for the seeds. The stored file
 * passes the border and says what the stored rows say, derived again by other means; so does the README's table. A damaged file is none.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bootstrap } from '#core/stats/bootstrap.ts';
import { armOf, CONTROL, readExperiments, SLOT_GROUPS, START, verdictOf, verdictOnStart, type ArmResult, type Experiment } from './experiment.ts';

interface Row {
  readonly arm: string;
  readonly seed: number;
  readonly budget: number;
  readonly rate: number;
  readonly engine: string;
  readonly models: Experiment['models'];
  readonly steps?: number;
  readonly tau: number;
  readonly kept: readonly number[];
  readonly reverseKl: ArmResult['reverseKl'];
  readonly tokens: readonly number[] | null;
  readonly rounds: readonly number[];
}

const stored = (): unknown => JSON.parse(readFileSync('public/training/draft-opd.json', 'utf8'));
const experiments = readExperiments(stored());
const files = readdirSync('bench-results').filter((name) => /^draft-opd.*\.jsonl$/.test(name));
const rows = files.flatMap((name) => readFileSync(`bench-results/${name}`, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Row));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Both are rounded to a millionth, or come from figures that were rounded to a ten-thousandth. */
const TO_THE_DIGIT = 6;
const ROUNDED = 3.5;
/** Of two bootstraps' ends, with 300 and 4,000 resamples. */
const OTHER_DICE = 0.004;

describe('the stored experiments', () => {
  it('pass the border, newest first', () => {
    expect(experiments.length).toBeGreaterThan(0);
    expect(experiments.map(({ date }) => date)).toEqual(experiments.map(({ date }) => date).toSorted().toReversed());
  });

  it.each(experiments.map((experiment) => [`${experiment.engine}, ${experiment.budget}, ${experiment.models.draft.slice(0, 8)}`, experiment] as const))('%s: says what its rows say', (_, experiment) => {
    const own = rows.filter(({ engine, models, arm, budget }) => engine === experiment.engine && models.draft === experiment.models.draft && (arm === START || budget === experiment.budget));
    const of = (arm: string): readonly Row[] => own.filter((row) => row.arm === arm);
    const tokens = of(START)[0]!.tokens!;
    const roundsOf = (arm: string): readonly number[] => tokens.map((_, prompt) => mean(of(arm).map(({ rounds }) => rounds[prompt]!)));
    const control = roundsOf(CONTROL);
    expect(new Set(own.map(({ arm }) => arm))).toEqual(new Set(experiment.arms.map(({ arm }) => arm)));
    expect(experiment.prompts).toBe(tokens.length);
    for (const arm of experiment.arms) {
      const same = of(arm.arm);
      expect(same.map(({ rate }) => rate)).toEqual(same.map(() => arm.rate));
      expect(arm.seeds).toEqual(same.map(({ seed }) => seed));
      const rounds = roundsOf(arm.arm);
      const tau = sum(tokens) / sum(rounds);
      expect(arm.tau).toBeCloseTo(tau, TO_THE_DIGIT);
      arm.tauBySeed.forEach((each, i) => {
        expect(each).toBeCloseTo(sum(tokens) / sum(same[i]!.rounds), TO_THE_DIGIT);
        expect(each).toBeCloseTo(same[i]!.tau, ROUNDED);
      });
      arm.byPosition.forEach((kept, slot) => expect(kept).toBeCloseTo(mean(same.map((row) => row.kept[slot]!)), TO_THE_DIGIT - 1));
      for (const group of SLOT_GROUPS) expect(arm.reverseKl[group]).toBeCloseTo(mean(same.map(({ reverseKl }) => reverseKl[group])), TO_THE_DIGIT - 1);
      expect(arm.againstControl.difference).toBeCloseTo(tau - sum(tokens) / sum(control), TO_THE_DIGIT);
      const prompts = tokens.map((written, i) => ({ written, own: rounds[i]!, control: control[i]! }));
      const apart = (sample: typeof prompts): number => {
        const written = sum(sample.map((prompt) => prompt.written));
        return written / sum(sample.map((prompt) => prompt.own)) - written / sum(sample.map((prompt) => prompt.control));
      };
      const again = bootstrap(prompts, apart as (sample: readonly (typeof prompts)[number][]) => number, { resamples: 300, level: 0.95, seed: 1 });
      expect(Math.abs(arm.againstControl.low - again.low), `${arm.arm}, low`).toBeLessThan(OTHER_DICE);
      expect(Math.abs(arm.againstControl.high - again.high), `${arm.arm}, high`).toBeLessThan(OTHER_DICE);
    }
  });

  it('are what the README tells', () => {
    const shown = readFileSync('README.md', 'utf8').split('\n').filter((line) => /^\| A\d+[a-z]?, /.test(line));
    expect(shown.length).toBeGreaterThan(2);
    const signed = (x: number): string => `${x < 0 ? '−' : '+'}${Math.abs(x).toFixed(3)}`;
    const cells = ({ arm, tau, seeds, againstControl: { difference, low, high } }: ArmResult): string =>
      `${tau.toFixed(3)} | ${arm === START ? '' : `${seeds.length} `}| ${arm === START || arm === CONTROL ? '' : `${signed(difference)} (${signed(low)} to ${signed(high)}) `}|`;
    for (const line of shown) {
      const [, name, rest] = /^\| (\w+), [^|]+ \| (.+)$/.exec(line) ?? [];
      expect(experiments.flatMap(({ arms }) => arms.filter(({ arm }) => arm === name).map(cells)), line).toContain(rest);
    }
  });
});

describe('a verdict', () => {
  const control = armOf(experiments[0]!, CONTROL)!;
  const arm = (difference: number, half: number, seeds: readonly number[]): ArmResult => ({
    ...control, seeds: seeds.map((_, i) => i + 1), tauBySeed: seeds.map((own) => control.tau + own), againstControl: { difference, low: difference - half, high: difference + half },
  });

  it('needs the interval and every seed on one side', () => {
    expect(verdictOf(arm(0.05, 0.02, [0.04, 0.05, 0.06]), control)).toBe('better');
    expect(verdictOf(arm(-0.05, 0.02, [-0.04, -0.05, -0.06]), control)).toBe('worse');
    expect(verdictOf(arm(0.05, 0.05, [0.04, 0.05, 0.06]), control)).toBe('same');
    expect(verdictOf(arm(0.05, 0.02, [-0.001, 0.05, 0.1]), control)).toBe('same');
    expect(verdictOf(arm(-0.05, 0.02, [0.001, -0.05, -0.1]), control)).toBe('same');
  });

  it('claims nothing from one seed', () => expect(verdictOf(arm(0.5, 0.1, [0.5]), control)).toBe('open'));

  it('claims nothing small from few seeds', () => {
    expect(verdictOf(arm(0.02, 0.01, [0.02, 0.02, 0.02, 0.02]), control)).toBe('same');
    expect(verdictOf(arm(0.02, 0.01, [0.02, 0.02, 0.02, 0.02, 0.02]), control)).toBe('better');
  });

  it('on the drafter before goes by the same rule, whatever the control came to', () => {
    const start = { ...control, seeds: [0], tau: control.tau + 0.03, tauBySeed: [control.tau + 0.03] };
    const beside = (difference: number, seeds: readonly number[]): ArmResult => ({ ...arm(difference + 0.03, 0.02, seeds.map((own) => own + 0.03)), againstStart: { difference, low: difference - 0.02, high: difference + 0.02 } });
    expect(verdictOnStart(beside(0.05, [0.04, 0.05, 0.06]), start)).toBe('better');
    expect(verdictOnStart(beside(0.027, [0.02, 0.03, 0.03]), start)).toBe('same');
    expect(verdictOf(beside(0.027, [0.02, 0.03, 0.03]), control)).toBe('better');
    expect(verdictOnStart(beside(0.05, [-0.01, 0.05, 0.1]), start)).toBe('same');
    expect(verdictOnStart(beside(-0.05, [-0.04, -0.06]), start)).toBe('worse');
    expect(verdictOnStart(beside(0.5, [0.5]), start)).toBe('open');
  });
  it('of more of the same against itself is no difference', () => expect(verdictOf(control, control)).toBe('same'));
});

describe('a file that is not what it should be', () => {
  const file = stored() as { experiments: { arms: object[] }[] };
  const [first] = file.experiments;
  const withArm = (change: object): unknown => ({ ...file, experiments: [{ ...first, arms: first!.arms.map((arm, i) => (i === 1 ? { ...arm, ...change } : arm)) }] });
  it.each([
    ['not JSON of ours', null],
    ['of a later version', { ...file, version: 2 }],
    ['an unknown arm', withArm({ arm: 'A99' })],
    ['no control', { ...file, experiments: [{ ...first, arms: first!.arms.slice(0, 1) }] }],
    ['other seeds than results', withArm({ seeds: [1] })],
    ['a difference outside its interval', withArm({ againstControl: { difference: 1, low: -1, high: 0.5 } })],
    ['an acceptance above 1', withArm({ byPosition: [1.2] })],
  ])('%s: none', (_, json) => expect(readExperiments(json)).toEqual([]));
});

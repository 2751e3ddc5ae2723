/** What a judged pool comes to, in numbers: what was thrown away, what each judge agreed on over the same candidates, and whether scores tell right from wrong. */
import { correlation } from '../stats/correlation.ts';
import type { JudgedProblem, Kind, Mark, PoolTrace } from './judge-pool.ts';
import { measuredOver, type Measured } from './measured.ts';
import { DIMENSIONS, type Dimension } from './step-costs.ts';

export type Kinds = Readonly<Record<Kind, number>>;
export type Marks = Readonly<Record<Mark, number>>;

export interface PoolFigures {
  readonly problems: number;
  readonly traces: number;
  readonly unfinished: number;
  readonly wrong: number;
  /** Right, but word for word what another trace of the problem says. */
  readonly repeated: number;
  readonly usable: number;
  readonly candidates: number;
  readonly dag: Kinds;
  readonly flat: Kinds;
  /** On all that the DAG judge keeps. */
  readonly flatOnKept: Marks;
  /** Share of candidates without an agreed winner, flat judge less DAG judge; interval by bootstrap over problems. Null without candidates. */
  readonly tiesApart: Measured | null;
  readonly pairs: number;
  /** Of each score with the answer being right, over finished traces; null where either does not vary. */
  readonly correlations: Correlations;
}

export type Correlations = Readonly<Record<Dimension, number | null>>;

const count = <T>(items: readonly T[], wanted: (item: T) => boolean): number => items.reduce((sum, item) => (wanted(item) ? sum + 1 : sum), 0);

export function scoreCorrelations(traces: readonly PoolTrace[]): Correlations {
  const finished = traces.filter(({ scored }) => scored !== null);
  const rights = finished.map(({ right }) => Number(right));
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, correlation(finished.map(({ scored }) => scored!.scores[dimension]), rights)])) as Record<Dimension, number | null>;
}

export function poolFigures(problems: readonly JudgedProblem[], seed: number): PoolFigures {
  const traces = problems.flatMap((problem) => problem.traces);
  const candidates = problems.flatMap((problem) => problem.candidates);
  const right = count(traces, (trace) => trace.right);
  const usable = problems.reduce((sum, problem) => sum + problem.usable.length, 0);
  const kinds = (judge: 'dag' | 'flat'): Kinds => {
    const of = (kind: Kind): number => count(candidates, (candidate) => candidate[judge] === kind);
    return { kept: of('kept'), tie: of('tie'), order: of('order'), unsteady: of('unsteady') };
  };
  const marks = (mark: Mark): number => count(candidates, ({ flatMark }) => flatMark === mark);
  const apart = problems.filter((problem) => problem.candidates.length > 0).map(({ candidates: own }) => ({
    difference: count(own, ({ flat }) => flat !== 'kept') - count(own, ({ dag }) => dag !== 'kept'), of: own.length,
  }));
  const share = (sample: readonly (typeof apart)[number][]): number => sample.reduce((sum, { difference }) => sum + difference, 0) / sample.reduce((sum, { of }) => sum + of, 0);
  return {
    problems: problems.length,
    traces: traces.length,
    unfinished: count(traces, ({ finished }) => !finished),
    wrong: count(traces, (trace) => trace.finished && !trace.right),
    repeated: right - usable,
    usable,
    candidates: candidates.length,
    dag: kinds('dag'),
    flat: kinds('flat'),
    flatOnKept: { right: marks('right'), tie: marks('tie'), wrong: marks('wrong') },
    tiesApart: apart.length === 0 ? null : measuredOver(apart, share, seed),
    pairs: problems.reduce((sum, problem) => sum + problem.pairs.length, 0),
    correlations: scoreCorrelations(traces),
  };
}

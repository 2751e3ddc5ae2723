/** What pytorch/ and engine/train/policy-run.ts sample, written and read back: rows of problems (write-problems.ts) and of traces (pytorch/sample_traces.py), from files of JSON lines. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parseProblem, type AlgebraProblem } from './algebra-problem.ts';
import { writtenAlgebra } from './alglab-tokens.ts';

const ids = v.array(v.number());
const problemRow = v.object({ id: v.string(), prompt: ids, problem: v.string() });
const traceRow = v.object({ id: v.string(), sample: v.number(), ids, logprob: ids });
const scoreRow = v.object({ id: v.string(), sample: v.number(), logprob: ids });
const rewardRow = v.object({ id: v.string(), sample: v.number(), reward: v.number() });

export interface SampledProblem {
  readonly id: string;
  readonly prompt: readonly number[];
  readonly problem: AlgebraProblem;
}

export interface SampledTrace {
  readonly id: string;
  readonly sample: number;
  readonly ids: readonly number[];
  readonly completion: string;
  /** Of each id, at temperature 1. */
  readonly logprob: readonly number[];
}

/** Line by line: a file may be larger than a string can be. */
export function* jsonLines(path: string): Generator {
  const bytes = readFileSync(path);
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    const to = end < 0 ? bytes.length : end;
    if (to > from) yield JSON.parse(bytes.toString('utf8', from, to));
    from = to + 1;
  }
}

export function readProblems(path: string): readonly SampledProblem[] {
  return Array.from(jsonLines(path), (line) => {
    const { id, prompt, problem: text } = v.parse(problemRow, line);
    const problem = parseProblem(text);
    if (problem === null) throw new TypeError(`${path}: ${id} is no problem: ${text}`);
    return { id, prompt, problem };
  });
}

export function* readTraces(path: string): Generator<SampledTrace> {
  for (const line of jsonLines(path)) {
    const row = v.parse(traceRow, line);
    yield { ...row, completion: writtenAlgebra(row.ids) };
  }
}

/** As readTraces takes it. `logProbs`: of each id, at temperature 1. */
export const traceLine = (id: string, sample: number, ids: readonly number[], logProbs: ArrayLike<number>): string =>
  JSON.stringify({ id, sample, ids, logprob: Array.from(logProbs, (log) => Number(log.toFixed(5))) });

export const traceKey = (id: string, sample: number): string => `${id} ${sample}`;

/** What a reward model gives each trace, by traceKey. */
export function readRewards(path: string): ReadonlyMap<string, number> {
  return new Map(Array.from(jsonLines(path), (line) => {
    const { id, sample, reward } = v.parse(rewardRow, line);
    return [traceKey(id, sample), reward];
  }));
}

/** What another model than the one that wrote it finds each id of a trace worth, by traceKey. */
export function readScores(path: string): ReadonlyMap<string, readonly number[]> {
  return new Map(Array.from(jsonLines(path), (line) => {
    const { id, sample, logprob } = v.parse(scoreRow, line);
    return [traceKey(id, sample), logprob];
  }));
}

/** What write-pairs.ts and pytorch/ leave of the experiments, read from disk into the parts of the experiment file. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { checkAnswer } from '../tasks/alglab/check-trace.ts';
import { jsonLines, readProblems, readRewards, readScores, readTraces, traceKey, type SampledTrace } from '../tasks/alglab/sampled-traces.ts';
import { splitCompletion } from '../tasks/check.ts';
import { scoredAlgebra } from './algebra-trace.ts';
import { bestOfN, type BestOfN } from './best-of-n.ts';
import type { WinRow } from './claims.ts';
import type { PolicyRun } from './policy-runs.ts';
import { scoreCorrelations, type Correlations } from './pool-figures.ts';
import { winsOf } from './win-rate.ts';
import type { DecidedPair } from './rivals.ts';
import { stepLikelihood } from './step-likelihood.ts';

const ids = v.array(v.number());
const pairRow = v.object({ problem: v.string(), chosen: ids, rejected: ids, flat: v.picklist(['right', 'tie', 'wrong']), at: v.tuple([v.number(), v.number()]) });
const rewardRow = v.object({ problem: v.string(), chosen: v.number(), rejected: v.number() });
const judgedRow = v.object({ loss: v.number(), accuracy: v.number() });
const trainRow = v.object({ step: v.number(), pairs: v.optional(v.number()), loss: v.optional(v.number()), accuracy: v.optional(v.number()), validation: v.optional(judgedRow) });
const runRow = v.object({ kind: v.picklist(['step', 'evaluation']), step: v.number(), accuracy: v.number(), traceReward: v.nullable(v.number()), length: v.number(), entropy: v.number(), truncated: v.number() });

/** `rewards`: of pytorch/train_trm.py, a row a pair in the pairs' order. `scores`: of the base on validation-traces.jsonl. Null: not measured. */
export function readDecided(pairsPath: string, rewardsPath: string | null, scoresPath: string | null): readonly DecidedPair[] {
  const rewards = rewardsPath === null ? null : Array.from(jsonLines(rewardsPath), (line) => v.parse(rewardRow, line));
  const scores = scoresPath === null ? null : readScores(scoresPath);
  return Array.from(jsonLines(pairsPath), (line, i) => {
    const { problem, chosen, rejected, flat, at } = v.parse(pairRow, line);
    const reward = rewards?.[i] ?? null;
    if (rewards && reward?.problem !== problem) throw new TypeError(`${rewardsPath} is not of these pairs: row ${i + 1} is of another problem than ${problem}`);
    const likelihood = (trace: readonly number[], place: number): number => {
      const scored = scores?.get(traceKey(problem, place));
      if (!scored) throw new TypeError(`${scoresPath} lacks trace ${place} of ${problem}`);
      return stepLikelihood(trace, scored);
    };
    return {
      problem, flat, tokens: { chosen: chosen.length, rejected: rejected.length }, reward,
      stepLikelihood: scores && { chosen: likelihood(chosen, at[0]), rejected: likelihood(rejected, at[1]) },
    };
  });
}

export interface TrainingCurve {
  readonly pairs: number;
  readonly steps: readonly { readonly step: number; readonly loss: number; readonly accuracy: number }[];
  readonly validation: readonly { readonly step: number; readonly loss: number; readonly accuracy: number }[];
}

export function readTraining(logPath: string): TrainingCurve {
  const rows = Array.from(jsonLines(logPath), (line) => v.parse(trainRow, line));
  return {
    pairs: rows.find(({ pairs }) => pairs !== undefined)?.pairs ?? 0,
    steps: rows.flatMap(({ step, loss, accuracy }) => (loss === undefined || accuracy === undefined ? [] : [{ step, loss, accuracy }])),
    validation: rows.flatMap(({ step, validation }) => (validation ? [{ step, ...validation }] : [])),
  };
}

/** Traces by problem, each list by sample. */
function byProblem(path: string): ReadonlyMap<string, readonly SampledTrace[]> {
  const found = new Map<string, SampledTrace[]>();
  for (const trace of readTraces(path)) found.set(trace.id, [...(found.get(trace.id) ?? []), trace]);
  for (const traces of found.values()) traces.sort((a, b) => a.sample - b.sample);
  return found;
}

export interface BestRun {
  readonly problems: string;
  readonly traces: string;
  readonly rewards: string;
  readonly scores: string;
}

export function readBest(run: BestRun, seed: number): BestOfN & { readonly correlations: Correlations } {
  const [traces, rewards, scores] = [byProblem(run.traces), readRewards(run.rewards), readScores(run.scores)];
  const problems = readProblems(run.problems).filter(({ id }) => traces.has(id));
  const read = problems.map(({ id, problem }) => traces.get(id)!.map((trace) => {
    const { thought, answer } = splitCompletion(trace.completion);
    const key = traceKey(id, trace.sample);
    const [reward, score] = [rewards.get(key), scores.get(key)];
    if (reward === undefined || score === undefined) throw new TypeError(`trace ${trace.sample} of ${id} has no reward, or no scores`);
    const right = answer !== null && checkAnswer(problem, answer);
    return {
      choice: { right, answer, reward, stepLikelihood: stepLikelihood(trace.ids, score), tokens: trace.ids.length },
      pooled: { right, finished: answer !== null, scored: answer === null ? null : scoredAlgebra(problem, thought, answer) },
    };
  }));
  const figures = bestOfN(problems.map(({ id }, i) => ({ id, traces: read[i]!.map(({ choice }) => choice) })), seed);
  return { ...figures, correlations: scoreCorrelations(read.flatMap((own) => own.map(({ pooled }) => pooled))) };
}

/** Folders alpha0.2-seed1, as pytorch/grpo.py names them. Those alone that are done: the last thing a run writes is its traces. */
function runFolders(folder: string): readonly { readonly alpha: number; readonly seed: number; readonly path: string }[] {
  return readdirSync(folder).flatMap((name) => {
    const [, alpha, seed] = /^alpha([\d.]+)-seed(\d+)$/.exec(name) ?? [];
    return alpha === undefined || !existsSync(join(folder, name, 'traces.jsonl')) ? [] : [{ alpha: Number(alpha), seed: Number(seed), path: join(folder, name) }];
  });
}

export const readRuns = (folder: string): readonly PolicyRun[] =>
  runFolders(folder).map(({ alpha, seed, path }) => ({ alpha, seed, rows: Array.from(jsonLines(join(path, 'log.jsonl')), (line) => v.parse(runRow, line)) }));

/** Each alpha's last policies against the verifier's of the same seed, all seeds together. */
export async function readWins(folder: string, problemsPath: string, seed: number): Promise<readonly WinRow[]> {
  const problems = readProblems(problemsPath);
  const runs = runFolders(folder).map((run) => ({ ...run, traces: byProblem(join(run.path, 'traces.jsonl')) }));
  const rows: WinRow[] = [];
  for (const alpha of [...new Set(runs.map((run) => run.alpha))].filter((own) => own > 0).sort((a, b) => a - b)) {
    const total = { won: 0, lost: 0, tied: 0 };
    for (const ours of runs.filter((run) => run.alpha === alpha)) {
      const theirs = runs.find((run) => run.alpha === 0 && run.seed === ours.seed);
      if (!theirs) continue;
      const pooled = (run: typeof ours, { id, problem }: (typeof problems)[number]) => (run.traces.get(id) ?? []).map(({ completion }) => ({ completion, correct: checkAnswer(problem, splitCompletion(completion).answer ?? '') }));
      const { won, lost, tied } = await winsOf(problems.map((asked) => ({ id: `${asked.id} ${ours.seed}`, problem: asked.problem, ours: pooled(ours, asked), theirs: pooled(theirs, asked) })), seed);
      total.won += won;
      total.lost += lost;
      total.tied += tied;
    }
    rows.push({ alpha, ...total });
  }
  return rows;
}

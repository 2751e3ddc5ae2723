/**
 * A run's rows: evaluations where they are due, one row a step; the same to the bit for the same seed, others for another, the same traces at first whatever alpha is; alpha 0
 * asks no reward model, and alpha above 0 none is an error; a stop before a step; prompts that leave no room. The readers of pytorch's runs take all of it.
 */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alphaCurves } from '#core/reasoning/policy-runs.ts';
import { readRuns, readWins } from '#core/reasoning/runs-on-disk.ts';
import { writeProblem } from '#core/tasks/alglab/algebra-problem.ts';
import { algebraTask } from '#core/tasks/alglab/algebra-task.ts';
import { problemSets } from '#core/tasks/alglab/problem-sets.ts';
import { traceLine } from '#core/tasks/alglab/sampled-traces.ts';
import type { PolicyRow } from '#core/training/policy-rows.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { randomWeights } from '#engine/model/random-weights.ts';
import { SMALL_EOS, SMALL_POLICY, smallReward, smallTasks } from './small-policy.ts';
import { trainPolicy, type PolicyChoices, type PolicyEnd, type PolicyParts } from './policy-run.ts';
import type { RewardModel } from './reward-model.ts';

const choices: PolicyChoices = { alpha: 0.2, seed: 1, steps: 3, prompts: 2, samples: 4, rate: 0.01, every: 2, evaluated: 2, limit: 16 };

let gpu: Gpu;
let reward: RewardModel;
let parts: PolicyParts;
beforeAll(async () => {
  gpu = await testGpu();
  reward = await smallReward(gpu);
  parts = { gpu, config: SMALL_POLICY, weights: randomWeights(SMALL_POLICY, 5), reward, tasks: smallTasks(5, 'taught'), heldOut: smallTasks(6, 'held-out'), eos: SMALL_EOS, now: () => 0 };
});
afterAll(() => {
  reward.destroy();
});

interface Played {
  readonly rows: readonly PolicyRow[];
  readonly end: PolicyEnd;
}

async function play(own: Partial<PolicyChoices> = {}, others: Partial<PolicyParts> = {}, stopAt = Infinity): Promise<Played> {
  const rows: PolicyRow[] = [];
  const end = await trainPolicy({ ...parts, ...others }, { ...choices, ...own }, null, { emit: (row) => rows.push(row), keep: () => Promise.resolve(), gate: { get stopped() { return rows.length >= stopAt; } } });
  return { rows, end };
}

describe('a run', () => {
  let first: Played;
  beforeAll(async () => {
    first = await play();
  });

  it('has a row a step, and evaluations before, between and behind', () => {
    expect(first.rows.map(({ kind, step }) => [kind, step])).toEqual([['evaluation', 0], ['step', 1], ['step', 2], ['evaluation', 2], ['step', 3], ['evaluation', 3]]);
    expect(first.end.traces!.map(({ task }) => task.id)).toEqual(parts.heldOut.flatMap(({ id }) => [id, id]));
  });

  it('is the same again to the bit, and another with another seed', async () => {
    expect(JSON.stringify(await play())).toBe(JSON.stringify(first));
    expect((await play({ seed: 2 })).rows[1]).not.toEqual(first.rows[1]);
  });

  it('learns: its policy is no longer the one it began with', () => {
    expect(first.rows.some((row) => row.kind === 'step' && row.taught > 0)).toBe(true);
    expect(first.end.weights).not.toEqual(parts.weights);
  });

  it('asks no reward model at alpha 0, of the traces that any alpha begins with', async () => {
    const plain = await play({ alpha: 0, steps: 1 }, { reward: { score: () => Promise.reject(new Error('was asked')) } });
    expect(plain.rows.map(({ traceReward }) => traceReward)).toEqual([null, null, null]);
    for (const at of [0, 1]) expect(plain.rows[at]).toMatchObject({ accuracy: first.rows[at]!.accuracy, length: first.rows[at]!.length, entropy: first.rows[at]!.entropy });
    expect(plain.rows[1]).toMatchObject({ reward: first.rows[1]!.accuracy });
    await expect(play({}, { reward: null })).rejects.toThrow('needs that model');
  });

  it('stops before a step, with what it had learnt', async () => {
    const stopped = await play({}, {}, 2);
    expect(stopped.rows).toEqual(first.rows.slice(0, 2));
    expect(stopped.end.traces).toBeNull();
    expect(stopped.end.weights.size).toBe(parts.weights.size);
  });

  it('refuses prompts that leave no room', async () => {
    await expect(play({ limit: 5 })).rejects.toThrow('1 token or more');
  });
});

it('is taken by the readers of recorded runs, with and without right traces', async () => {
  const config = { ...SMALL_POLICY, vocab: 160, context: 128 };
  const sets = problemSets(1, 3);
  const world = { config, weights: randomWeights(config, 3), tasks: sets.rl.map(algebraTask), heldOut: sets.eval.map(algebraTask) };
  const folder = mkdtempSync(join(tmpdir(), 'policy-run-'));
  try {
    const write = ({ rows, end }: Played, name: string): void => {
      mkdirSync(join(folder, name));
      for (const row of rows) appendFileSync(join(folder, name, 'log.jsonl'), `${JSON.stringify(row)}\n`);
      writeFileSync(join(folder, name, 'traces.jsonl'), end.traces!.map(({ task, ids, logProbs }, i) => `${traceLine(task.id, i % 2, ids, logProbs)}\n`).join(''));
    };
    write(await play(), 'alpha0.2-seed1');
    const own = { steps: 1, prompts: 1, samples: 2, limit: 96 };
    write(await play({ ...own, alpha: 0, seed: 2 }, world), 'alpha0-seed2');
    write(await play({ ...own, seed: 2 }, world), 'alpha0.2-seed2');
    expect(readRuns(folder).map(({ alpha, seed, rows }) => [alpha, seed, rows.length]).sort()).toEqual([[0, 2, 3], [0.2, 1, 6], [0.2, 2, 3]]);
    expect(alphaCurves(readRuns(folder)).map(({ alpha, seeds, steps }) => [alpha, seeds, steps.length])).toEqual([[0, [2], 1], [0.2, [1, 2], 1]]);
    const problems = join(folder, 'eval.jsonl');
    writeFileSync(problems, sets.eval.map(({ id, problem }) => `${JSON.stringify({ id, prompt: [], problem: writeProblem(problem) })}\n`).join(''));
    expect(await readWins(folder, problems, 1)).toEqual([{ alpha: 0.2, won: 0, lost: 0, tied: 0 }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

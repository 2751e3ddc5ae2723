/**
 * A run that was stopped and goes on from its checkpoint, as a file keeps it, is the run that nobody stopped, to the bit: rows, weights and traces; also over steps that taught
 * nothing, which AdamW does not count; stopped before the first step, and behind the last. What is kept is told of behind the rows that it follows.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PolicyRow } from '#core/training/policy-rows.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { randomWeights } from '#engine/model/random-weights.ts';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { trainPolicy, type KeptPolicy, type PolicyChoices, type PolicyEnd, type PolicyParts } from './policy-run.ts';
import type { RewardModel } from './reward-model.ts';
import { SMALL_EOS, SMALL_POLICY, smallReward, smallTasks } from './small-policy.ts';

const choices: PolicyChoices = { alpha: 0.2, seed: 1, steps: 4, prompts: 1, samples: 4, rate: 0.01, every: 2, evaluated: 1, limit: 16 };

let gpu: Gpu;
let reward: RewardModel;
let parts: PolicyParts;
let whole: Played;
beforeAll(async () => {
  gpu = await testGpu();
  reward = await smallReward(gpu);
  // of every second task nobody is ever right: a step on one teaches nothing
  const tasks = smallTasks(6, 'taught').map((task, i) => (i % 2 === 0 ? task : { ...task, isRight: () => false }));
  parts = { gpu, config: SMALL_POLICY, weights: randomWeights(SMALL_POLICY, 5), reward, tasks, heldOut: smallTasks(4, 'held-out'), eos: SMALL_EOS, now: () => 0 };
  whole = await play(null);
});
afterAll(() => {
  reward.destroy();
});

interface Played {
  readonly rows: readonly PolicyRow[];
  readonly kept: readonly { readonly step: number; readonly behind: number }[];
  readonly last: KeptPolicy | null;
  readonly end: PolicyEnd;
}

/** Stopped before step `stopAt`; what is kept goes through a file. */
async function play(from: KeptPolicy | null, stopAt = Infinity): Promise<Played> {
  const rows: PolicyRow[] = [];
  const kept: { step: number; behind: number }[] = [];
  let last: KeptPolicy | null = null;
  const next = (): number => (rows.at(-1)?.step ?? from?.step ?? 0) + 1;
  const end = await trainPolicy(parts, choices, from, {
    emit: (row) => rows.push(row),
    gate: { get stopped() { return next() >= stopAt; } },
    keep: async ({ state, ...about }) => {
      kept.push({ step: about.step, behind: rows.length });
      const read = decodeCheckpoint(encodeCheckpoint({ about, state }))!;
      last = { ...(read.about as Omit<KeptPolicy, 'state'>), state: read.state };
    },
  });
  return { rows, kept, last, end };
}

const numbers = ({ weights }: PolicyEnd): unknown => [...weights].map(([name, { data }]) => [name, new Uint32Array(data.buffer, data.byteOffset, data.length)]);

it('has steps that teach, and such as do not, on both sides of the stop', () => {
  const taught = whole.rows.flatMap((row) => (row.kind === 'step' ? [row.taught > 0] : []));
  expect([taught.slice(0, 2).includes(true), taught.slice(2).includes(true), taught.includes(false)]).toEqual([true, true, true]);
});

it.each([1, 2, 3, 4, 5])('stopped before step %i of 4, it goes on as if nobody had', async (stopAt) => {
  const before = await play(null, stopAt);
  expect(before.last?.step).toBe(stopAt - 1);
  const after = await play(before.last);
  const told = before.rows.slice(0, before.kept.at(-1)!.behind);
  expect([...told, ...after.rows]).toEqual(whole.rows);
  expect(numbers(after.end)).toEqual(numbers(whole.end));
  expect(after.end.traces).toEqual(whole.end.traces);
});

it('keeps what it has at evaluations, at a stop and at the end, once each', async () => {
  expect(whole.kept.map(({ step }) => step)).toEqual([2, 4]);
  expect((await play(null, 4)).kept.map(({ step }) => step)).toEqual([2, 3]);
  const before = await play(null, 3);
  expect((await play(before.last, 3)).kept).toEqual([]);
});

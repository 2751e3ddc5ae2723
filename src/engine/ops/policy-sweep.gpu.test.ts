/**
 * policy-sweep.wgsl against its plain loops, integer for integer: seeds below, on and beyond a workgroup; a grid of one place and larger ones; tasks of no,
 * one and 32 intents, with criteria and without; chances of 0 and 1; turns that run out.
 */
import { beforeAll, expect, it } from 'vitest';
import { chancesOf, policySweep, type SweepPlan } from '#core/pibench/policy/policy-sweep.ts';
import type { PolicyTask } from '#core/pibench/policy/policy-task.ts';
import { counterBits, counterStream, PURPOSE } from '#core/rng/counter.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { sweepOnGpu } from './policy-sweep.ts';

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

/** Random words of a task; every third has no criteria. */
function taskOf(place: number, intents: number): PolicyTask {
  const stream = counterStream({ seed: 7, sequence: place, position: 0, purpose: PURPOSE.target });
  const word = (index: number): number => (intents === 0 ? 0 : counterBits(stream, index) >>> (32 - intents));
  const criteria = place % 3 === 2 ? [] : Array.from({ length: 1 + (place % 4) }, (_, i) => ({ all: i % 2 === 0 ? (word(4 * i) & word(4 * i + 1)) >>> 0 : 0, any: i === 0 ? 0 : word(4 * i + 2), weight: 1 + i }));
  return { persona: 'p', task: `t${place}`, seeds: [], sequence: 0xfffffff0 + (place % 8), intents, carried: (word(50) & word(51)) >>> 0, criteria, bounded: 0, wholeWeight: criteria.length === 0 ? null : 99 };
}

const few = [5, 0, 1, 6, 32, 4, 31].map((intents, place) => taskOf(place, intents));
const plan = (part: Partial<SweepPlan> = {}): SweepPlan => ({ tasks: few, chances: chancesOf(3), finishes: 0.5, seeds: 10, maxTurns: 30, ...part });

it.each([
  ['one seed, one place', plan({ seeds: 1, chances: [0.4] })],
  ['63 seeds', plan({ seeds: 63 })],
  ['64 seeds', plan({ seeds: 64 })],
  ['65 seeds', plan({ seeds: 65 })],
  ['200 seeds, a chance of 0 and of 1 alone', plan({ seeds: 200, chances: [0, 1] })],
  ['a single task', plan({ tasks: few.slice(3, 4), seeds: 33 })],
  ['a grid of 11 by 11', plan({ chances: chancesOf(10), seeds: 7 })],
  ['one turn', plan({ maxTurns: 1 })],
  ['three turns', plan({ maxTurns: 3 })],
  ['turns enough for all', plan({ maxTurns: 40 })],
  ['nothing carried out', plan({ finishes: 0 })],
  ['all carried out', plan({ finishes: 1 })],
  ['no task with a criterion', plan({ tasks: few.filter(({ criteria }) => criteria.length === 0) })],
])('counts what the plain loops count: %s', async (_, one) => {
  expect(Array.from(await sweepOnGpu(gpu, one))).toEqual(Array.from(policySweep(one)));
});


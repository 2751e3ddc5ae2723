/** A map by the GPU is the map by plain loops, and says so; a GPU that miscounts is found out; where there is none, or it fails, the CPU makes it, and says why. */
import { expect, it } from 'vitest';
import { policyMap } from '#core/pibench/policy/policy-map.ts';
import { chancesOf, policySweep, sessionsOf } from '#core/pibench/policy/policy-sweep.ts';
import type { PolicyTask } from '#core/pibench/policy/policy-task.ts';
import { MAX_TURNS } from '#core/pibench/play-run.ts';
import { GpuError } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { sweepOnGpu } from '#engine/ops/policy-sweep.ts';
import { mapPolicies } from './map-policies.ts';

const tasks: readonly PolicyTask[] = [
  { persona: 'p', task: 'a', seeds: [], sequence: 5, intents: 4, carried: 0, criteria: [], bounded: 0, wholeWeight: null },
  { persona: 'p', task: 'b', seeds: ['a'], sequence: 6, intents: 5, carried: 0b10010, criteria: [{ all: 0b1, any: 0, weight: 2 }, { all: 0, any: 0b110, weight: 1 }], bounded: 2, wholeWeight: 3 },
];
let clock = 0;
const now = (): number => (clock += 5);
const expected = (steps: number, seeds: number) => {
  const plan = { tasks, chances: chancesOf(steps), finishes: 0.5, seeds, maxTurns: MAX_TURNS };
  return { cells: policyMap(plan, policySweep(plan)), sessions: sessionsOf(plan) };
};

it('the GPU’s, checked', async () => {
  const { cells, facts } = await mapPolicies(tasks, 0.5, { openGpu: testGpu, now });
  const { cells: plain, sessions } = expected(facts.steps, facts.seeds);
  expect(cells).toEqual(plain);
  expect(facts).toMatchObject({ sessions, bounded: 2, by: { kind: 'gpu', ms: 5, cpuMs: 5, equal: true } });
});

it('one that miscounts, by one in one place', async () => {
  const { cells, facts } = await mapPolicies(tasks, 0.5, {
    openGpu: testGpu, now,
    sweep: async (gpu, plan) => {
      const counts = await sweepOnGpu(gpu, plan);
      counts[7]! += 1;
      return counts;
    },
  });
  expect(facts.by).toMatchObject({ kind: 'gpu', equal: false });
  expect(cells).toEqual(expected(facts.steps, facts.seeds).cells);
});

it('none, one that is lost in mid-sweep, and one where something else goes wrong', async () => {
  const missing = await mapPolicies(tasks, 0.5, { openGpu: async () => Promise.reject(new GpuError('no-api', 'none')), now });
  expect(missing.facts.by).toEqual({ kind: 'cpu', ms: 5, absence: 'no-api' });
  expect(missing.cells).toEqual(expected(missing.facts.steps, missing.facts.seeds).cells);
  const lost = await mapPolicies(tasks, 0.5, { openGpu: testGpu, now, sweep: async () => Promise.reject(new GpuError('device-lost', 'gone')) });
  expect(lost.facts.by).toMatchObject({ kind: 'cpu', absence: 'device-lost' });
  const refused = await mapPolicies(tasks, 0.5, { openGpu: testGpu, now, sweep: async () => Promise.reject(new Error('the shader does not compile')) });
  expect(refused.facts.by).toMatchObject({ kind: 'cpu', absence: { unexpected: 'the shader does not compile' } });
});

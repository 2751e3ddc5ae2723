/**
 * A policy map: the sweep on the GPU and again by plain loops, which must come to the same integers; where there is no GPU by plain loops alone, over a
 * coarser grid. Time is of the sweep itself: the kernel is compiled before.
 */
import { policyMap } from '#core/pibench/policy/policy-map.ts';
import { chancesOf, policySweep, sessionsOf, type SweepPlan } from '#core/pibench/policy/policy-sweep.ts';
import type { PolicyTask } from '#core/pibench/policy/policy-task.ts';
import { MAX_TURNS } from '#core/pibench/play-run.ts';
import { adapterName } from '#engine/decode/run-text.ts';
import { messageOf } from '#engine/failure-of.ts';
import { GpuError, type Gpu } from '#engine/gpu/gpu.ts';
import { sweepOnGpu } from '#engine/ops/policy-sweep.ts';
import type { PolicyAnswer, SweepAbsence, SweepFacts } from '#engine/policy-protocol.ts';

interface Size {
  readonly steps: number;
  readonly seeds: number;
}

/** A chance in steps of 5, and runs enough that one point of Proc is no accident. */
const FINE: Size = { steps: 20, seeds: 64 };
/** Of a CPU, and of a GPU that is one. */
const COARSE: Size = { steps: 10, seeds: 32 };

const sizeFor = ({ adapterFacts: { architecture } }: Gpu): Size => (['swiftshader', 'software'].includes(architecture) ? COARSE : FINE);

export interface SweepParts {
  readonly openGpu: () => Promise<Gpu>;
  readonly now: () => number;
  readonly sweep?: typeof sweepOnGpu;
}

const absenceOf = (error: unknown): SweepAbsence => (error instanceof GpuError ? error.absence : { unexpected: messageOf(error) });

export async function mapPolicies(tasks: readonly PolicyTask[], finishes: number, { openGpu, now, sweep = sweepOnGpu }: SweepParts): Promise<PolicyAnswer> {
  const planOf = ({ steps, seeds }: Size): SweepPlan => ({ tasks, chances: chancesOf(steps), finishes, seeds, maxTurns: MAX_TURNS });
  const bounded = tasks.reduce((sum, task) => sum + task.bounded, 0);
  const plainly = (plan: SweepPlan): { readonly counts: Uint32Array; readonly ms: number } => {
    const begun = now();
    const counts = policySweep(plan);
    return { counts, ms: now() - begun };
  };
  const answer = (size: Size, counts: Uint32Array, by: SweepFacts['by']): PolicyAnswer => ({ cells: policyMap(planOf(size), counts), facts: { ...size, sessions: sessionsOf(planOf(size)), bounded, by } });
  let swept: { readonly gpu: Gpu; readonly size: Size; readonly counts: Uint32Array; readonly ms: number };
  try {
    const gpu = await openGpu();
    const size = sizeFor(gpu);
    await sweep(gpu, { ...planOf(size), seeds: 1 });
    const begun = now();
    swept = { gpu, size, counts: await sweep(gpu, planOf(size)), ms: now() - begun };
  } catch (error) {
    const { counts, ms } = plainly(planOf(COARSE));
    return answer(COARSE, counts, { kind: 'cpu', ms, absence: absenceOf(error) });
  }
  const { counts, ms } = plainly(planOf(swept.size));
  const equal = counts.length === swept.counts.length && counts.every((count, i) => count === swept.counts[i]);
  return answer(swept.size, counts, { kind: 'gpu', adapter: adapterName(swept.gpu.adapterFacts), ms: swept.ms, cpuMs: ms, equal });
}

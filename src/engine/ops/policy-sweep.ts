/** shaders/policy-sweep.wgsl: π-Bench's noisy oracle over a grid of chances, a thread a session. Its plain-loop twin: policySweep in core/pibench/policy. */
import { countsOf, limitOf, SWEPT_MEMORIES, type SweepPlan } from '#core/pibench/policy/policy-sweep.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readBack } from '#engine/gpu/read-back.ts';
import { shaderText } from '#engine/gpu/shader-text.ts';
import counter from '#shaders/lib/counter.wgsl?raw';
import source from '#shaders/policy-sweep.wgsl?raw';

const WORKGROUP = 64;

/** What the kernel reads, as words. */
function wordsOf({ tasks, chances }: SweepPlan): Readonly<Record<'limits' | 'tasks' | 'needs', Uint32Array>> {
  let need = 0;
  const needs = tasks.flatMap(({ criteria }) => criteria.flatMap(({ all, any, weight }) => [all, any, weight]));
  return {
    limits: Uint32Array.from(chances, limitOf),
    tasks: Uint32Array.from(tasks.flatMap(({ sequence, intents, carried, criteria }) => [sequence, intents, carried, need, (need += criteria.length)])),
    // a binding holds one at least
    needs: Uint32Array.from(needs.length === 0 ? [0, 0, 0] : needs),
  };
}

/** Counts as policySweep has them, in one submit. */
export async function sweepOnGpu(gpu: Gpu, plan: SweepPlan): Promise<Uint32Array> {
  const { tasks, chances, seeds, maxTurns, finishes } = plan;
  const kernel = await gpu.kernel('policy sweep', shaderText({ u32: { SIDE: chances.length } }, counter, source), [['uniform', 'read', 'read', 'read', 'write']]);
  const words = wordsOf(plan);
  const buffers = await gpu.guarded('the policy map', () => [
    gpu.uniform('sweep', Uint32Array.of(tasks.length, seeds, maxTurns, limitOf(finishes))),
    gpu.uploaded('limits', words.limits), gpu.uploaded('tasks', words.tasks), gpu.uploaded('needs', words.needs), gpu.storage('counts', 4 * countsOf(plan)),
  ] as const);
  try {
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    kernel.dispatch(pass, kernel.bind(0, buffers), Math.ceil(seeds / WORKGROUP), SWEPT_MEMORIES.length * tasks.length, chances.length ** 2);
    pass.end();
    gpu.device.queue.submit([encoder.finish()]);
    return new Uint32Array(await readBack(gpu, buffers[4], 4 * countsOf(plan)));
  } finally {
    for (const buffer of buffers) buffer.destroy();
  }
}

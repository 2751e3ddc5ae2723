/** Times every kernel of a forward pass by itself, on weights of no meaning, beside what the device can do at best. */
import { timeInTurn, type Timed } from '#engine/decode/time-in-turn.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { KERNEL_OPS, type KernelCost, type KernelWeights } from '#engine/protocol.ts';
import { kernelSteps } from './kernel-steps.ts';
import { measureRoofline } from './roofline.ts';
import { workOf } from './kernel-work.ts';

/** Positions in the cache before the rows. */
const POSITION = 160;
/** Of the cache: one split (ops/attention.ts). */
export const CONTEXT = 512;

export interface KernelsAsked {
  readonly weights: KernelWeights;
  readonly rows: readonly number[];
  readonly repeats: number;
}

export async function measureKernels(gpu: Gpu, config: DecoderConfig, { weights, rows, repeats }: KernelsAsked, now: () => number) {
  const roofline = await measureRoofline(gpu, repeats, now);
  const costs: KernelCost[] = [];
  for (const op of KERNEL_OPS) {
    const { step, groups, destroy } = await kernelSteps(gpu, config, op, weights, { most: Math.max(...rows), context: CONTEXT, position: POSITION });
    const timed = (count: number): Timed => (encoder, times) => {
      const pass = encoder.beginComputePass();
      pass.setBindGroup(1, groups(count));
      for (let i = 0; i < times; i += 1) step.record(pass, count);
      pass.end();
    };
    try {
      const ms = await timeInTurn(gpu, rows.map(timed), repeats, now);
      costs.push(...rows.map((count, i) => ({ op, rows: count, ...workOf(op, config, weights, count, POSITION), ms: ms[i]! })));
    } finally {
      destroy();
    }
  }
  return { roofline, costs };
}

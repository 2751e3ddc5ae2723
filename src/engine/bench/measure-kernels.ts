/**
 * Times every kernel of a forward pass by itself, on weights of no meaning, in turn with what the device can do at best: a busy moment then
 * slows both, and their ratio stands.
 */
import { timeInTurn, type Timed } from '#engine/decode/time-in-turn.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { KERNEL_OPS, type KernelCost, type KernelOp, type KernelWeights } from '#engine/protocol.ts';
import { kernelSteps } from './kernel-steps.ts';
import { rooflineWork, type RooflineWork } from './roofline.ts';
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

export async function measureKernels(gpu: Gpu, config: DecoderConfig, asked: KernelsAsked, now: () => number): Promise<readonly KernelCost[]> {
  const roofline = await rooflineWork(gpu);
  const costs: KernelCost[] = [];
  try {
    for (const op of KERNEL_OPS) costs.push(...(await measureKernel(gpu, config, op, asked, roofline, now)));
  } finally {
    roofline.destroy();
  }
  return costs;
}

async function measureKernel(gpu: Gpu, config: DecoderConfig, op: KernelOp, { weights, rows, repeats }: KernelsAsked, roofline: RooflineWork, now: () => number): Promise<readonly KernelCost[]> {
  const { step, groups, destroy } = await kernelSteps(gpu, config, op, weights, { most: Math.max(...rows), context: CONTEXT, position: POSITION });
  const timed = (count: number): Timed => (encoder, times) => {
    const pass = encoder.beginComputePass();
    pass.setBindGroup(1, groups(count));
    for (let i = 0; i < times; i += 1) step.record(pass, count);
    pass.end();
  };
  try {
    const [streamMs, peakMs, ...kernelMs] = await timeInTurn(gpu, [...roofline.timed, ...rows.map(timed)], repeats, now);
    const roofs = streamMs!.map((ms, repeat) => roofline.of(ms, peakMs![repeat]!));
    return rows.map((count, i) => ({ op, rows: count, ...workOf(op, config, weights, count, POSITION), ms: kernelMs[i]!, roofs }));
  } finally {
    destroy();
  }
}

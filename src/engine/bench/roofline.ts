/**
 * What a device can do at best (Williams et al. 2009): bytes a second from a buffer that is larger than its caches, and operations a second
 * from registers. A kernel can take no less time than its bytes and its operations do, whichever take longer.
 */
import type { Timed } from '#engine/decode/time-in-turn.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Kernel } from '#engine/gpu/kernel.ts';
import { repeatLines, shaderText } from '#engine/gpu/shader-text.ts';
import type { Roofline } from '#engine/protocol.ts';
import peakSource from '#shaders/bench/fma-peak.wgsl?raw';
import streamSource from '#shaders/bench/stream.wgsl?raw';

/** Beyond any cache. */
const STREAM_BYTES = 128 * 1024 * 1024;

/** A large GPU is to be filled, and for about a millisecond; a software one would take half a minute for that. */
const sizesFor = ({ adapterFacts: { architecture } }: Gpu) => (['swiftshader', 'software'].includes(architecture) ? { INVOCATIONS: 2048, TURNS: 64 } : { INVOCATIONS: 262_144, TURNS: 128 });

/** Of an invocation and a turn: 32 fma of vec4, two operations a number. */
const OPERATIONS_A_TURN = 256;

export interface RooflineWork {
  /** From memory, and from registers: to be timed in turn with kernels, so that what else the machine does slows them alike. */
  readonly timed: readonly [stream: Timed, peak: Timed];
  /** Of the milliseconds that both took. */
  readonly of: (streamMs: number, peakMs: number) => Roofline;
  readonly destroy: () => void;
}

export async function rooflineWork(gpu: Gpu): Promise<RooflineWork> {
  const groups = [['read', 'write']] as const;
  const sizes = sizesFor(gpu);
  const { INVOCATIONS, TURNS } = sizes;
  const [stream, peak] = await Promise.all([
    gpu.kernel('stream', shaderText({ u32: { COUNT: STREAM_BYTES / 16, INVOCATIONS } }, streamSource), groups),
    gpu.kernel('fma peak', shaderText({ u32: sizes }, repeatLines(peakSource, { i: 8 })), groups),
  ]);
  const [data, factors, sums] = await gpu.guarded('the measurement of its memory', () => [
    gpu.storage('stream', STREAM_BYTES), gpu.uploaded('factors', new Float32Array(4 * INVOCATIONS).fill(0.5)), gpu.storage('sums', 16 * INVOCATIONS),
  ] as const);
  const timed = (kernel: Kernel, read: GPUBuffer): Timed => {
    const group = kernel.bind(0, [read, sums]);
    return (encoder, times) => {
      const pass = encoder.beginComputePass();
      for (let i = 0; i < times; i += 1) kernel.dispatch(pass, group, INVOCATIONS / 64);
      pass.end();
    };
  };
  return {
    timed: [timed(stream, data), timed(peak, factors)],
    of: (streamMs, peakMs) => ({ gigabytesPerSecond: STREAM_BYTES / streamMs / 1e6, gflops: (OPERATIONS_A_TURN * TURNS * INVOCATIONS) / peakMs / 1e6 }),
    destroy: () => { for (const buffer of [data, factors, sums]) buffer.destroy(); },
  };
}

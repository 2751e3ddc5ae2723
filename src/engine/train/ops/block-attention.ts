/**
 * Attention whose rows each name the keys they see, forward and backward (shaders/train/block-attention*.wgsl).
 *
 * A backward pass records the queries' gradient first: it leaves delta in `marks`, which the keys' gradient reads. That one takes
 * windows of keys; of a key all rows that see it must have their dOut by then, and it is done with the key.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { repeatLines, shaderText } from '#engine/gpu/shader-text.ts';
import forward from '#shaders/train/block-attention.wgsl?raw';
import backwardKv from '#shaders/train/block-attention-backward-kv.wgsl?raw';
import backwardQ from '#shaders/train/block-attention-backward-q.wgsl?raw';
import keySpans from '#shaders/train/key-spans.wgsl?raw';
import { WindowKernel } from './window-kernel.ts';

/** Rows of q are [heads][headDim], of k and v [kvHeads][headDim]. */
export interface AttentionShape {
  readonly heads: number;
  readonly kvHeads: number;
  /** A multiple of 4. */
  readonly headDim: number;
}

/** Buffers of the forward pass; `window` is the uniform of windowWords, `sight` the spans and who sees a key (key-spans.ts). */
export function blockAttention(gpu: Gpu, shape: AttentionShape) {
  return WindowKernel.compile(gpu, {
    label: 'block attention',
    wgsl: text(shape, forward),
    buffers: { window: 'uniform', sight: 'read', q: 'read', k: 'read', v: 'read', out: 'write', marks: 'write' },
    workgroupsPerRow: shape.kvHeads,
  });
}

export function blockAttentionBackwardQ(gpu: Gpu, shape: AttentionShape) {
  return WindowKernel.compile(gpu, {
    label: 'block attention backward, q',
    wgsl: text(shape, backwardQ),
    buffers: { window: 'uniform', sight: 'read', q: 'read', k: 'read', v: 'read', out: 'read', dOut: 'read', marks: 'write', dQ: 'write' },
    workgroupsPerRow: shape.kvHeads,
  });
}

export function blockAttentionBackwardKv(gpu: Gpu, shape: AttentionShape) {
  return WindowKernel.compile(gpu, {
    label: 'block attention backward, k and v',
    wgsl: text(shape, backwardKv),
    buffers: { window: 'uniform', sight: 'read', q: 'read', k: 'read', v: 'read', dOut: 'read', marks: 'read', dK: 'write', dV: 'write' },
    workgroupsPerRow: shape.kvHeads,
  });
}

function text({ heads, kvHeads, headDim }: AttentionShape, source: string): string {
  const sizes = { HEADS: heads, KV_HEADS: kvHeads, D: headDim, PER_LANE: perLane };
  return shaderText({ u32: sizes }, keySpans, repeatLines(source, { r: heads / kvHeads, j: perLane }));
}

/**
 * Keys (of the keys' gradient: queries) that a thread scores at once, each in registers of its own, so that the other side is
 * fetched once for all of them. On a software driver two are a fifth faster than one, and four little faster than two but
 * longer in compiling.
 */
const perLane = 2;

/** One kernel of a forward pass, bound to buffers full of numbers that mean nothing. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { decoderShapes, type DecoderShapes } from '#engine/model/decoder-sites.ts';
import { attention } from '#engine/ops/attention.ts';
import { embedding } from '#engine/ops/embedding.ts';
import { linearAdd } from '#engine/ops/linear.ts';
import type { LinearShape } from '#engine/ops/linear-shape.ts';
import { normLinear } from '#engine/ops/norm-linear.ts';
import { normSwiglu } from '#engine/ops/norm-swiglu.ts';
import { packedEmbedding } from '#engine/ops/packed-embedding.ts';
import type { PackedForm } from '#engine/ops/packed-form.ts';
import { packedLinearAdd, packedNormLinear, packedNormSwiglu } from '#engine/ops/packed-linear.ts';
import { rotate } from '#engine/ops/rotate.ts';
import type { RowKernel, Step } from '#engine/ops/row-kernel.ts';
import type { KernelOp, KernelWeights } from '#engine/protocol.ts';
import { bytesPerWeight } from './kernel-work.ts';

export interface KernelStep {
  readonly step: Step;
  /** @group(1) for so many rows. */
  readonly groups: (rows: number) => GPUBindGroup;
  readonly destroy: () => void;
}

interface Sizes {
  /** Rows at most. */
  readonly most: number;
  readonly context: number;
  /** Of the first row. */
  readonly position: number;
}

type Bytes = Readonly<Record<string, number>>;

/** Below 2 as f32 and as two f16, anything at all as codes. */
const FILLING = Uint32Array.from({ length: 1 << 16 }, (_, i) => 0x3f000000 | (Math.imul(i + 1, 0x9e3779b1) & 0x3f3fff));

export async function kernelSteps(gpu: Gpu, config: DecoderConfig, op: KernelOp, weights: KernelWeights, sizes: Sizes): Promise<KernelStep> {
  const own: GPUBuffer[] = [];
  const filled = (label: string, bytes: number): GPUBuffer => {
    const buffer = gpu.storage(label, bytes);
    own.push(buffer);
    for (let at = 0; at < buffer.size; at += FILLING.byteLength) gpu.device.queue.writeBuffer(buffer, at, FILLING, 0, Math.min(FILLING.length, (buffer.size - at) / 4));
    return buffer;
  };
  const { kernel, bytes } = await compiled(gpu, config, op, weights, sizes);
  const step = await gpu.guarded(`the kernel ${op}`, () => kernel.on(Object.fromEntries(Object.entries(bytes).map(([name, size]) => [name, filled(name, size)]))));
  const state = gpu.uploaded('state', Uint32Array.of(sizes.position));
  own.push(state);
  const groups = (rows: number): GPUBindGroup => {
    const uniform = gpu.uniform('rows', Int32Array.of(0, rows, 0));
    own.push(uniform);
    return kernel.rows(uniform, state);
  };
  return { step, groups, destroy: () => { for (const buffer of own) buffer.destroy(); } };
}

interface Compiled {
  readonly kernel: RowKernel<string>;
  /** Of each buffer, by its name. */
  readonly bytes: Bytes;
}

async function compiled(gpu: Gpu, config: DecoderConfig, op: KernelOp, weights: KernelWeights, { most, context }: Sizes): Promise<Compiled> {
  const { vocab, hidden, heads, kvHeads, headDim, epsilon } = config;
  const headShape = { heads, kvHeads, headDim, context };
  const q = most * heads * headDim * 4;
  const cache = kvHeads * context * headDim * 4;
  switch (op) {
    case 'embedding': return embeddingOf(gpu, { vocab, hidden, context }, weights, most);
    case 'rotate': return {
      kernel: await rotate(gpu, { ...headShape, epsilon, qkNorm: config.qkNorm }),
      bytes: { qkv: q + most * 2 * kvHeads * headDim * 4, angles: context * headDim * 4, gains: 2 * headDim * 4, q, kCache: cache, vCache: cache },
    };
    case 'attention': return { kernel: await attention(gpu, headShape), bytes: { q, kCache: cache, vCache: cache, out: q } };
    default: return linearOf(gpu, decoderShapes(gpu, config, context), op, weights, most);
  }
}

const packedForm = (weights: 'q4' | 'q8'): PackedForm => ({ bits: weights === 'q4' ? 4 : 8, block: 32, scales: 'half' });

async function embeddingOf(gpu: Gpu, shape: { readonly vocab: number; readonly hidden: number; readonly context: number }, weights: KernelWeights, most: number): Promise<Compiled> {
  const { vocab, hidden, context } = shape;
  const around = { tokens: context * 4, hidden: most * hidden * 4 };
  if (weights === 'f32') return { kernel: await embedding(gpu, shape), bytes: { ...around, table: vocab * hidden * 4 } };
  return { kernel: await packedEmbedding(gpu, shape, packedForm(weights)), bytes: { ...around, ...packedBytes(vocab, hidden, weights) } };
}

const packedBytes = (n: number, k: number, weights: 'q4' | 'q8') => ({ codes: n * k * (bytesPerWeight[weights] - 4 / 32), scales: (n * k) / 8 });

type LinearOp = keyof DecoderShapes;

async function linearOf(gpu: Gpu, shapes: DecoderShapes, op: LinearOp, weights: KernelWeights, most: number): Promise<Compiled> {
  const shape = shapes[op];
  const { k, n } = shape;
  const outputs = op === 'gateUp' ? 2 * n : n;
  const result = op === 'attentionOut' || op === 'down' ? 'hidden' : 'out';
  const around = { x: most * k * 4, [result]: most * n * 4 };
  if (weights === 'f32') return { kernel: await plainLinear(gpu, op, shape), bytes: { ...around, w: outputs * k * 4 } };
  const gains = result === 'out' ? { gains: k * 4 } : {};
  return { kernel: await packedLinear(gpu, op, shape, packedForm(weights)), bytes: { ...around, ...packedBytes(outputs, k, weights), ...gains } };
}

function plainLinear(gpu: Gpu, op: LinearOp, shape: LinearShape): Promise<RowKernel<string>> {
  switch (op) {
    case 'qkv': case 'head': return normLinear(gpu, shape);
    case 'gateUp': return normSwiglu(gpu, shape);
    case 'attentionOut': case 'down': return linearAdd(gpu, shape);
  }
}

function packedLinear(gpu: Gpu, op: LinearOp, shape: LinearShape, weights: PackedForm): Promise<RowKernel<string>> {
  switch (op) {
    case 'qkv': case 'head': return packedNormLinear(gpu, { ...shape, weights });
    case 'gateUp': return packedNormSwiglu(gpu, { ...shape, weights });
    case 'attentionOut': case 'down': return packedLinearAdd(gpu, { ...shape, weights });
  }
}

/** shaders/draw.wgsl: the next token of each sequence of a batch. Reference: draw-reference.ts. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { shaderText } from '#engine/gpu/shader-text.ts';
import choice from '#shaders/lib/choice.wgsl?raw';
import counter from '#shaders/lib/counter.wgsl?raw';
import roundState from '#shaders/lib/round-state.wgsl?raw';
import share from '#shaders/lib/share.wgsl?raw';
import source from '#shaders/draw.wgsl?raw';
import { threadsPerRow } from './sample.ts';

export interface DrawBuffers {
  /** As drawWords has it. */
  readonly params: GPUBuffer;
  readonly logits: GPUBuffer;
  readonly batch: GPUBuffer;
  readonly tokens: GPUBuffer;
  readonly logProbs: GPUBuffer;
  readonly entropies: GPUBuffer;
}

export interface DrawSettings {
  readonly seed: number;
  /** 0: the likeliest token. */
  readonly temperature: number;
  /** The token that ends a text. */
  readonly eos: number;
}

export function drawWords({ seed, temperature, eos }: DrawSettings): Uint32Array<ArrayBuffer> {
  return Uint32Array.of(seed, new Uint32Array(Float32Array.of(temperature).buffer)[0]!, eos);
}

/** A software adapter pays for every barrier by the thread, and has rows enough for its cores: it gets as many threads as it runs in step. */
const threadsFor = (gpu: Gpu, vocabulary: number): number => Math.min(threadsPerRow(vocabulary), gpu.adapterFacts.architecture === 'swiftshader' ? 4 : 32);

/** The result records a dispatch over so many rows. */
export async function draw(gpu: Gpu, vocabulary: number, { params, logits, batch, tokens, logProbs, entropies }: DrawBuffers): Promise<(pass: GPUComputePassEncoder, rows: number) => void> {
  const wgsl = shaderText({ u32: { VOCABULARY: vocabulary, WORKGROUP_SIZE: threadsFor(gpu, vocabulary) } }, counter, roundState, choice, share, source);
  const kernel = await gpu.kernel('draw', wgsl, [['uniform', 'read', 'write', 'write', 'write', 'write']]);
  const group = kernel.bind(0, [params, logits, batch, tokens, logProbs, entropies]);
  return (pass, rows) => kernel.dispatch(pass, group, rows);
}

/**
 * A DFlash drafter as a network to be trained (Chen et al. 2026, arXiv 2602.06036): many blocks of several texts in one pass.
 *
 *   c = hidden_norm(fc(features))                    one row a position of the texts, shared by all layers and blocks
 *   x = embed[anchor, mask ...]                      one row a slot; token by token: embed[anchor and the text's tokens behind it]
 *   each layer:  q of norm(x), k and v of norm(x) and of c;  slots see the context before their anchor, and their own block (up to
 *                themselves, token by token)
 *   logits = head(norm(x))
 *
 * Embedding and head are the target's, frozen. Keys lie in one buffer: those of the slots first, those of the texts behind.
 * Tensor names are those of the public checkpoints.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { DFlashConfig } from '#engine/model/dflash-config.ts';
import { ropeFrequencies } from '#engine/model/rope-frequencies.ts';
import { ropeAngles } from '#engine/ops/rotate.ts';
import { afterAttention } from './decoder-layer.ts';
import type { RowOf, StudentNetwork } from './drafter-student.ts';
import { AttentionField, sightBuffer, writeSight } from './ops/attend.ts';
import { embed } from './ops/embed.ts';
import { headRotate, type Turn } from './ops/head-rotate.ts';
import { linear } from './ops/linear.ts';
import { rmsNorm } from './ops/rms-norm.ts';
import type { Parameters } from './parameters.ts';
import type { RowCount } from './row-count.ts';
import type { TaughtBlock, TaughtText } from './student.ts';
import { Tape, wholeWindow, type Value, type Weight } from './tape.ts';

export interface FrozenEnds {
  readonly embedding: Weight;
  readonly head: Weight;
}

export interface DFlashCapacity {
  readonly blocks: number;
  /** Positions of all texts of a step together. */
  readonly positions: number;
}

/** Rows that a block takes. Token by token the last token has none: nothing drafted stands behind it. */
export const lessonRows = ({ proposal, block }: DFlashConfig): number => (proposal === 'block' ? block : block - 1);

export class DFlashNetwork implements StudentNetwork {
  private constructor(
    readonly tape: Tape,
    private readonly config: DFlashConfig,
    private readonly capacity: DFlashCapacity,
    private readonly inputs: Inputs,
    /** [blocks * rows of one][vocab]. */
    readonly logits: Value,
  ) {}

  static async create(gpu: Gpu, config: DFlashConfig, parameters: Parameters, { embedding, head }: FrozenEnds, capacity: DFlashCapacity): Promise<DFlashNetwork> {
    const tape = new Tape(gpu);
    const inputs = inputsOf(tape, config, capacity);
    const weight = (name: string): Weight => parameters.weight(`${name}.weight`);
    const { epsilon, layers } = config.decoder;
    const context = await rmsNorm(tape, await linear(tape, inputs.features, weight('fc')), weight('hidden_norm'), epsilon);
    let x = await embed(tape, inputs.slots, { buffer: inputs.ids }, embedding);
    for (let layer = 0; layer < layers; layer += 1) x = await blockLayer(tape, config, inputs, x, context, (name) => weight(`layers.${layer}.${name}`));
    const logits = await linear(tape, await rmsNorm(tape, x, weight('norm'), epsilon), head);
    return new DFlashNetwork(tape, config, capacity, inputs, logits);
  }

  write(texts: readonly TaughtText[], blocks: readonly TaughtBlock[]): RowOf {
    const { inputs, tape, config: { proposal, maskToken } } = this;
    const rows = lessonRows(this.config);
    const masked = proposal === 'block';
    const { device } = tape.gpu;
    const firsts: number[] = [];
    let end = 0;
    for (const { ids } of texts) {
      firsts.push(end);
      end += ids.length;
    }
    inputs.positions.set(end);
    inputs.slots.set(blocks.length * rows);
    for (const [i, text] of texts.entries()) {
      device.queue.writeBuffer(inputs.features.data.buffer, firsts[i]! * inputs.features.width * 4, text.features);
      device.queue.writeBuffer(inputs.textPositions, firsts[i]! * 4, Uint32Array.from(text.ids, (_, position) => position));
    }
    const slots = inputs.slots.capacity;
    const ids = new Uint32Array(slots).fill(maskToken);
    const slotPositions = new Uint32Array(slots);
    const spans = new Uint32Array(4 * slots);
    for (const [i, { text, anchor }] of blocks.entries()) {
      const first = slots + firsts[text]!;
      for (let row = 0; row < rows; row += 1) {
        const slot = i * rows + row;
        if (row === 0 || !masked) ids[slot] = texts[text]!.ids[anchor + row] ?? maskToken;
        slotPositions[slot] = anchor + row;
        spans.set([first, first + anchor, i * rows, masked ? rows : row + 1], 4 * slot);
      }
    }
    device.queue.writeBuffer(inputs.ids, 0, ids);
    device.queue.writeBuffer(inputs.slotPositions, 0, slotPositions);
    writeSight(tape, inputs.sight, { words: spans, stride: 1 }, slots + this.capacity.positions);
    // a mask foretells its own position, a token the one behind it
    return (i, slot) => i * rows + slot - (masked ? 0 : 1);
  }
}

interface Inputs {
  readonly positions: RowCount;
  readonly slots: RowCount;
  readonly keys: RowCount;
  readonly features: Value;
  readonly ids: GPUBuffer;
  readonly textPositions: GPUBuffer;
  readonly slotPositions: GPUBuffer;
  readonly sight: GPUBuffer;
  readonly angles: GPUBuffer;
}

function inputsOf(tape: Tape, config: DFlashConfig, capacity: DFlashCapacity): Inputs {
  const { taps, decoder: { hidden, context, headDim, ropeTheta } } = config;
  const slots = wholeWindow(capacity.blocks * lessonRows(config));
  const positions = tape.rows('positions', capacity.positions);
  return {
    positions,
    slots: tape.rows('slots', slots),
    keys: tape.rows('keys', slots + capacity.positions),
    features: tape.value('features', positions, taps.length * hidden, false),
    ids: tape.buffer('slot ids', slots),
    textPositions: tape.buffer('text positions', capacity.positions),
    slotPositions: tape.buffer('slot positions', slots),
    sight: sightBuffer(tape, slots, slots + capacity.positions),
    angles: tape.upload('angles', ropeAngles(context, ropeFrequencies(headDim, ropeTheta, { kind: 'none' }))),
  };
}

async function blockLayer(tape: Tape, config: DFlashConfig, inputs: Inputs, x: Value, context: Value, weight: (name: string) => Weight): Promise<Value> {
  const { heads, kvHeads, headDim, epsilon, context: positionsKnown } = config.decoder;
  const { slots, positions } = inputs;
  const turn = (at: GPUBuffer): Turn => ({ headDim, epsilon, context: positionsKnown, angles: inputs.angles, positions: { buffer: at } });
  const keys = tape.value('keys', inputs.keys, kvHeads * headDim, true);
  const values = tape.value('values', inputs.keys, kvHeads * headDim, true);
  const normed = await rmsNorm(tape, x, weight('input_layernorm'), epsilon);
  const q = await headRotate(tape, await linear(tape, normed, weight('self_attn.q_proj')), weight('self_attn.q_norm'), turn(inputs.slotPositions));
  for (const [source, first, rows, at] of [[normed, 0, slots, inputs.slotPositions], [context, slots.capacity, positions, inputs.textPositions]] as const) {
    const k = await linear(tape, source, weight('self_attn.k_proj'));
    await headRotate(tape, k, weight('self_attn.k_norm'), turn(at), tape.window(keys, first, rows));
    await linear(tape, source, weight('self_attn.v_proj'), { into: tape.window(values, first, rows) });
  }
  const field = new AttentionField(tape, { heads, kvHeads, headDim }, q, keys, values, inputs.sight);
  await field.attend({ first: 0, rows: slots }, [{ first: 0, rows: slots }, { first: slots.capacity, rows: positions }], 1);
  return afterAttention(tape, x, field.out, (name) => weight(name), epsilon);
}

/**
 * An EAGLE-3 drafter as a network to be trained: the training-time test (Li et al. 2025, arXiv 2503.01840), all columns of several
 * texts at once, `unroll` steps deep; or one step over columns and the slots of blocks. Which rows those are: eagle3-rows.ts.
 *
 *   h = fc(features)                                          column t: the target after token t
 *   step s:   e = embed[token t+1+s]
 *             x = h + o(attention(q, k, v of [norm(e), norm(h)]))     at position t + s
 *             h = x + mlp(norm(x));   logits of token t+2+s = lm_head(norm(h)), on the draft vocabulary
 *
 * Queries, keys, values and logits of all steps lie in one buffer each, step behind step. The embedding is the target's, frozen.
 * Tensor names are those of the public checkpoints.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { EagleBlock, EagleConfig } from '#engine/model/eagle-config.ts';
import { ropeFrequencies } from '#engine/model/rope-frequencies.ts';
import { ropeAngles } from '#engine/ops/rotate.ts';
import { afterAttention } from './decoder-layer.ts';
import type { RowOf, StudentNetwork } from './drafter-student.ts';
import { blockRows, firstColumns, unrolledRows } from './eagle3-rows.ts';
import { AttentionField, sightBuffer, writeSight } from './ops/attend.ts';
import { embed } from './ops/embed.ts';
import { headRotate } from './ops/head-rotate.ts';
import { linear } from './ops/linear.ts';
import { rmsNorm } from './ops/rms-norm.ts';
import type { Parameters } from './parameters.ts';
import type { RowCount } from './row-count.ts';
import type { TaughtBlock, TaughtText } from './student.ts';
import { Tape, wholeWindow, type Value, type Weight } from './tape.ts';

export interface Eagle3Capacity {
  /** The most of all texts of a step together; a text of T tokens has T - 1. */
  readonly columns: number;
  /** Blocks of a step, where it fills in blocks. */
  readonly blocks: number;
  /** Steps of the training-time test; of blocks there is one. */
  readonly unroll: number;
}

export class Eagle3Network implements StudentNetwork {
  private constructor(
    readonly tape: Tape,
    /** Steps of the training-time test. */
    private readonly unroll: number,
    private readonly block: EagleBlock | null,
    private readonly inputs: Inputs,
    /** [unroll * stride][draft vocabulary]: rows of a step lie `stride` behind those of the step before. */
    readonly logits: Value,
  ) {}

  static async create(gpu: Gpu, config: EagleConfig, parameters: Parameters, embedding: Weight, { columns, blocks, unroll }: Eagle3Capacity): Promise<Eagle3Network> {
    const tape = new Tape(gpu);
    const stride = wholeWindow(columns + (config.block ? blocks * config.block.rows : 0));
    const inputs = inputsOf(tape, config, unroll, stride);
    const { heads, kvHeads, headDim, draftVocab } = config;
    const { field, logits } = {
      field: new AttentionField(
        tape,
        { heads, kvHeads, headDim },
        tape.value('queries', inputs.all, heads * headDim, true),
        tape.value('keys', inputs.all, kvHeads * headDim, true),
        tape.value('values', inputs.all, kvHeads * headDim, true),
        inputs.sight,
      ),
      logits: tape.value('logits', inputs.all, draftVocab, true),
    };
    const weight = (name: string): Weight => parameters.weight(`${name}.weight`);
    let h = await linear(tape, inputs.features, weight('fc'));
    for (let step = 0; step < unroll; step += 1) {
      h = await testStep(tape, config, inputs, field, step, h, weight, embedding);
      await linear(tape, await rmsNorm(tape, h, weight('norm'), config.epsilon), weight('lm_head'), { into: tape.window(logits, step * stride, inputs.rows) });
    }
    return new Eagle3Network(tape, unroll, config.block, inputs, logits);
  }

  /** Rows between the same column of two steps. */
  get stride(): number {
    return this.inputs.rows.capacity;
  }

  write(texts: readonly TaughtText[], blocks: readonly TaughtBlock[]): RowOf {
    const { inputs, stride, tape, unroll, block } = this;
    const { device } = tape.gpu;
    const { ids, positions, spans, count, rowOf } = block ? blockRows(texts, blocks, block, stride) : unrolledRows(texts, blocks, unroll, stride);
    inputs.rows.set(count);
    this.#writeFeatures(texts, block ? blocks : []);
    device.queue.writeBuffer(inputs.ids, 0, ids);
    device.queue.writeBuffer(inputs.positions, 0, positions);
    writeSight(tape, inputs.sight, spans, unroll * stride);
    return rowOf;
  }

  /** Of the columns, and behind them of the blocks' slots: that of the token before the anchor, for each. */
  #writeFeatures(texts: readonly TaughtText[], blocks: readonly TaughtBlock[]): void {
    const { tape: { gpu: { device: { queue } } }, inputs: { features: { data: { buffer }, width } } } = this;
    const { firsts, end } = firstColumns(texts);
    for (const [i, { ids, features }] of texts.entries()) queue.writeBuffer(buffer, firsts[i]! * width * 4, features, 0, (ids.length - 1) * width);
    const slots = this.block?.rows ?? 0;
    const ofSlots = new Float32Array(blocks.length * slots * width);
    for (const [i, { text, anchor }] of blocks.entries()) {
      const thought = texts[text]!.features.subarray((anchor - 1) * width, anchor * width);
      for (let slot = 0; slot < slots; slot += 1) ofSlots.set(thought, (i * slots + slot) * width);
    }
    queue.writeBuffer(buffer, end * width * 4, ofSlots);
  }
}

interface Inputs {
  /** Of a step. */
  readonly rows: RowCount;
  /** Rows of all steps, those that are not used included. */
  readonly all: RowCount;
  readonly features: Value;
  readonly ids: GPUBuffer;
  readonly positions: GPUBuffer;
  readonly sight: GPUBuffer;
  /** Of its spans. */
  readonly spanStride: number;
  readonly angles: GPUBuffer;
}

function inputsOf(tape: Tape, config: EagleConfig, unroll: number, stride: number): Inputs {
  const rows = tape.rows('rows of a step', stride);
  const all = unroll * stride;
  return {
    rows,
    all: tape.rows('rows of all steps', all),
    features: tape.value('features', rows, config.targetLayers.length * config.hidden, false),
    ids: tape.buffer('ids', all),
    positions: tape.buffer('positions', all),
    sight: sightBuffer(tape, all, all),
    spanStride: config.block ? 1 : stride,
    angles: tape.upload('angles', ropeAngles(config.context, ropeFrequencies(config.headDim, config.ropeTheta, { kind: 'none' }))),
  };
}

async function testStep(
  tape: Tape, config: EagleConfig, inputs: Inputs, field: AttentionField, step: number, h: Value, weight: (name: string) => Weight, embedding: Weight,
): Promise<Value> {
  const { headDim, context, epsilon, hidden } = config;
  const { rows, angles } = inputs;
  const first = step * rows.capacity;
  const own = (buffer: GPUBuffer): GPUBufferBinding => ({ buffer, offset: first * 4, size: rows.capacity * 4 });
  const ofLayer = (name: string): Weight => weight(`midlayer.${name}`);
  const window = (value: Value): Value => tape.window(value, first, rows);
  const both = tape.value('token and feature', rows, 2 * hidden, true);
  await rmsNorm(tape, await embed(tape, rows, own(inputs.ids), embedding), ofLayer('input_layernorm'), epsilon, { of: both, first: 0 });
  await rmsNorm(tape, h, ofLayer('hidden_norm'), epsilon, { of: both, first: hidden });
  const turn = { headDim, epsilon, context, angles, positions: own(inputs.positions) };
  await headRotate(tape, await linear(tape, both, ofLayer('self_attn.q_proj')), null, turn, window(field.q));
  await headRotate(tape, await linear(tape, both, ofLayer('self_attn.k_proj')), null, turn, window(field.k));
  await linear(tape, both, ofLayer('self_attn.v_proj'), { into: window(field.v) });
  await field.attend({ first, rows }, [{ first, rows }], inputs.spanStride);
  return afterAttention(tape, h, window(field.out), ofLayer, epsilon);
}

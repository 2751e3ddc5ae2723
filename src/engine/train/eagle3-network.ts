/**
 * An EAGLE-3 drafter as a network to be trained: the training-time test (Li et al. 2025, arXiv 2503.01840), all columns of several
 * texts at once, `unroll` steps deep.
 *
 *   h = fc(features)                                          column t: the target after token t
 *   step s:   e = embed[token t+1+s]
 *             x = h + o(attention(q, k, v of [norm(e), norm(h)]))     at position t + s
 *             h = x + mlp(norm(x));   logits of token t+2+s = lm_head(norm(h)), on the draft vocabulary
 *
 * Column t of step s sees the keys of step 0 up to column t of its text, and its own of steps 1 .. s. Queries, keys, values and
 * logits of all steps lie in one buffer each, step behind step. The embedding is the target's, frozen.
 * Tensor names are those of the public checkpoints.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { EagleConfig } from '#engine/model/eagle-config.ts';
import { ropeAngles } from '#engine/ops/rotate.ts';
import { afterAttention } from './decoder-layer.ts';
import type { TaughtText } from './dflash-network.ts';
import { AttentionField, sightBuffer, writeSight } from './ops/attend.ts';
import { embed } from './ops/embed.ts';
import { headRotate } from './ops/head-rotate.ts';
import { linear } from './ops/linear.ts';
import { rmsNorm } from './ops/rms-norm.ts';
import type { Parameters } from './parameters.ts';
import type { RowCount } from './row-count.ts';
import { Tape, type Value, type Weight } from './tape.ts';

export interface Eagle3Capacity {
  /** The most of all texts of a step together; a text of T tokens has T - 1. */
  readonly columns: number;
  /** Steps of the training-time test. */
  readonly unroll: number;
}

/** Bindings begin at multiples of 256 bytes, so a step's rows are a multiple of this. */
const ROWS_MULTIPLE = 64;

export class Eagle3Network {
  private constructor(
    readonly tape: Tape,
    /** Steps of the training-time test. */
    private readonly unroll: number,
    private readonly inputs: Inputs,
    /** [unroll * stride][draft vocabulary]: rows of a step lie `stride` behind those of the step before. */
    readonly logits: Value,
  ) {}

  static async create(gpu: Gpu, config: EagleConfig, parameters: Parameters, embedding: Weight, { columns, unroll }: Eagle3Capacity): Promise<Eagle3Network> {
    const tape = new Tape(gpu);
    const stride = Math.ceil(columns / ROWS_MULTIPLE) * ROWS_MULTIPLE;
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
      await linear(tape, await rmsNorm(tape, h, weight('norm'), config.epsilon), weight('lm_head'), { into: tape.window(logits, step * stride, inputs.columns) });
    }
    return new Eagle3Network(tape, unroll, inputs, logits);
  }

  /** Rows between the same column of two steps. */
  get stride(): number {
    return this.inputs.columns.capacity;
  }

  /** Takes in what the next pass is about: columns of a text behind those of the text before. */
  write(texts: readonly TaughtText[]): void {
    const { inputs, stride, tape, unroll } = this;
    const { device } = tape.gpu;
    const ids = new Uint32Array(unroll * stride);
    const positions = new Uint32Array(unroll * stride);
    const spans = new Uint32Array(4 * unroll * stride);
    let first = 0;
    for (const text of texts) {
      const columns = text.ids.length - 1;
      device.queue.writeBuffer(inputs.features.data.buffer, first * inputs.features.width * 4, text.features, 0, columns * inputs.features.width);
      for (let step = 0; step < unroll; step += 1) {
        for (let t = 0; t < columns; t += 1) {
          const row = step * stride + first + t;
          ids[row] = text.ids[t + 1 + step] ?? 0;
          positions[row] = t + step;
          spans.set([first, first + t + 1, stride + first + t, step], 4 * row);
        }
      }
      first += columns;
    }
    inputs.columns.set(first);
    device.queue.writeBuffer(inputs.ids, 0, ids);
    device.queue.writeBuffer(inputs.positions, 0, positions);
    writeSight(tape, inputs.sight, { words: spans, stride }, unroll * stride);
  }
}

interface Inputs {
  readonly columns: RowCount;
  /** Rows of all steps, those that are not used included. */
  readonly all: RowCount;
  readonly features: Value;
  readonly ids: GPUBuffer;
  readonly positions: GPUBuffer;
  readonly sight: GPUBuffer;
  readonly angles: GPUBuffer;
}

function inputsOf(tape: Tape, config: EagleConfig, unroll: number, stride: number): Inputs {
  const columns = tape.rows('columns', stride);
  const rows = unroll * stride;
  return {
    columns,
    all: tape.rows('columns of all steps', rows),
    features: tape.value('features', columns, config.targetLayers.length * config.hidden, false),
    ids: tape.buffer('ids', rows),
    positions: tape.buffer('positions', rows),
    sight: sightBuffer(tape, rows, rows),
    angles: tape.upload('angles', ropeAngles(config.context, config.headDim, config.ropeTheta)),
  };
}

async function testStep(
  tape: Tape, config: EagleConfig, inputs: Inputs, field: AttentionField, step: number, h: Value, weight: (name: string) => Weight, embedding: Weight,
): Promise<Value> {
  const { headDim, context, epsilon, hidden } = config;
  const { columns, angles } = inputs;
  const first = step * columns.capacity;
  const own = (buffer: GPUBuffer): GPUBufferBinding => ({ buffer, offset: first * 4, size: columns.capacity * 4 });
  const ofLayer = (name: string): Weight => weight(`midlayer.${name}`);
  const window = (value: Value): Value => tape.window(value, first, columns);
  const both = tape.value('token and feature', columns, 2 * hidden, true);
  await rmsNorm(tape, await embed(tape, columns, own(inputs.ids), embedding), ofLayer('input_layernorm'), epsilon, { of: both, first: 0 });
  await rmsNorm(tape, h, ofLayer('hidden_norm'), epsilon, { of: both, first: hidden });
  const turn = { headDim, epsilon, context, angles, positions: own(inputs.positions) };
  await headRotate(tape, await linear(tape, both, ofLayer('self_attn.q_proj')), null, turn, window(field.q));
  await headRotate(tape, await linear(tape, both, ofLayer('self_attn.k_proj')), null, turn, window(field.k));
  await linear(tape, both, ofLayer('self_attn.v_proj'), { into: window(field.v) });
  await field.attend({ first, rows: columns }, [{ first, rows: columns }], columns.capacity);
  return afterAttention(tape, h, window(field.out), ofLayer, epsilon);
}

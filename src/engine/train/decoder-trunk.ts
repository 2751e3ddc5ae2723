/**
 * A whole decoder on a tape up to its residual stream, in Qwen3's and Llama's shape, every tensor trained (note reasoning.md 7):
 *
 *   x = embed[ids]
 *   x = x + o_proj(attention(q, k, v of norm(x)))     q and k normalised per head, then turned (RoPE)
 *   x = x + down_proj(silu(gate_proj(norm(x))) * up_proj(norm(x)))
 *
 * Texts lie one behind the other, a row a token; a row sees its own text up to itself. What reads x: decoder-network.ts,
 * reward-network.ts. Tensor names are Hugging Face's.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { ropeFrequencies } from '#engine/model/rope-frequencies.ts';
import { ropeAngles } from '#engine/ops/rotate.ts';
import { afterAttention } from './decoder-layer.ts';
import { AttentionField, sightBuffer, writeSight } from './ops/attend.ts';
import { embed } from './ops/embed.ts';
import { headRotate } from './ops/head-rotate.ts';
import { linear } from './ops/linear.ts';
import { rmsNorm } from './ops/rms-norm.ts';
import { packedRows } from './packed-rows.ts';
import type { Parameters } from './parameters.ts';
import type { RowCount } from './row-count.ts';
import { Tape, type Value, type Weight } from './tape.ts';

/** Kernels take a workgroup a row, of which a dispatch has no more. */
const MOST_ROWS = 65_535;

export class DecoderTrunk {
  private constructor(
    readonly tape: Tape,
    readonly config: DecoderConfig,
    private readonly inputs: Inputs,
    /** [rows][hidden]: the residual stream behind the last layer. */
    readonly x: Value,
  ) {}

  /** `rows`: the most tokens of a pass. Further operations may be added to its tape. */
  static async create(gpu: Gpu, config: DecoderConfig, parameters: Parameters, rows: number): Promise<DecoderTrunk> {
    if (config.qkvBias) throw new Error('A decoder whose projections have biases (Qwen2) cannot be trained here.');
    if (!(Number.isInteger(rows) && rows >= 1 && rows <= MOST_ROWS)) throw new RangeError(`A pass takes 1 to ${MOST_ROWS} tokens, not ${rows}.`);
    const tape = new Tape(gpu);
    const inputs = inputsOf(tape, config, rows);
    const weight = (name: string): Weight => parameters.weight(`model.${name}.weight`);
    let x = await embed(tape, inputs.rows, { buffer: inputs.ids }, weight('embed_tokens'));
    for (let layer = 0; layer < config.layers; layer += 1) x = await decoderLayer(tape, config, inputs, x, (name) => weight(`layers.${layer}.${name}`));
    return new DecoderTrunk(tape, config, inputs, x);
  }

  /** Takes in what the next pass is about, and says at which row each text begins. Throws a sentence where it cannot be. */
  write(texts: readonly ArrayLike<number>[]): readonly number[] {
    const { tape, inputs: { rows, ids, positions, sight } } = this;
    const packed = packedRows(texts, this.config, rows.capacity);
    const { queue } = tape.gpu.device;
    rows.set(packed.count);
    queue.writeBuffer(ids, 0, packed.ids);
    queue.writeBuffer(positions, 0, packed.positions);
    writeSight(tape, sight, packed.spans, rows.capacity);
    return packed.firsts;
  }
}

interface Inputs {
  readonly rows: RowCount;
  readonly ids: GPUBuffer;
  readonly positions: GPUBuffer;
  readonly sight: GPUBuffer;
  readonly angles: GPUBuffer;
}

function inputsOf(tape: Tape, { context, headDim, ropeTheta, ropeScaling }: DecoderConfig, rows: number): Inputs {
  return {
    rows: tape.rows('tokens', rows),
    ids: tape.buffer('ids', rows),
    positions: tape.buffer('positions', rows),
    sight: sightBuffer(tape, rows, rows),
    angles: tape.upload('angles', ropeAngles(context, ropeFrequencies(headDim, ropeTheta, ropeScaling))),
  };
}

async function decoderLayer(tape: Tape, config: DecoderConfig, { rows, positions, sight, angles }: Inputs, x: Value, weight: (name: string) => Weight): Promise<Value> {
  const { heads, kvHeads, headDim, epsilon, context, qkNorm } = config;
  const turn = { headDim, epsilon, context, angles, positions: { buffer: positions } };
  const gain = (name: string): Weight | null => (qkNorm ? weight(name) : null);
  const normed = await rmsNorm(tape, x, weight('input_layernorm'), epsilon);
  const q = await headRotate(tape, await linear(tape, normed, weight('self_attn.q_proj')), gain('self_attn.q_norm'), turn);
  const k = await headRotate(tape, await linear(tape, normed, weight('self_attn.k_proj')), gain('self_attn.k_norm'), turn);
  const v = await linear(tape, normed, weight('self_attn.v_proj'));
  const field = new AttentionField(tape, { heads, kvHeads, headDim }, q, k, v, sight);
  await field.attend({ first: 0, rows }, [{ first: 0, rows }], 1);
  return afterAttention(tape, x, field.out, weight, epsilon);
}

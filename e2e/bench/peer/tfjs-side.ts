/**
 * The same step in TensorFlow.js on its WebGPU backend, written as its users would: whole tensors, automatic gradients. It is given what
 * helps it: keys and values of slots and text in one product each, grouped queries without repeated keys, RoPE as one small product.
 */
import '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { ropeFrequencies } from '#engine/model/rope-frequencies.ts';
import { ropeAngles } from '#engine/ops/rotate.ts';
import type { TrainingProblem, TrainingSide } from './training-problem.ts';

const HIDDEN_FROM_SIGHT = -1e9;

export async function tfjsSide(problem: TrainingProblem): Promise<TrainingSide> {
  if (!(await tf.setBackend('webgpu'))) throw new Error('TensorFlow.js could not open its WebGPU backend.');
  await tf.ready();
  const names = [...problem.weights.keys()];
  const tensors = [...problem.weights.values()].map(({ shape, data }) => tf.tensor(data, [...shape]));
  const forward = lossOf(problem, names);
  const valueAndGrads = tf.valueAndGrads((...args: tf.Tensor[]) => forward(args));
  let latest: tf.Tensor[] = [];
  return {
    step: async () => {
      tf.dispose(latest);
      const { value, grads } = tf.tidy(() => valueAndGrads(tensors));
      latest = grads;
      const [loss] = await value.data();
      value.dispose();
      return loss!;
    },
    gradients: async () => new Map(await Promise.all(names.map(async (name, i) => [name, await latest[i]!.data() as Float32Array] as const))),
  };
}

/** What the backend computes on. */
export function tfjsAdapter(): GPUAdapterInfo {
  return (tf.backend() as unknown as { readonly device: GPUDevice }).device.adapterInfo;
}

function lossOf({ config, ids, features, anchors, embedding, targets }: TrainingProblem, names: readonly string[]): (weights: readonly tf.Tensor[]) => tf.Scalar {
  const { hidden, heads, kvHeads, headDim, epsilon, vocab } = config.decoder;
  const slots = anchors.length * config.block;
  const keys = slots + ids.length;
  const slotPositions = anchors.flatMap((anchor) => Array.from({ length: config.block }, (_, k) => anchor + k));
  const table = tf.tensor2d(embedding, [vocab, hidden]);
  const context = tf.tensor2d(features, [ids.length, config.taps.length * hidden]);
  const slotIds = tf.tensor1d(anchors.flatMap((anchor) => Array.from({ length: config.block }, (_, k) => (k === 0 ? ids[anchor]! : config.maskToken))), 'int32');
  const turns = rotationsOf(config.decoder, [...slotPositions, ...ids.keys()]);
  const slotTurns = rotationsOf(config.decoder, slotPositions);
  const sight = sightOf(anchors, config.block, ids.length);
  const mask = tf.tile(tf.tensor2d(sight, [slots, keys]), [heads / kvHeads, 1]);
  const labels = new Float32Array(slots * vocab);
  for (const [row, { kind, token, weight }] of targets.entries()) if (kind === 'ce') labels[row * vocab + token] = weight;
  const wanted = tf.tensor2d(labels, [slots, vocab]);
  const swap = swapHalves(headDim);

  return (weights) => {
    const weight = (name: string): tf.Tensor => weights[names.indexOf(`${name}.weight`)]!;
    const own = (name: string): tf.Tensor => weight(`layers.0.${name}`);
    const linear = (x: tf.Tensor, by: tf.Tensor): tf.Tensor => tf.matMul(x, by, false, true);
    const norm = (x: tf.Tensor, gain: tf.Tensor): tf.Tensor => tf.mul(tf.mul(x, tf.rsqrt(tf.add(tf.mean(tf.square(x), -1, true), epsilon))), gain);
    const turn = (x: tf.Tensor, { cosines, sines }: Rotations): tf.Tensor => tf.add(tf.mul(x, cosines), tf.mul(tf.matMul(x, swap), sines));
    const byHead = (x: tf.Tensor, rows: number, of: number): tf.Tensor => tf.transpose(tf.reshape(x, [rows, of, headDim]), [1, 0, 2]);

    const read = norm(linear(context, weight('fc')), weight('hidden_norm'));
    const x = tf.gather(table, slotIds);
    const normed = norm(x, own('input_layernorm'));
    const all = tf.concat([normed, read], 0);
    const q = turn(norm(byHead(linear(normed, own('self_attn.q_proj')), slots, heads), own('self_attn.q_norm')), slotTurns);
    const k = turn(norm(byHead(linear(all, own('self_attn.k_proj')), keys, kvHeads), own('self_attn.k_norm')), turns);
    const v = byHead(linear(all, own('self_attn.v_proj')), keys, kvHeads);
    const grouped = tf.reshape(q, [kvHeads, (heads / kvHeads) * slots, headDim]);
    const seen = tf.softmax(tf.add(tf.mul(tf.matMul(grouped, k, false, true), 1 / Math.sqrt(headDim)), mask));
    const mixed = tf.reshape(tf.transpose(tf.reshape(tf.matMul(seen, v), [heads, slots, headDim]), [1, 0, 2]), [slots, heads * headDim]);
    const attended = tf.add(x, linear(mixed, own('self_attn.o_proj')));
    const second = norm(attended, own('post_attention_layernorm'));
    const gate = linear(second, own('mlp.gate_proj'));
    const inner = tf.mul(tf.mul(gate, tf.sigmoid(gate)), linear(second, own('mlp.up_proj')));
    const out = tf.add(attended, linear(inner, own('mlp.down_proj')));
    const logits = linear(norm(out, weight('norm')), table);
    return tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), wanted)));
  };
}

interface Rotations {
  /** [positions][headDim], the same for every head. */
  readonly cosines: tf.Tensor;
  readonly sines: tf.Tensor;
}

function rotationsOf({ context, headDim, ropeTheta }: TrainingProblem['config']['decoder'], positions: readonly number[]): Rotations {
  const angles = ropeAngles(context, ropeFrequencies(headDim, ropeTheta, { kind: 'none' }));
  const half = headDim / 2;
  const table = (first: number): tf.Tensor =>
    tf.tensor2d(positions.flatMap((position) => Array.from({ length: headDim }, (_, d) => angles[position * headDim + first + (d % half)]!)), [positions.length, headDim]);
  return { cosines: table(0), sines: table(half) };
}

/** (a, b) times it is (-b, a). */
function swapHalves(headDim: number): tf.Tensor {
  const half = headDim / 2;
  return tf.tensor2d(Float32Array.from({ length: headDim * headDim }, (_, at) => {
    const [from, to] = [Math.floor(at / headDim), at % headDim];
    return from === to + half ? -1 : to === from + half ? 1 : 0;
  }), [headDim, headDim]);
}

/** A slot sees its own block, and the text before its anchor. */
function sightOf(anchors: readonly number[], block: number, positions: number): Float32Array {
  const slots = anchors.length * block;
  const sight = new Float32Array(slots * (slots + positions)).fill(HIDDEN_FROM_SIGHT);
  for (let slot = 0; slot < slots; slot += 1) {
    const b = Math.floor(slot / block);
    const row = slot * (slots + positions);
    sight.fill(0, row + b * block, row + (b + 1) * block);
    sight.fill(0, row + slots, row + slots + anchors[b]!);
  }
  return sight;
}

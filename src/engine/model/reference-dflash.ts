/**
 * A DFlash drafter in plain loops and f64, from its checkpoint's own tensors: what the GPU's block is compared with. Takes the
 * features of every position before the anchor, [positions][taps * hidden], and returns the block's logits, [block][vocab]. `onLook` is
 * told where each row of a layer looks, the mean over the heads.
 */
import { attentionReference, attentionWeights } from '#engine/ops/attention-reference.ts';
import { embeddingReference } from '#engine/ops/embedding-reference.ts';
import { linearReference, rmsNormReference, swigluReference } from '#engine/ops/linear-reference.ts';
import { rotateReference } from '#engine/ops/rotate-reference.ts';
import type { DFlashParts } from './dflash.ts';
import type { ModelParts } from './open-decoder.ts';
import { ropeFrequencies } from './rope-frequencies.ts';
import { weight } from './weights.ts';

type Look = (layer: number, row: number, shares: Float64Array) => void;

export function referenceBlock({ config, weights }: DFlashParts, target: ModelParts, features: Float64Array, anchor: number, onLook: Look = () => undefined): Float64Array {
  const { decoder: { vocab, hidden, heads, kvHeads, headDim, intermediate, epsilon, ropeTheta, layers }, block, maskToken, taps } = config;
  const get = (name: string) => weight(weights, name);
  const before = features.length / (taps.length * hidden);
  const context = rmsNormReference(linearReference(features, get('fc.weight'), taps.length * hidden, hidden), get('hidden_norm.weight'), epsilon);
  const table = weight(target.weights, 'model.embed_tokens.weight');
  const tokens = Uint32Array.from({ length: block }, (_, i) => (i === 0 ? anchor : maskToken));
  const x = embeddingReference(table, hidden, tokens, [...tokens.keys()]);

  for (let layer = 0; layer < layers; layer++) {
    const at = `layers.${layer}`;
    const project = (rows: Float64Array, name: string, count: number) => linearReference(rows, get(`${at}.self_attn.${name}_proj.weight`), hidden, count * headDim);
    const normed = rmsNormReference(x, get(`${at}.input_layernorm.weight`), epsilon);
    /** One head, [rows][headDim]; q and k are normed and turned by their positions. */
    const head = (all: Float64Array, count: number, index: number, norm: 'q_norm' | 'k_norm' | null, first: number): number[] =>
      Array.from({ length: all.length / (count * headDim) }, (_, row) => {
        const one = all.subarray((row * count + index) * headDim, (row * count + index + 1) * headDim);
        return norm ? [...rotateReference(one, get(`${at}.self_attn.${norm}.weight`), epsilon, first + row, ropeFrequencies(headDim, ropeTheta, { kind: 'none' }))] : [...one];
      }).flat();
    const attended = new Float64Array(block * heads * headDim);
    const looks = Array.from({ length: block }, () => new Float64Array(before + block));
    for (let q = 0; q < heads; q++) {
      const kv = Math.floor(q / (heads / kvHeads));
      const queries = head(project(normed, 'q', heads), heads, q, 'q_norm', before);
      // the same projections for what the target left and for the block itself
      const keys = [...head(project(context, 'k', kvHeads), kvHeads, kv, 'k_norm', 0), ...head(project(normed, 'k', kvHeads), kvHeads, kv, 'k_norm', before)];
      const values = [...head(project(context, 'v', kvHeads), kvHeads, kv, null, 0), ...head(project(normed, 'v', kvHeads), kvHeads, kv, null, 0)];
      for (let row = 0; row < block; row++) {
        const query = queries.slice(row * headDim, (row + 1) * headDim);
        attended.set(attentionReference(query, keys, values, before + block - 1), (row * heads + q) * headDim);
        attentionWeights(query, keys, before + block - 1).forEach((share, j) => { looks[row]![j]! += share / heads; });
      }
    }
    looks.forEach((shares, row) => onLook(layer, row, shares));
    addTo(x, linearReference(attended, get(`${at}.self_attn.o_proj.weight`), heads * headDim, hidden));
    const between = rmsNormReference(x, get(`${at}.post_attention_layernorm.weight`), epsilon);
    const gate = linearReference(between, get(`${at}.mlp.gate_proj.weight`), hidden, intermediate);
    const up = linearReference(between, get(`${at}.mlp.up_proj.weight`), hidden, intermediate);
    addTo(x, linearReference(swigluReference(gate, up), get(`${at}.mlp.down_proj.weight`), intermediate, hidden));
  }
  const head = target.config.tied ? table : weight(target.weights, 'lm_head.weight');
  return linearReference(rmsNormReference(x, get('norm.weight'), epsilon), head, hidden, vocab);
}

function addTo(x: Float64Array, y: Float64Array): void {
  for (let i = 0; i < x.length; i++) x[i]! += y[i]!;
}

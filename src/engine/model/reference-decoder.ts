/**
 * The decoder in plain loops and f64, from a Hugging Face checkpoint's own tensors: what the GPU's logits are compared
 * with. Takes a whole text at once and returns the logits of every position, [tokens][vocab]; `behindLayer` is shown the residual
 * stream, [tokens][hidden], behind each layer; K and V are rounded as a cache of this form rounds them.
 */
import { attentionReference } from '#engine/ops/attention-reference.ts';
import type { CacheForm } from '#engine/ops/cache-form.ts';
import { keptInHalf } from '#engine/ops/cache-reference.ts';
import { embeddingReference } from '#engine/ops/embedding-reference.ts';
import { linearReference, rmsNormReference, swigluReference } from '#engine/ops/linear-reference.ts';
import { rotateReference } from '#engine/ops/rotate-reference.ts';
import type { DecoderConfig } from './config.ts';
import { ropeFrequencies } from './rope-frequencies.ts';
import { weight, type Weights } from './weights.ts';

export function referenceLogits(config: DecoderConfig, weights: Weights, tokens: readonly number[], behindLayer?: (layer: number, x: Float64Array) => void, cache: CacheForm = 'single'): Float64Array {
  const { vocab, hidden, intermediate, epsilon } = config;
  const get = (name: string) => weight(weights, name);
  const positions = tokens.map((_, position) => position);
  const table = get('model.embed_tokens.weight');
  const x = embeddingReference(table, hidden, Uint32Array.from(tokens), positions);
  for (let layer = 0; layer < config.layers; layer++) {
    const at = `model.layers.${layer}`;
    addTo(x, attentionBlock(config, weights, at, x, cache));
    const normed = rmsNormReference(x, get(`${at}.post_attention_layernorm.weight`), epsilon);
    const gate = linearReference(normed, get(`${at}.mlp.gate_proj.weight`), hidden, intermediate);
    const up = linearReference(normed, get(`${at}.mlp.up_proj.weight`), hidden, intermediate);
    addTo(x, linearReference(swigluReference(gate, up), get(`${at}.mlp.down_proj.weight`), intermediate, hidden));
    behindLayer?.(layer, x.slice());
  }
  const normed = rmsNormReference(x, get('model.norm.weight'), epsilon);
  return linearReference(normed, config.tied ? table : get('lm_head.weight'), hidden, vocab);
}

function attentionBlock(config: DecoderConfig, weights: Weights, at: string, x: Float64Array, cache: CacheForm): Float64Array {
  const { hidden, heads, kvHeads, headDim, epsilon, ropeTheta, ropeScaling, qkNorm, qkvBias } = config;
  const get = (name: string) => weight(weights, `${at}.${name}.weight`);
  const rows = x.length / hidden;
  const normed = rmsNormReference(x, get('input_layernorm'), epsilon);
  const project = (name: string, count: number) => {
    const out = linearReference(normed, get(`self_attn.${name}_proj`), hidden, count * headDim);
    const bias = qkvBias ? weight(weights, `${at}.self_attn.${name}_proj.bias`) : null;
    return bias ? out.map((value, i) => value + bias[i % bias.length]!) : out;
  };

  /** One head's rows, [rows][headDim], from [rows][count][headDim]; q and k are normed and rotated. */
  const headOf = (all: Float64Array, count: number, head: number, norm: 'q_norm' | 'k_norm' | null): Float64Array => {
    const out = new Float64Array(rows * headDim);
    for (let row = 0; row < rows; row++) {
      const from = (row * count + head) * headDim;
      const one = all.subarray(from, from + headDim);
      out.set(norm ? rotateReference(one, qkNorm ? get(`self_attn.${norm}`) : null, epsilon, row, ropeFrequencies(headDim, ropeTheta, ropeScaling)) : one, row * headDim);
    }
    return out;
  };
  const kept = (values: Float64Array): Float64Array => (cache === 'half' ? values.map(keptInHalf) : values);
  const allQ = project('q', heads);
  const allK = project('k', kvHeads);
  const allV = project('v', kvHeads);
  const attended = new Float64Array(rows * heads * headDim);
  for (let head = 0; head < heads; head++) {
    const kvHead = Math.floor(head / (heads / kvHeads));
    const q = headOf(allQ, heads, head, 'q_norm');
    const k = kept(headOf(allK, kvHeads, kvHead, 'k_norm'));
    const v = kept(headOf(allV, kvHeads, kvHead, null));
    for (let row = 0; row < rows; row++) {
      const out = attentionReference(q.subarray(row * headDim, (row + 1) * headDim), k, v, row);
      attended.set(out, (row * heads + head) * headDim);
    }
  }
  return linearReference(attended, get('self_attn.o_proj'), heads * headDim, hidden);
}

function addTo(x: Float64Array, y: Float64Array): void {
  for (let i = 0; i < x.length; i++) x[i]! += y[i]!;
}

/**
 * EAGLE-3's layer in plain loops and f64, one row at a time, as it runs when it drafts: what the GPU's rows and PyTorch's training-time
 * test are compared with. The caller keeps the keys, and so decides what a row sees.
 */
import { attentionReference } from '#engine/ops/attention-reference.ts';
import { linearReference, rmsNormReference, swigluReference } from '#engine/ops/linear-reference.ts';
import { rotateReference } from '#engine/ops/rotate-reference.ts';
import type { EagleConfig } from './eagle-config.ts';
import { ropeFrequencies } from './rope-frequencies.ts';
import { weight, type Weights } from './weights.ts';

/** What a row leaves in the cache: all its key-value heads. */
export interface KeyValue {
  readonly k: Float64Array;
  readonly v: Float64Array;
}

export interface ReadRow {
  /** What it says: the h of the row behind it. */
  readonly said: Float64Array;
  /** On the draft vocabulary. */
  readonly logits: Float64Array;
  readonly entry: KeyValue;
}

export class ReferenceEagle {
  constructor(
    private readonly config: EagleConfig,
    private readonly weights: Weights,
    /** The target's, [vocab][hidden]. */
    private readonly embedding: Float32Array,
  ) {}

  /** h of a row that reads the target's features. */
  fuse(features: ArrayLike<number>): Float64Array {
    const { hidden, targetLayers } = this.config;
    return linearReference(features, this.#weight('fc'), targetLayers.length * hidden, hidden);
  }

  /** `seen`: the keys of the rows before it, in order of position; its own joins them. */
  read(h: Float64Array, token: number, position: number, seen: readonly KeyValue[]): ReadRow {
    const { hidden, heads, kvHeads, headDim, intermediate, draftVocab, epsilon, ropeTheta } = this.config;
    const e = this.embedding.subarray(token * hidden, (token + 1) * hidden);
    const layer = (name: string) => this.#weight(`midlayer.${name}`);
    const x = Float64Array.from([...rmsNormReference(e, layer('input_layernorm'), epsilon), ...rmsNormReference(h, layer('hidden_norm'), epsilon)]);
    const project = (name: string, count: number) => linearReference(x, layer(`self_attn.${name}_proj`), 2 * hidden, count * headDim);
    const turned = (all: Float64Array, count: number) =>
      Float64Array.from(Array.from({ length: count }, (_, head) => [...rotateReference(headOf(all, head, headDim), null, epsilon, position, ropeFrequencies(headDim, ropeTheta, { kind: 'none' }))]).flat());
    const q = turned(project('q', heads), heads);
    const entry = { k: turned(project('k', kvHeads), kvHeads), v: project('v', kvHeads) };
    const all = [...seen, entry];
    const attended = Array.from({ length: heads }, (_, head) => {
      const kvHead = Math.floor(head / (heads / kvHeads));
      const flat = (part: 'k' | 'v') => all.flatMap((one) => [...headOf(one[part], kvHead, headDim)]);
      return [...attentionReference(headOf(q, head, headDim), flat('k'), flat('v'), all.length - 1)];
    }).flat();
    const between = sum(h, linearReference(attended, layer('self_attn.o_proj'), heads * headDim, hidden));
    const normed = rmsNormReference(between, layer('post_attention_layernorm'), epsilon);
    const gated = swigluReference(linearReference(normed, layer('mlp.gate_proj'), hidden, intermediate), linearReference(normed, layer('mlp.up_proj'), hidden, intermediate));
    const said = sum(between, linearReference(gated, layer('mlp.down_proj'), intermediate, hidden));
    const logits = linearReference(rmsNormReference(said, this.#weight('norm'), epsilon), this.#weight('lm_head'), hidden, draftVocab);
    return { said, logits, entry };
  }

  #weight(name: string): Float32Array {
    return weight(this.weights, `${name}.weight`);
  }
}

const headOf = (all: Float64Array, head: number, headDim: number): Float64Array => all.subarray(head * headDim, (head + 1) * headDim);

const sum = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value + b[i]!);

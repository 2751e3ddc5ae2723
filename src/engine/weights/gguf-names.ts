/**
 * What GGUF calls a tensor, and in which order it keeps the rows of q and k. Its llama models rotate neighbouring rows of a head
 * as pairs, so that the converter interleaves the two halves that Hugging Face rotates: row i and i + headDim / 2 of a head become 2i
 * and 2i + 1. Other architectures are stored as they are.
 */
import type { DecoderConfig } from '#engine/model/config.ts';
import type { TensorFile } from './tensor-file.ts';

const whole: ReadonlyMap<string, string> = new Map([
  ['token_embd.weight', 'model.embed_tokens.weight'],
  ['output_norm.weight', 'model.norm.weight'],
  ['output.weight', 'lm_head.weight'],
]);

/** Of a layer: `blk.N.` here, `model.layers.N.` there; then `.weight` or `.bias`. */
const ofLayer: ReadonlyMap<string, string> = new Map([
  ['attn_norm', 'input_layernorm'],
  ['attn_q', 'self_attn.q_proj'],
  ['attn_k', 'self_attn.k_proj'],
  ['attn_v', 'self_attn.v_proj'],
  ['attn_q_norm', 'self_attn.q_norm'],
  ['attn_k_norm', 'self_attn.k_norm'],
  ['attn_output', 'self_attn.o_proj'],
  ['ffn_norm', 'post_attention_layernorm'],
  ['ffn_gate', 'mlp.gate_proj'],
  ['ffn_up', 'mlp.up_proj'],
  ['ffn_down', 'mlp.down_proj'],
]);

const turned = (names: ReadonlyMap<string, string>): ReadonlyMap<string, string> => new Map([...names].map(([gguf, huggingFace]) => [huggingFace, gguf]));
const wholeOfHuggingFace = turned(whole);
const ofLayerOfHuggingFace = turned(ofLayer);

/** Null for a tensor of which Hugging Face has no equal, such as rope_freqs.weight. */
export function huggingFaceName(gguf: string): string | null {
  const [, layer, part, kind] = /^blk\.(0|[1-9]\d*)\.(\w+)\.(weight|bias)$/.exec(gguf) ?? [];
  const name = ofLayer.get(part ?? '');
  return name === undefined ? whole.get(gguf) ?? null : `model.layers.${layer!}.${name}.${kind!}`;
}

/** Null for a tensor that no GGUF file of our architectures has. */
export function ggufName(huggingFace: string): string | null {
  const [, layer, part, kind] = /^model\.layers\.(0|[1-9]\d*)\.([\w.]+)\.(weight|bias)$/.exec(huggingFace) ?? [];
  const name = ofLayerOfHuggingFace.get(part ?? '');
  return name === undefined ? wholeOfHuggingFace.get(huggingFace) ?? null : `blk.${layer!}.${name}.${kind!}`;
}

/** The same file with its tensors under Hugging Face's names; those without one are left out. */
export function namedAsHuggingFace({ source, tensors }: TensorFile): TensorFile {
  const named = [...tensors.values()].flatMap((tensor) => {
    const name = huggingFaceName(tensor.name);
    return name === null ? [] : [[name, { ...tensor, name }] as const];
  });
  return { source, tensors: new Map(named) };
}

/** Rows as Hugging Face has them, or those of so many heads with their halves interleaved. */
export type RowOrder = 'as stored' | { readonly heads: number; readonly headDim: number };

/** `name` is Hugging Face's, of a matrix or of its bias. */
export function rowOrder(architecture: string, name: string, { heads, kvHeads, headDim }: Pick<DecoderConfig, 'heads' | 'kvHeads' | 'headDim'>): RowOrder {
  const [, projection] = /\.([qk])_proj\.(?:weight|bias)$/.exec(name) ?? [];
  if (architecture !== 'llama' || projection === undefined) return 'as stored';
  return { heads: projection === 'q' ? heads : kvHeads, headDim };
}

/** Which stored row is Hugging Face's row `row`. */
export function storedRow(order: RowOrder, row: number): number {
  if (order === 'as stored') return row;
  const half = order.headDim / 2;
  const within = row % order.headDim;
  return row - within + 2 * (within % half) + Math.floor(within / half);
}

/** Rows of equal length brought into Hugging Face's order; of a bias, a row is one number. */
export function inHuggingFaceOrder(stored: Float32Array, order: RowOrder): Float32Array {
  if (order === 'as stored') return stored;
  const rows = order.heads * order.headDim;
  const length = stored.length / rows;
  const out = new Float32Array(stored.length);
  for (let row = 0; row < rows; row++) {
    const from = storedRow(order, row) * length;
    out.set(stored.subarray(from, from + length), row * length);
  }
  return out;
}

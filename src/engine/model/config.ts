/** A decoder's configuration, from a Hugging Face config.json (Qwen3 or Llama): checked here, trusted everywhere else. */
import * as v from 'valibot';

export interface DecoderConfig {
  readonly vocab: number;
  readonly hidden: number;
  readonly layers: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  readonly intermediate: number;
  /** The longest sequence: max_position_embeddings. */
  readonly context: number;
  readonly ropeTheta: number;
  readonly epsilon: number;
  /** RMSNorm on each q and k head (Qwen3). */
  readonly qkNorm: boolean;
  /** The head is the embedding table itself. */
  readonly tied: boolean;
}

const count = (name: string) => v.pipe(v.number(`${name} is missing`), v.integer(`${name} is not a whole number`), v.minValue(1, `${name} is below 1`));
const positive = (name: string) => v.pipe(v.number(`${name} is missing`), v.check((x) => Number.isFinite(x) && x > 0, `${name} is not positive`));

const schema = v.object({
  model_type: v.picklist(['qwen3', 'llama'], 'model_type is neither qwen3 nor llama'),
  vocab_size: count('vocab_size'),
  hidden_size: count('hidden_size'),
  num_hidden_layers: count('num_hidden_layers'),
  num_attention_heads: count('num_attention_heads'),
  num_key_value_heads: v.optional(count('num_key_value_heads')),
  head_dim: v.optional(count('head_dim')),
  intermediate_size: count('intermediate_size'),
  max_position_embeddings: count('max_position_embeddings'),
  rms_norm_eps: positive('rms_norm_eps'),
  // transformers 4 has rope_theta at the top; 5 has it inside rope_parameters.
  rope_theta: v.optional(positive('rope_theta')),
  rope_parameters: v.optional(v.nullable(v.object({ rope_theta: v.optional(positive('rope_theta')), rope_type: v.optional(v.string()) }))),
  rope_scaling: v.optional(v.nullable(v.object({ rope_type: v.optional(v.string()) }))),
  hidden_act: v.optional(v.literal('silu', 'hidden_act is not silu')),
  attention_bias: v.optional(v.literal(false, 'attention_bias is not supported')),
  mlp_bias: v.optional(v.literal(false, 'mlp_bias is not supported')),
  use_sliding_window: v.optional(v.literal(false, 'sliding windows are not supported')),
  tie_word_embeddings: v.optional(v.boolean()),
});

/** Throws one sentence that says what in config.json this engine cannot run. */
export function parseConfig(json: unknown): DecoderConfig {
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) throw new Error(`The model's config.json cannot be used: ${parsed.issues[0].message}.`);
  const hf = parsed.output;
  const scaling = hf.rope_parameters?.rope_type ?? hf.rope_scaling?.rope_type ?? 'default';
  const config: DecoderConfig = {
    vocab: hf.vocab_size,
    hidden: hf.hidden_size,
    layers: hf.num_hidden_layers,
    heads: hf.num_attention_heads,
    kvHeads: hf.num_key_value_heads ?? hf.num_attention_heads,
    headDim: hf.head_dim ?? hf.hidden_size / hf.num_attention_heads,
    intermediate: hf.intermediate_size,
    context: hf.max_position_embeddings,
    ropeTheta: hf.rope_parameters?.rope_theta ?? hf.rope_theta ?? 10_000,
    epsilon: hf.rms_norm_eps,
    qkNorm: hf.model_type === 'qwen3',
    tied: hf.tie_word_embeddings ?? false,
  };
  const complaint = complaintAbout(config, scaling);
  if (complaint) throw new Error(`The model's config.json cannot be used: ${complaint}.`);
  return config;
}

function complaintAbout(config: DecoderConfig, scaling: string): string | null {
  if (scaling !== 'default') return `RoPE scaling "${scaling}" is not supported`;
  if (config.heads % config.kvHeads !== 0) return `${config.heads} heads cannot share ${config.kvHeads} key/value heads evenly`;
  // Kernels read and write vec4; a head is rotated as two halves.
  for (const [key, multiple] of [['hidden', 4], ['headDim', 8], ['intermediate', 4], ['vocab', 4]] as const) {
    if (config[key] % multiple !== 0) return `its ${key} size, ${config[key]}, is not a multiple of ${multiple}`;
  }
  return null;
}

/** Trained numbers; a tied head is counted once. */
export function parameterCount(config: DecoderConfig): number {
  const { vocab, hidden, layers, heads, kvHeads, headDim, intermediate } = config;
  const attention = hidden * headDim * (2 * heads + 2 * kvHeads) + (config.qkNorm ? 2 * headDim : 0);
  const mlp = 3 * hidden * intermediate;
  return vocab * hidden * (config.tied ? 1 : 2) + layers * (attention + mlp + 2 * hidden) + hidden;
}

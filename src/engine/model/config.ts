/** A decoder's configuration, from a Hugging Face config.json (Qwen3, Qwen2 or Llama): checked here, trusted everywhere else. */
import * as v from 'valibot';
import { parseRopeScaling, ScalingFault, type RopeScaling } from './rope-scaling.ts';

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
  readonly ropeScaling: RopeScaling;
  readonly epsilon: number;
  /** RMSNorm on each q and k head (Qwen3). */
  readonly qkNorm: boolean;
  /** The projections to q, k and v add a bias (Qwen2). */
  readonly qkvBias: boolean;
  /** The head is the embedding table itself. */
  readonly tied: boolean;
}

const count = (name: string) => v.pipe(v.number(`${name} is missing`), v.integer(`${name} is not a whole number`), v.minValue(1, `${name} is below 1`));
const positive = (name: string) => v.pipe(v.number(`${name} is missing`), v.check((x) => Number.isFinite(x) && x > 0, `${name} is not positive`));

// Older files say `type`. What else a scaling needs is read with it (rope-scaling.ts).
const scalingKind = { rope_type: v.optional(v.string()), type: v.optional(v.string()) };

const schema = v.object({
  model_type: v.picklist(['qwen3', 'qwen2', 'llama'], 'model_type is neither qwen3, qwen2 nor llama'),
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
  rope_parameters: v.optional(v.nullable(v.looseObject({ rope_theta: v.optional(positive('rope_theta')), ...scalingKind }))),
  rope_scaling: v.optional(v.nullable(v.looseObject(scalingKind))),
  hidden_act: v.optional(v.literal('silu', 'hidden_act is not silu')),
  attention_bias: v.optional(v.literal(false, 'attention_bias is not supported')),
  mlp_bias: v.optional(v.literal(false, 'mlp_bias is not supported')),
  use_sliding_window: v.optional(v.literal(false, 'sliding windows are not supported')),
  tie_word_embeddings: v.optional(v.boolean()),
});

/** Throws one sentence that says what in config.json this engine cannot run. */
export function parseConfig(json: unknown): DecoderConfig {
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) throw unusable(parsed.issues[0].message);
  const hf = parsed.output;
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
    ropeScaling: scalingOf(hf.rope_parameters?.rope_type === undefined ? hf.rope_scaling : hf.rope_parameters, hf.max_position_embeddings),
    epsilon: hf.rms_norm_eps,
    qkNorm: hf.model_type === 'qwen3',
    qkvBias: hf.model_type === 'qwen2',
    tied: hf.tie_word_embeddings ?? false,
  };
  const complaint = complaintAbout(config);
  if (complaint) throw unusable(complaint);
  return config;
}

const unusable = (what: string): Error => new Error(`The model's config.json cannot be used: ${what}.`);

function scalingOf(...given: Parameters<typeof parseRopeScaling>): RopeScaling {
  try {
    return parseRopeScaling(...given);
  } catch (error) {
    throw error instanceof ScalingFault ? unusable(error.message) : error;
  }
}

/** The networks of drafters that read a target's features have neither scaled RoPE nor biases: parseConfig's result, or a sentence. */
export function parseDrafterConfig(json: unknown): DecoderConfig {
  const config = parseConfig(json);
  if (config.ropeScaling.kind !== 'none') throw unusable(`RoPE scaling "${config.ropeScaling.kind}" is not supported in a drafter`);
  if (config.qkvBias) throw unusable('biases are not supported in a drafter');
  return config;
}

const MOST_LAYERS = 1024;
/** Far above any model too: what is made by such a size must not fill the memory. */
const MOST_ANY = 2 ** 20;

/** What the engine cannot run, whatever file it was read from; null: it can. */
export function complaintAbout(config: DecoderConfig): string | null {
  if (config.heads % config.kvHeads !== 0) return `${config.heads} heads cannot share ${config.kvHeads} key/value heads evenly`;
  // Far above any model; a count that came from outside is what loops over layers run to.
  if (config.layers > MOST_LAYERS) return `its ${config.layers} layers are more than any model has`;
  for (const key of ['vocab', 'hidden', 'heads', 'headDim', 'intermediate'] as const) {
    if (config[key] > MOST_ANY) return `its ${key} size, ${config[key]}, is more than any model has`;
  }
  // Kernels read and write vec4; a head is rotated as two halves.
  for (const [key, multiple] of [['hidden', 4], ['headDim', 8], ['intermediate', 4], ['vocab', 4]] as const) {
    if (config[key] % multiple !== 0) return `its ${key} size, ${config[key]}, is not a multiple of ${multiple}`;
  }
  return null;
}

/** Trained numbers; a tied head is counted once. */
export function parameterCount(config: DecoderConfig): number {
  const { vocab, hidden, layers, heads, kvHeads, headDim, intermediate } = config;
  const attention = hidden * headDim * (2 * heads + 2 * kvHeads) + (config.qkNorm ? 2 * headDim : 0) + (config.qkvBias ? headDim * (heads + 2 * kvHeads) : 0);
  const mlp = 3 * hidden * intermediate;
  return vocab * hidden * (config.tied ? 1 : 2) + layers * (attention + mlp + 2 * hidden) + hidden;
}

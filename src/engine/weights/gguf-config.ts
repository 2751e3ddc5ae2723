/** A decoder's configuration from a GGUF file: its metadata, and what only its tensors tell (vocabulary, biases, a head of its own, RoPE divisors). */
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { complaintAbout, type DecoderConfig } from '#engine/model/config.ts';
import { yarnMagnitude, type RopeScaling } from '#engine/model/rope-scaling.ts';
import type { GgufFile } from './gguf-header.ts';
import { readTensor } from './read-tensor.ts';

export const architectures = ['llama', 'qwen2', 'qwen3'] as const;
export type Architecture = (typeof architectures)[number];

const ROPE_DIVISORS = 'rope_freqs.weight';

export function architectureOf({ metadata, source }: GgufFile): Architecture {
  const named = metadata.get('general.architecture');
  const known = architectures.find((architecture) => architecture === named);
  if (known) return known;
  const what = typeof named === 'string' ? `it is of architecture "${named.slice(0, 40)}"` : 'it does not say of which architecture it is';
  throw new ModelFileError(`${source.name} cannot be used: ${what}, where llama, qwen2 and qwen3 are supported. Choose a model of one of these.`);
}

export async function readGgufConfig(file: GgufFile): Promise<DecoderConfig> {
  const architecture = architectureOf(file);
  const fields = fieldsOf(file, architecture);
  const fail = failOf(file);
  for (const key of ['expert_count', 'attention.sliding_window']) {
    if ((fields.optional(key) ?? 0) !== 0) fail(`it has ${architecture}.${key}, which is not supported`);
  }
  if (file.tensors.has('blk.0.attn_output.bias')) fail('biases behind the attention are not supported');
  const heads = fields.count('attention.head_count');
  const hidden = fields.count('embedding_length');
  const headDim = fields.optional('attention.key_length') ?? hidden / heads;
  for (const key of ['attention.value_length', 'rope.dimension_count']) {
    if ((fields.optional(key) ?? headDim) !== headDim) fail(`its ${architecture}.${key} is not the size of a head, ${headDim}`);
  }
  const context = fields.count('context_length');
  const config: DecoderConfig = {
    vocab: file.tensors.get('token_embd.weight')?.shape[0] ?? fail('tensor token_embd.weight is missing'),
    hidden, heads, headDim, context,
    layers: fields.count('block_count'),
    kvHeads: fields.optional('attention.head_count_kv') ?? heads,
    intermediate: fields.count('feed_forward_length'),
    ropeTheta: fields.optional('rope.freq_base') ?? 10_000,
    ropeScaling: (await divisors(file, headDim)) ?? scalingOf(fields, context, fail),
    epsilon: fields.needed('attention.layer_norm_rms_epsilon'),
    qkNorm: architecture === 'qwen3',
    qkvBias: file.tensors.has('blk.0.attn_q.bias'),
    tied: !file.tensors.has('output.weight'),
  };
  const complaint = complaintAbout(config);
  return complaint ? fail(complaint) : config;
}

interface Fields {
  /** A positive number, or undefined where there is none; 0 where it may say that there is none of it. */
  optional(key: string): number | undefined;
  needed(key: string): number;
  /** A whole number above 0. */
  count(key: string): number;
  text(key: string): string | undefined;
}

function fieldsOf(file: GgufFile, architecture: Architecture): Fields {
  const fail = failOf(file);
  const optional = (key: string): number | undefined => {
    const value = file.metadata.get(`${architecture}.${key}`);
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return fail(`its ${architecture}.${key} is not a positive number`);
    return asWritten(value);
  };
  const needed = (key: string): number => {
    const value = optional(key) ?? fail(`its ${architecture}.${key} is missing`);
    return value > 0 ? value : fail(`its ${architecture}.${key} is 0`);
  };
  return {
    optional, needed,
    count: (key) => {
      const value = needed(key);
      return Number.isInteger(value) ? value : fail(`its ${architecture}.${key} is not a whole number`);
    },
    text: (key) => {
      const value = file.metadata.get(`${architecture}.${key}`);
      return typeof value === 'string' ? value : undefined;
    },
  };
}

const failOf = ({ source }: GgufFile) => (what: string): never => {
  throw new ModelFileError(`${source.name} cannot be used: ${what}. Choose another file of the model, or another model.`);
};

/** Metadata has 1e-5 as an f32: the short decimal that it was made from, where there is one. */
function asWritten(value: number): number {
  const short = Number(value.toPrecision(6));
  return Math.fround(short) === value ? short : value;
}

function scalingOf(fields: Fields, context: number, fail: (what: string) => never): RopeScaling {
  const factor = fields.optional('rope.scaling.factor') ?? fields.optional('rope.scale_linear') ?? 0;
  const kind = fields.text('rope.scaling.type') ?? (factor === 0 ? 'none' : 'linear');
  if (kind === 'none' || (kind === 'linear' && factor === 0)) return { kind: 'none' };
  if (kind === 'linear') return { kind, factor };
  if (kind !== 'yarn') return fail(`RoPE scaling "${kind.slice(0, 40)}" is not supported`);
  if (factor === 0) return fail('its RoPE scaling "yarn" has no factor');
  return {
    kind, factor, truncate: true,
    originalContext: fields.optional('rope.scaling.original_context_length') ?? context,
    betaFast: fields.optional('rope.scaling.yarn_beta_fast') ?? 32,
    betaSlow: fields.optional('rope.scaling.yarn_beta_slow') ?? 1,
    attentionFactor: (fields.optional('rope.scaling.attn_factor') ?? 1) * yarnMagnitude(factor),
  };
}

/** What a converter made of Llama 3's scaling; null: nothing. */
async function divisors(file: GgufFile, headDim: number): Promise<RopeScaling | null> {
  const tensor = file.tensors.get(ROPE_DIVISORS);
  if (!tensor) return null;
  const fail = failOf(file);
  if (tensor.shape.join() !== String(headDim / 2)) return fail(`tensor ${ROPE_DIVISORS} is ${tensor.shape.join('x')}, not ${headDim / 2}`);
  const by = [...await readTensor(file, tensor)];
  return by.every((divisor) => divisor > 0) ? { kind: 'divided', by } : fail(`tensor ${ROPE_DIVISORS} holds a number that is not positive`);
}

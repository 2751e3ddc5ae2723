/** How a model stretches rotary positions beyond the context that it was first trained on: as data, from config.json's rope_scaling. */
import * as v from 'valibot';

export type RopeScaling =
  | { readonly kind: 'none' }
  /** Positions divided by a factor. */
  | { readonly kind: 'linear'; readonly factor: number }
  /** Llama 3.1: long wavelengths divided, short ones kept. */
  | { readonly kind: 'llama3'; readonly factor: number; readonly lowFreqFactor: number; readonly highFreqFactor: number; readonly originalContext: number }
  /** YaRN: a ramp between both over the pairs of a head, and attention sharpened by scaling cos and sin. */
  | {
    readonly kind: 'yarn'; readonly factor: number; readonly originalContext: number; readonly betaFast: number; readonly betaSlow: number;
    readonly attentionFactor: number;
    /** The ramp's ends are whole pairs. */
    readonly truncate: boolean;
  }
  /** A divisor for every pair of a head: what GGUF writes for llama3. */
  | { readonly kind: 'divided'; readonly by: readonly number[] };

const positive = (name: string) => v.pipe(v.number(`rope_scaling.${name} is missing`), v.check((x) => Number.isFinite(x) && x > 0, `rope_scaling.${name} is not positive`));
const maybe = (name: string) => v.nullish(positive(name));

/** An absent key is named as one of another type is. */
const absent = ({ expected }: { readonly expected: string | null }): string => `rope_scaling.${(expected ?? '').replaceAll('"', '')} is missing`;

const linear = v.object({ factor: positive('factor') }, absent);
const llama3 = v.object({
  factor: positive('factor'), low_freq_factor: positive('low_freq_factor'), high_freq_factor: positive('high_freq_factor'),
  original_max_position_embeddings: positive('original_max_position_embeddings'),
}, absent);
const yarn = v.object({
  factor: positive('factor'), original_max_position_embeddings: maybe('original_max_position_embeddings'), attention_factor: maybe('attention_factor'),
  mscale: maybe('mscale'), mscale_all_dim: maybe('mscale_all_dim'), beta_fast: maybe('beta_fast'), beta_slow: maybe('beta_slow'), truncate: v.nullish(v.boolean()),
}, absent);

/** What is wrong, in words for the sentence that names the file. */
export class ScalingFault extends Error {}

/** `json` is rope_scaling (transformers 4) or rope_parameters (5); `context` is max_position_embeddings. */
export function parseRopeScaling(json: { readonly rope_type?: string | undefined; readonly type?: string | undefined } | null | undefined, context: number): RopeScaling {
  const kind = json?.rope_type ?? json?.type ?? 'default';
  switch (kind) {
    case 'default': return { kind: 'none' };
    case 'linear': return { kind, factor: checked(linear, json).factor };
    case 'llama3': {
      const { factor, low_freq_factor: lowFreqFactor, high_freq_factor: highFreqFactor, original_max_position_embeddings: originalContext } = checked(llama3, json);
      if (lowFreqFactor >= highFreqFactor) throw new ScalingFault('rope_scaling.low_freq_factor is not below high_freq_factor');
      return { kind, factor, lowFreqFactor, highFreqFactor, originalContext };
    }
    case 'yarn': {
      const given = checked(yarn, json);
      return {
        kind, factor: given.factor, originalContext: given.original_max_position_embeddings ?? context,
        betaFast: given.beta_fast ?? 32, betaSlow: given.beta_slow ?? 1, truncate: given.truncate ?? true,
        attentionFactor: given.attention_factor ?? inferredFactor(given.factor, given.mscale, given.mscale_all_dim),
      };
    }
    default: throw new ScalingFault(`RoPE scaling "${kind}" is not supported`);
  }
}

/** YaRN's factor on cos and sin, 0.1 m ln(factor) + 1. */
export const yarnMagnitude = (factor: number, m = 1): number => (factor <= 1 ? 1 : 0.1 * m * Math.log(factor) + 1);

function inferredFactor(factor: number, mscale: number | null | undefined, mscaleAll: number | null | undefined): number {
  return mscale && mscaleAll ? yarnMagnitude(factor, mscale) / yarnMagnitude(factor, mscaleAll) : yarnMagnitude(factor);
}

function checked<Schema extends v.GenericSchema>(schema: Schema, json: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) throw new ScalingFault(parsed.issues[0].message);
  return parsed.output;
}

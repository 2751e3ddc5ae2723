/** What shaders/sample.wgsl computes, as plain loops over one row. */
import { counterGumbel, counterStream, type CounterKey } from '#core/rng/counter.ts';
import { argmax, logPartition } from '#core/speculation/distribution.ts';

export interface SampledRow {
  readonly token: number;
  /** NaN for a row that holds a NaN or +infinity, or whose log Z is no finite f32. */
  readonly logZ: number;
  /** Scores of the winner and of the next best: how near the draw was to another. */
  readonly margin: number;
}

/** `key` is null for the argmax. */
export function sampleReference(logits: ArrayLike<number>, temperature: number, forbidden: number | null, key: CounterKey | null): SampledRow {
  const scale = temperature === 0 ? 1 : 1 / temperature;
  const stream = key && temperature !== 0 ? counterStream(key) : null;
  const scores = Array.from(logits, (logit, id) => logit * scale + (stream ? counterGumbel(stream, id) : 0));
  const token = argmax(scores, forbidden);
  const others = scores.filter((score, id) => id !== token && id !== forbidden && !Number.isNaN(score));
  const logZ = logPartition(logits, temperature, forbidden);
  const faulty = Array.from(logits).some((logit) => Number.isNaN(logit) || logit === Infinity) || !Number.isFinite(Math.fround(logZ));
  return {
    token,
    logZ: faulty ? NaN : logZ,
    margin: (scores[token] ?? NaN) - Math.max(-Infinity, ...others),
  };
}

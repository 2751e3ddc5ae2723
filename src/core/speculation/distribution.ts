/**
 * From a row of logits to the distribution that is sampled: softmax(logits / T), or at T = 0 its limit, all mass on the argmax.
 *
 * Ties go to the lowest id, a NaN never wins, and `forbidden` ids (the mask token) have probability zero, as if their logit
 * were minus infinity. shaders/sample.wgsl does the same on the GPU.
 */

/** The lowest id among the largest allowed values; a row without any comparable value gives its first allowed id. */
export function argmax(values: ArrayLike<number>, forbidden: number | null = null): number {
  let best = -1;
  let bestValue = -Infinity;
  for (let v = 0; v < values.length; v += 1) {
    const value = values[v] ?? NaN;
    if (v !== forbidden && (best < 0 || value > bestValue)) {
      best = v;
      bestValue = Number.isNaN(value) ? -Infinity : value;
    }
  }
  return best;
}

/** log Σ exp(logit / T) over the allowed ids; at T = 0 it is taken at T = 1 (see Distribution in trace/events.ts). */
export function logPartition(logits: ArrayLike<number>, temperature: number, forbidden: number | null = null): number {
  const scale = 1 / (temperature === 0 ? 1 : temperature);
  let most = -Infinity;
  for (let v = 0; v < logits.length; v += 1) if (v !== forbidden) most = Math.max(most, (logits[v] ?? -Infinity) * scale);
  let sum = 0;
  for (let v = 0; v < logits.length; v += 1) if (v !== forbidden) sum += Math.exp((logits[v] ?? -Infinity) * scale - most);
  return most + Math.log(sum);
}

export function probabilities(logits: ArrayLike<number>, temperature: number, forbidden: number | null = null): Float64Array {
  const row = new Float64Array(logits.length);
  if (temperature === 0) {
    row[argmax(logits, forbidden)] = 1;
    return row;
  }
  const logZ = logPartition(logits, temperature, forbidden);
  for (let v = 0; v < row.length; v += 1) row[v] = v === forbidden ? 0 : Math.exp((logits[v] ?? -Infinity) / temperature - logZ);
  return row;
}

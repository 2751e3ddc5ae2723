/**
 * Plain-loop twins of the three linears, in f64, on weights as checkpoints hold them: w [n][k], gain [k].
 * Sources: RMSNorm, Zhang and Sennrich 2019; SwiGLU, Shazeer 2020.
 */
export function linearReference(x: ArrayLike<number>, w: ArrayLike<number>, k: number, n: number): Float64Array {
  const rows = x.length / k;
  const out = new Float64Array(rows * n);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < n; column++) {
      let sum = 0;
      for (let i = 0; i < k; i++) sum += x[row * k + i]! * w[column * k + i]!;
      out[row * n + column] = sum;
    }
  }
  return out;
}

export function rmsNormReference(x: ArrayLike<number>, gain: ArrayLike<number>, epsilon: number): Float64Array {
  const k = gain.length;
  const out = new Float64Array(x.length);
  for (let row = 0; row < x.length / k; row++) {
    let squares = 0;
    for (let i = 0; i < k; i++) squares += x[row * k + i]! ** 2;
    const r = 1 / Math.sqrt(squares / k + epsilon);
    for (let i = 0; i < k; i++) out[row * k + i] = x[row * k + i]! * r * gain[i]!;
  }
  return out;
}

export function swigluReference(gate: Float64Array, up: Float64Array): Float64Array {
  return gate.map((g, i) => (g / (1 + Math.exp(-g))) * up[i]!);
}

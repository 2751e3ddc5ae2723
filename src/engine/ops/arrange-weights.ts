/** From weights as checkpoints hold them, [outputs][inputs], to what the linear kernels read: [inputs][outputs]. */

/** One matrix of a fused linear; a norm's gain in front of it is multiplied into the inputs it scales. */
export interface Matrix {
  readonly data: Float32Array;
  readonly outputs: number;
}

/** Transposes matrices that share their inputs, side by side: row k holds input k of every output of each matrix in turn. */
export function arrangeWeights(matrices: readonly Matrix[], inputs: number, gain?: Float32Array): Float32Array {
  const width = matrices.reduce((sum, { outputs }) => sum + outputs, 0);
  const arranged = new Float32Array(inputs * width);
  let left = 0;
  for (const { data, outputs } of matrices) {
    for (let k = 0; k < inputs; k++) {
      const scale = gain?.[k] ?? 1;
      for (let n = 0; n < outputs; n++) arranged[k * width + left + n] = data[n * inputs + k]! * scale;
    }
    left += outputs;
  }
  return arranged;
}

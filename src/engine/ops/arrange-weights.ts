/**
 * From weights as checkpoints hold them, [outputs][inputs], to the tiles that the linear kernels read: 4 x 4 numbers, input
 * by input, the tiles of one group of 4 inputs side by side over the outputs: [inputs / 4][outputs / 4] mat4x4.
 */

/** One matrix of a fused linear. */
export interface Matrix {
  readonly data: Float32Array;
  /** A multiple of 4, like the inputs. */
  readonly outputs: number;
}

/** Matrices that share their inputs stand side by side; a norm's gain in front of them is multiplied into the inputs. */
export function arrangeWeights(matrices: readonly Matrix[], inputs: number, gain?: Float32Array): Float32Array {
  const width = matrices.reduce((sum, { outputs }) => sum + outputs, 0);
  const arranged = new Float32Array(inputs * width);
  let left = 0;
  for (const { data, outputs } of matrices) {
    for (let n = 0; n < outputs; n++) {
      const column = left + n;
      for (let k = 0; k < inputs; k++) {
        const tile = (k >> 2) * (width >> 2) + (column >> 2);
        arranged[tile * 16 + (k & 3) * 4 + (column & 3)] = data[n * inputs + k]! * (gain?.[k] ?? 1);
      }
    }
    left += outputs;
  }
  return arranged;
}

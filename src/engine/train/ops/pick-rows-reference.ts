/** Plain loops of picked rows: input x [rows][width]; y = the rows `picked`. */
import type { Differentiable } from './differentiable.ts';

export function pickRowsReference(picked: readonly number[], width: number): Differentiable {
  return {
    forward: ([x]) => Float64Array.from(picked.flatMap((row) => [...x!.subarray(row * width, (row + 1) * width)])),
    backward: ([x], dy) => {
      const dx = new Float64Array(x!.length);
      for (const [i, row] of picked.entries()) dx.set(dy.subarray(i * width, (i + 1) * width), row * width);
      return [dx];
    },
  };
}

/** Plain loops of an embedding: input table [vocabulary][width]; y = the rows of `ids`. */
import type { Differentiable } from './differentiable.ts';

export function embedReference(ids: readonly number[], width: number): Differentiable {
  return {
    forward: ([table]) => Float64Array.from(ids.flatMap((id) => [...table!.subarray(id * width, (id + 1) * width)])),
    backward: ([table], dy) => {
      const dtable = new Float64Array(table!.length);
      ids.forEach((id, row) => {
        for (let j = 0; j < width; j++) dtable[id * width + j]! += dy[row * width + j]!;
      });
      return [dtable];
    },
  };
}

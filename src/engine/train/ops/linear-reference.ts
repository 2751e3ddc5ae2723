/** Plain loops of a linear layer: inputs x [rows][inputs], w [outputs][inputs]; y = x w^T. */
import type { Differentiable } from './differentiable.ts';

export function linearReference(inputs: number, outputs: number): Differentiable {
  const each = (rows: number, visit: (row: number, output: number, input: number) => void): void => {
    for (let row = 0; row < rows; row++) for (let o = 0; o < outputs; o++) for (let i = 0; i < inputs; i++) visit(row, o, i);
  };
  return {
    forward: ([x, w]) => {
      const rows = x!.length / inputs;
      const y = new Float64Array(rows * outputs);
      each(rows, (row, o, i) => (y[row * outputs + o]! += x![row * inputs + i]! * w![o * inputs + i]!));
      return y;
    },
    backward: ([x, w], dy) => {
      const dx = new Float64Array(x!.length);
      const dw = new Float64Array(w!.length);
      each(x!.length / inputs, (row, o, i) => {
        dx[row * inputs + i]! += dy[row * outputs + o]! * w![o * inputs + i]!;
        dw[o * inputs + i]! += dy[row * outputs + o]! * x![row * inputs + i]!;
      });
      return [dx, dw];
    },
  };
}

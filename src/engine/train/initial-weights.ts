/**
 * A drafter's weights before any training, seeded: gains are 1; a matrix is normal with variance 1 / inputs, those that write onto the
 * residual stream smaller, so that layers begin by handing on what they get.
 */
import { normals } from '#engine/model/random-weights.ts';
import type { Tensor, Weights } from '#engine/model/weights.ts';

const ONTO_RESIDUAL = ['o_proj.weight', 'down_proj.weight'];

export function initialWeights(shapes: ReadonlyMap<string, readonly number[]>, layers: number, seed: number): Weights {
  const normal = normals(seed);
  const weights = new Map<string, Tensor>();
  for (const [name, shape] of shapes) {
    const [outputs, inputs] = shape;
    const scale = ONTO_RESIDUAL.some((end) => name.endsWith(end)) ? 0.02 / Math.sqrt(2 * layers) : 1 / Math.sqrt(inputs ?? 1);
    const data = inputs === undefined ? new Float32Array(outputs!).fill(1) : Float32Array.from({ length: outputs! * inputs }, () => scale * normal());
    weights.set(name, { shape, data });
  }
  return weights;
}

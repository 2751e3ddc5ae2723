/** Small random models for tests: seeded normal weights of a trained model's rough scale, gains around 1. */
import type { DecoderConfig } from './config.ts';
import type { DFlashConfig } from './dflash-config.ts';
import { dflashShapes } from './dflash-weights.ts';
import { eagleShapes, vocabularyTensors, type EagleConfig } from './eagle-config.ts';
import { expectedShapes, type Tensor, type Weights } from './weights.ts';

export function randomWeights(config: DecoderConfig, seed: number): Weights {
  return ofShapes(expectedShapes(config), seed);
}

export function randomDFlashWeights(config: DFlashConfig, seed: number): Weights {
  return ofShapes(dflashShapes(config), seed);
}

/** `said`: the ids of the target that it can say, ascending. */
export function randomEagleWeights(config: EagleConfig, said: readonly number[], seed: number): Weights {
  return new Map([...ofShapes(eagleShapes(config), seed), ...vocabularyTensors(said, config.vocab)]);
}

function ofShapes(shapes: ReadonlyMap<string, readonly number[]>, seed: number): Weights {
  const normal = normals(seed);
  const weights = new Map<string, Tensor>();
  for (const [name, shape] of shapes) {
    const inputs = shape[1];
    const one = inputs === undefined ? () => 1 + 0.2 * normal() : () => normal() / Math.sqrt(inputs);
    weights.set(name, { shape, data: Float32Array.from({ length: shape.reduce((a, b) => a * b) }, one) });
  }
  return weights;
}

/** Seeded normal numbers for test data: Box-Muller over a 32-bit mulberry generator. */
export function normals(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Where each tensor of a drafter lies in the one array of its numbers: at a multiple of 256 bytes, so that it can be bound alone. */
import type { Tensor } from '#engine/model/weights.ts';

const ALIGN = 64;

export interface Place {
  readonly shape: readonly number[];
  readonly first: number;
  readonly count: number;
}

export interface Places {
  readonly of: ReadonlyMap<string, Place>;
  /** Numbers of the array, with what lies between tensors. */
  readonly count: number;
}

export function placesOf(shapes: ReadonlyMap<string, readonly number[]>): Places {
  const of = new Map<string, Place>();
  let first = 0;
  for (const [name, shape] of shapes) {
    const count = shape.reduce((a, b) => a * b);
    of.set(name, { shape, first, count });
    first += Math.ceil(count / ALIGN) * ALIGN;
  }
  return { of, count: first };
}

export function tensorsAt({ of }: Places, all: Float32Array): Map<string, Tensor> {
  return new Map([...of].map(([name, { shape, first, count }]) => [name, { shape, data: all.slice(first, first + count) }]));
}

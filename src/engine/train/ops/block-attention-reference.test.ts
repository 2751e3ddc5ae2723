/**
 * The reference's gradients against central differences; rows that see nothing; a key's rows are all that see it, and with the
 * step between them no other.
 */
import { describe, expect, it } from 'vitest';
import { normals } from '#engine/model/random-weights.ts';
import { attentionCases, causal, unrolled } from './attention-cases.ts';
import { blockAttentionGradients, blockAttentionReference, type AttentionInputs } from './block-attention-reference.ts';
import { forEachKey, sightWords, type Spans } from './key-spans.ts';

describe.each(attentionCases)('$name', ({ shape, spans, rows, keys }) => {
  const normal = normals(1);
  const random = (count: number) => Float64Array.from({ length: count }, normal);
  const inputs = { q: random(rows * shape.heads * shape.headDim), k: random(keys * shape.kvHeads * shape.headDim), v: random(keys * shape.kvHeads * shape.headDim) };
  const dOut = random(inputs.q.length);
  const objective = (at: AttentionInputs) => blockAttentionReference(shape, spans, at).out.reduce((sum, out, i) => sum + out * dOut[i]!, 0);

  it('has the gradient that central differences have', () => {
    const { dQ, dK, dV } = blockAttentionGradients(shape, spans, inputs, dOut);
    for (const [name, gradient] of [['q', dQ], ['k', dK], ['v', dV]] as const) {
      let error = 0;
      let size = 0;
      for (let i = 0; i < gradient.length; i += Math.ceil(gradient.length / 60)) {
        const moved = (by: number) => objective({ ...inputs, [name]: inputs[name].map((x, j) => (j === i ? x + by : x)) });
        error += (gradient[i]! - (moved(1e-5) - moved(-1e-5)) / 2e-5) ** 2;
        size += gradient[i]! ** 2;
      }
      expect(size, name).toBeGreaterThan(0);
      expect(Math.sqrt(error / size), name).toBeLessThan(1e-6);
    }
  });

  it('names for each key all rows that see it', () => {
    const sight = sightWords(spans, keys);
    expect(sight.subarray(0, 4 * rows)).toEqual(spans.words);
    const named = namedRows(sight, rows, keys);
    for (let row = 0; row < rows; row++) forEachKey(spans, row, (key) => expect(named[key]).toContain(row));
  });
});

function namedRows(sight: Uint32Array, rows: number, keys: number): number[][] {
  return Array.from({ length: keys }, (_, key) => {
    const [first, end, step] = sight.subarray(4 * (rows + key)) as unknown as [number, number, number];
    const named: number[] = [];
    for (let row = first; row < end; row += Math.max(step, 1)) named.push(row);
    return named;
  });
}

function seeing(spans: Spans, rows: number, keys: number): number[][] {
  const all = Array.from({ length: keys }, (): number[] => []);
  for (let row = 0; row < rows; row++) forEachKey(spans, row, (key) => all[key]!.push(row));
  return all;
}

it('names no other row for causal text, and for the later steps of an unrolled drafter', () => {
  expect(namedRows(sightWords(causal(9), 9), 9, 9)).toEqual(seeing(causal(9), 9, 9));
  const spans = unrolled(5, 4);
  expect(namedRows(sightWords(spans, 20), 20, 20).slice(5)).toEqual(seeing(spans, 20, 20).slice(5));
});

it('refuses a row that sees a key beyond the last', () => {
  expect(() => sightWords(causal(9), 8)).toThrow('Row 8 sees key 8 of 8.');
});

it('gives a row without keys zeros', () => {
  const spans = { words: new Uint32Array(4), stride: 1 };
  const shape = { heads: 1, kvHeads: 1, headDim: 4 };
  const inputs = { q: [1, 2, 3, 4], k: [1, 2, 3, 4], v: [1, 2, 3, 4] };
  expect([...blockAttentionReference(shape, spans, inputs).out]).toEqual([0, 0, 0, 0]);
  expect([...blockAttentionGradients(shape, spans, inputs, [1, 1, 1, 1]).dK]).toEqual([0, 0, 0, 0]);
});

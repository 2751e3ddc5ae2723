/** Gathers exactly, from packed tables too, of a block the first row alone; clamps ids behind the vocabulary; gives zeros, not garbage, for positions outside the context. */
import { expect, it } from 'vitest';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { blockEmbedding, embedding } from './embedding.ts';
import { embeddingReference } from './embedding-reference.ts';
import { packWeights } from './pack-weights.ts';
import { packedEmbedding } from './packed-embedding.ts';
import type { PackedForm } from './packed-form.ts';
import { randomMatrix, unpacked } from './random-matrix.ts';
import { runRowKernel } from './run-row-kernel.ts';
import { randomFloats } from './test-numbers.ts';

const vocab = 12;
const context = 6;

// Quads of a row: below, on and off the workgroup's 32.
it.each([4, 64, 128, 132])('gathers rows of %i, inside the context and across its ends', async (hidden) => {
  const gpu = await testGpu();
  const kernel = await embedding(gpu, { vocab, hidden, context });
  const table = randomFloats(1)(vocab * hidden);
  const tokens = Uint32Array.of(3, 11, 0, 7, 7, 5);
  for (const [n, offset, rows] of [[0, 0, 1], [0, 0, 6], [4, -1, 3], [0, -1, 2], [5, 0, 4]] as const) {
    const { hidden: out } = await runRowKernel(gpu, kernel, { rows, n, offset, inputs: { tokens, table }, outputs: { hidden: new Float32Array(rows * hidden) } });
    const positions = Array.from({ length: rows }, (_, row) => n + offset + row);
    expect(Float64Array.from(out)).toEqual(embeddingReference(table, hidden, tokens, positions));
  }
});

it('takes the last token for an id that does not exist', async () => {
  const gpu = await testGpu();
  const kernel = await embedding(gpu, { vocab, hidden: 8, context });
  const table = randomFloats(1)(vocab * 8);
  const tokens = Uint32Array.of(0xffffffff, 12, 0, 0, 0, 0);
  const { hidden } = await runRowKernel(gpu, kernel, { rows: 2, inputs: { tokens, table }, outputs: { hidden: new Float32Array(16) } });
  expect(hidden).toEqual(Float32Array.of(...table.slice(-8), ...table.slice(-8)));
});

it('of a block takes the first token, and masks behind it, beyond the context too', async () => {
  const gpu = await testGpu();
  const kernel = await blockEmbedding(gpu, { vocab, hidden: 8, context }, 10);
  const table = randomFloats(1)(vocab * 8);
  const tokens = Uint32Array.of(3, 11, 0, 7, 7, 5);
  const { hidden } = await runRowKernel(gpu, kernel, { rows: 4, n: 5, offset: -1, inputs: { tokens, table }, outputs: { hidden: new Float32Array(32) } });
  const of = (token: number): Float32Array => table.slice(token * 8, token * 8 + 8);
  expect(hidden).toEqual(Float32Array.of(...of(7), ...of(10), ...of(10), ...of(10)));
});

const forms: readonly PackedForm[] = [
  { bits: 4, block: 32, scales: 'half' },
  { bits: 4, block: 32, scales: 'single' },
  { bits: 8, block: 32, scales: 'half' },
  { bits: 8, block: 16, scales: 'single' },
];

// Words of a row: below and off the workgroup's 32, of 8 bits also beyond it.
it.each(forms.flatMap((form) => [32, 160].map((hidden) => ({ ...form, hidden }))))('unpacks a table of $bits bits, blocks of $block, scales $scales, rows of $hidden', async ({ hidden, ...form }) => {
  const gpu = await testGpu();
  const kernel = await packedEmbedding(gpu, { vocab, hidden, context }, form);
  const table = randomMatrix(form, vocab, hidden, 2);
  const tokens = Uint32Array.of(3, 11, 0, 7, 0xffffffff, 5);
  for (const [n, offset, rows] of [[0, 0, 6], [0, -1, 2], [5, 0, 4]] as const) {
    const { hidden: out } = await runRowKernel(gpu, kernel, { rows, n, offset, inputs: { tokens, ...packWeights(form, [[table]]) }, outputs: { hidden: new Float32Array(rows * hidden) } });
    const positions = Array.from({ length: rows }, (_, row) => n + offset + row);
    expect(Float64Array.from(out)).toEqual(embeddingReference(unpacked(table, form), hidden, tokens.map((id) => Math.min(id, vocab - 1)), positions));
  }
});

it.each([0, 1] as const)('of a block takes the token %i behind the first row’s slot, and masks behind it, from a packed table too', async (shift) => {
  const gpu = await testGpu();
  const form = forms[0]!;
  const kernel = await packedEmbedding(gpu, { vocab, hidden: 32, context }, form, { shift, maskToken: 10 });
  const table = randomMatrix(form, vocab, 32, 2);
  const tokens = Uint32Array.of(3, 11, 0, 7, 7, 5);
  const { hidden } = await runRowKernel(gpu, kernel, { rows: 4, n: 5, offset: -1 - shift, inputs: { tokens, ...packWeights(form, [[table]]) }, outputs: { hidden: new Float32Array(4 * 32) } });
  const of = (token: number): Float32Array => unpacked(table, form).slice(token * 32, (token + 1) * 32);
  expect(hidden).toEqual(Float32Array.of(...of(7), ...of(10), ...of(10), ...of(10)));
});

it('takes the token behind each row’s slot; zeros where there is none', async () => {
  const gpu = await testGpu();
  const form = forms[2]!;
  const kernel = await packedEmbedding(gpu, { vocab, hidden: 32, context }, form, { shift: 1 });
  const table = randomMatrix(form, vocab, 32, 2);
  const tokens = Uint32Array.of(3, 11, 0, 7, 9, 5);
  const { hidden } = await runRowKernel(gpu, kernel, { rows: 4, n: 5, offset: -2, inputs: { tokens, ...packWeights(form, [[table]]) }, outputs: { hidden: new Float32Array(4 * 32) } });
  expect(Float64Array.from(hidden)).toEqual(embeddingReference(unpacked(table, form), 32, tokens, [4, 5, 6, 7]));
});

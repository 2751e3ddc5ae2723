/**
 * Both halves against plain loops: the token behind the slot, the row of the parent, at both ends of the context, in a chain and in a tree;
 * and a row's bits whatever its neighbours.
 */
import { beforeAll, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { eagleInput } from './eagle-input.ts';
import { rmsNormReference } from './linear-reference.ts';
import { randomFloats, worstError } from './test-numbers.ts';
import { treeBuffer, treeWords } from './tree-layout.ts';

const vocab = 12;
const context = 10;
const epsilon = 1e-6;
const tokens = Uint32Array.of(3, 11, 0, 7, 7, 5, 99, 1, 2, 8);

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

interface Run {
  readonly rows: number;
  readonly n: number;
  readonly offset: number;
  readonly first: number;
  readonly firstSource: number;
  readonly tree?: readonly number[];
}

async function run(hidden: number, table: Float32Array, source: Float32Array, { rows, n, offset, first, firstSource, tree: parents }: Run): Promise<{ readonly x: Float32Array; readonly h: Float32Array }> {
  const kernel = await eagleInput(gpu, { vocab, hidden, context, epsilon, table: 'plain' }, parents ? 'tree' : 'chain');
  const [x, h] = [gpu.storage('x', rows * 2 * hidden * 4), gpu.storage('hidden', rows * hidden * 4)];
  const step = kernel.on({
    params: gpu.uniform('params', Int32Array.of(firstSource)), tokens: gpu.uploaded('tokens', tokens), table: gpu.uploaded('table', table), source: gpu.uploaded('source', source), x, hidden: h,
  });
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setBindGroup(1, kernel.rows(gpu.uniform('rows', Int32Array.of(offset, rows, first)), gpu.uploaded('state', Uint32Array.of(n))));
  if (parents) {
    const tree = treeBuffer(gpu, 'tree');
    gpu.device.queue.writeBuffer(tree, 0, treeWords({ parents }));
    pass.setBindGroup(2, kernel.tree(tree));
  }
  step.record(pass, rows);
  pass.end();
  gpu.device.queue.submit([encoder.finish()]);
  return { x: await readFloats(gpu, x), h: await readFloats(gpu, h) };
}

function expected(hidden: number, table: Float32Array, source: Float32Array, rows: readonly { readonly token: number; readonly from: number }[]) {
  const ones = new Float32Array(hidden).fill(1);
  const slice = (all: Float32Array, row: number): Float32Array => all.slice(row * hidden, (row + 1) * hidden);
  return {
    x: rows.flatMap(({ token, from }) => [...rmsNormReference(slice(table, token), ones, epsilon), ...rmsNormReference(slice(source, from), ones, epsilon)]),
    h: Float32Array.from(rows.flatMap(({ from }) => [...slice(source, from)])),
  };
}

// Quads of a row: below, on and off the workgroup's 32.
it.each([4, 128, 132])('in a chain, rows of %i', async (hidden) => {
  const table = randomFloats(1)(vocab * hidden);
  const source = randomFloats(2)(6 * hidden);
  const own = await run(hidden, table, source, { rows: 4, n: 6, offset: -4, first: 0, firstSource: -1 });
  const ownRows = expected(hidden, table, source, [7, 7, 5, 11].map((token, from) => ({ token, from })));
  expect(worstError(own.x, ownRows.x)).toBeLessThan(2e-6);
  expect(own.h).toEqual(ownRows.h);
  // node 3, whose parent was row 4 of a pass that began with node -2
  const behind = await run(hidden, table, source, { rows: 1, n: 5, offset: -2, first: 3, firstSource: -2 });
  expect(worstError(behind.x, expected(hidden, table, source, [{ token: 1, from: 4 }]).x)).toBeLessThan(2e-6);
});

it('in a tree', async () => {
  const table = randomFloats(1)(vocab * 8);
  const source = randomFloats(2)(6 * 8);
  const { x, h } = await run(8, table, source, { rows: 3, n: 4, offset: -2, first: 4, firstSource: 1, tree: [0, 0, 0, 0, 3, 1, 3] });
  const rows = expected(8, table, source, [{ token: 1, from: 2 }, { token: 2, from: 0 }, { token: 8, from: 2 }]);
  expect(worstError(x, rows.x)).toBeLessThan(2e-6);
  expect(h).toEqual(rows.h);
});

it('out of the context it reads the nearest token, and a row has the same bits beside any neighbours', async () => {
  const table = randomFloats(1)(vocab * 8);
  const source = randomFloats(2)(6 * 8);
  const { x } = await run(8, table, source, { rows: 6, n: 8, offset: -1, first: 0, firstSource: -1 });
  expect(worstError(x, expected(8, table, source, [2, 8, 8, 8, 8, 8].map((token, from) => ({ token, from }))).x)).toBeLessThan(2e-6);
  const wild = source.map((value, i) => (i < 16 ? NaN : i < 24 ? value : 1e18 * value));
  expect((await run(8, table, wild, { rows: 6, n: 8, offset: -1, first: 0, firstSource: -1 })).x.slice(32, 48)).toEqual(x.slice(32, 48));
});

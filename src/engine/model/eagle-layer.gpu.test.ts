/**
 * EAGLE-3's layer against PyTorch, from true features and from its own; the same bits however its rows are cut, and in a tree as in the
 * chain that a node's path spells; at both ends of the context; what it cannot say out of the question.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { pathTo } from '#core/speculation/draft-tree.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { worstError } from '#engine/ops/test-numbers.ts';
import { treeBuffer, treeWords } from '#engine/ops/tree-layout.ts';
import { eagleFixture, type EagleFixture } from './eagle-fixture.ts';
import { EagleLayer } from './eagle-layer.ts';
import { Sequence } from './sequence.ts';

const CONTEXT = 40;
const ROWS = 16;

let gpu: Gpu;
let fixture: EagleFixture;
let sequence: Sequence;
let features: GPUBuffer;
let layer: EagleLayer;
beforeAll(async () => {
  gpu = await testGpu();
  fixture = await eagleFixture();
  const { config, weights, embedding } = fixture;
  sequence = new Sequence(gpu, CONTEXT);
  features = gpu.storage('features', CONTEXT * config.targetLayers.length * config.hidden * 4);
  layer = await EagleLayer.create(gpu, { config, weights }, { sequence, maxRows: ROWS, source: { table: { kind: 'plain', values: gpu.uploaded('embedding', embedding) }, features } });
});

function write(index: number): readonly number[] {
  const { ids, features: given } = fixture.texts[index]!;
  sequence.writeTokens(ids);
  gpu.device.queue.writeBuffer(features, 0, given);
  return ids;
}

/** Logits of the target's vocabulary, row by row, of the last pass that `record` makes. */
async function run(n: number, rows: number, record: (pass: GPUComputePassEncoder) => void): Promise<readonly Float32Array[]> {
  sequence.setCommitted(n);
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  record(pass);
  pass.end();
  gpu.device.queue.submit([encoder.finish()]);
  const { vocab } = fixture.config;
  const all = await readFloats(gpu, layer.logits, rows * vocab);
  return Array.from({ length: rows }, (_, row) => all.slice(row * vocab, (row + 1) * vocab));
}

const said = (row: Float32Array): number[] => fixture.used.map((id) => row[id]!);

/** The layer reads itself `steps` times behind column n - 2, the text's own tokens given. */
function chain(pass: GPUComputePassEncoder, steps: number, redone: number): void {
  layer.recordTrue(pass, { offset: -1 - redone, rows: redone });
  for (let step = 1; step <= steps; step += 1) {
    layer.recordOwn(pass, { offset: -2, rows: 1, first: step, turn: step, firstSource: step === 1 ? 1 - redone : step - 1 });
  }
}

describe.each([0, 1])('text %i', (index) => {
  it('every step at every column is PyTorch’s', async () => {
    const ids = write(index);
    const { logits } = fixture.texts[index]!;
    for (let n = 2; n <= ids.length; n += 1) {
      const redone = 1 + (n % 4);
      for (let step = 0; step < fixture.steps && n - 1 + step < ids.length; step += 1) {
        const rows = await run(n, redone, (pass) => chain(pass, step, redone));
        const row = rows[step === 0 ? redone - 1 : 0]!;
        expect(worstError(said(row), logits(step, n - 2)), `column ${n - 2}, step ${step}`).toBeLessThan(1e-5);
        expect(row.filter((logit) => logit < -1e29)).toHaveLength(fixture.config.vocab - fixture.used.length);
      }
    }
  });
});

it('has the same bits for every cut of the rows, with keys alone before, and with rows before the text among them', async () => {
  write(1);
  const whole = await run(0, 1, (pass) => {
    for (let column = 0; column < 32; column += 1) layer.recordTrue(pass, { offset: column, rows: 1 });
  });
  for (const rows of [2, 3, 4, 5, 8, 11, 16]) {
    const cut = await run(33, rows, (pass) => {
      for (let column = 0; column < 31; column += 13) layer.recordKeys(pass, { offset: column - 33, rows: 13 });
      layer.recordTrue(pass, { offset: -1 - rows, rows });
    });
    expect(cut.at(-1), `${rows} rows`).toEqual(whole[0]);
  }
  const first = await run(3, 1, (pass) => layer.recordTrue(pass, { offset: -2, rows: 1 }));
  const reaching = await run(3, 9, (pass) => layer.recordTrue(pass, { offset: -10, rows: 9 }));
  expect(reaching.at(-1)).toEqual(first[0]);
});

it('rows beyond the context harm nothing', async () => {
  sequence.writeTokens(Array.from({ length: CONTEXT }, (_, i) => (i * 7 + 4) % 90));
  const prefill = (pass: GPUComputePassEncoder): void => {
    for (let column = 0; column < CONTEXT - 1; column += 13) layer.recordTrue(pass, { offset: column - CONTEXT, rows: 13 });
  };
  const before = await run(CONTEXT, 4, (pass) => {
    prefill(pass);
    layer.recordTrue(pass, { offset: -5, rows: 4 });
  });
  const after = await run(CONTEXT, 4, (pass) => {
    chain(pass, 7, 4);
    layer.recordTrue(pass, { offset: -5, rows: 4 });
  });
  expect(after).toEqual(before);
});

it('in a tree, a node’s row is that of the chain that its path spells', async () => {
  const ids = write(1);
  const n = 20;
  const parents = [0, 0, 0, 1, 1, 2, 3, 5, 5];
  const tokens = parents.map((_, node) => (node * 13 + 7) % 90);
  const levels = [[1, 2], [3, 4, 5], [6, 7, 8]];
  const tree = treeBuffer(gpu, 'tree');
  gpu.device.queue.writeBuffer(tree, 0, treeWords({ parents }));
  const forTree = await layer.forTree(tree);
  const redone = 3;
  for (const [level, nodes] of levels.entries()) {
    sequence.writeTokens(ids);
    sequence.writeTokens(tokens.slice(1), n);
    const rows = await run(n, nodes.length, (pass) => {
      layer.recordTrue(pass, { offset: -1 - redone, rows: redone });
      levels.slice(0, level + 1).forEach((of, i) => {
        forTree.recordOwn(pass, { offset: -2, rows: of.length, first: of[0]!, turn: i + 1, firstSource: i === 0 ? 1 - redone : levels[i - 1]![0]! });
      });
    });
    for (const [row, node] of nodes.entries()) {
      const path = pathTo({ parents }, node);
      sequence.writeTokens(ids);
      sequence.writeTokens(path.map((at) => tokens[at]!), n);
      const expected = await run(n, 1, (pass) => chain(pass, path.length, redone));
      expect(rows[row], `node ${node}`).toEqual(expected[0]);
    }
  }
});

/**
 * sample.wgsl against plain loops: vocabularies below, on and off multiples of the workgroup, T = 0 and above, ties, NaN, infinities,
 * the forbidden token, positions beyond the context, rows that must not depend on their neighbours, sentinels behind buffers.
 */
import { beforeAll, describe, expect, it } from 'vitest';

import { PURPOSE, type Purpose } from '#core/rng/counter.ts';
import { stateWords } from '#engine/decode/round-state.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readBack } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { normals } from '#engine/model/random-weights.ts';
import { SampleKernel } from './sample.ts';
import { sampleReference } from './sample-reference.ts';

const CONTEXT = 24;
const COMMITTED = 5;
const SENTINEL = 0xabad1dea;

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

const kernels = new Map<number, Promise<SampleKernel>>();
function kernelFor(vocabulary: number): Promise<SampleKernel> {
  const kernel = kernels.get(vocabulary) ?? SampleKernel.create(gpu, { vocabulary, context: CONTEXT });
  kernels.set(vocabulary, kernel);
  return kernel;
}

interface Case {
  readonly rows: readonly (readonly number[])[];
  readonly temperature: number;
  readonly purpose: Purpose | null;
  readonly forbidden?: number | null;
  readonly offset?: number;
}

async function sampled({ rows, temperature, purpose, forbidden = null, offset = 0 }: Case): Promise<{ drawn: Uint32Array; logZ: Float32Array }> {
  const vocabulary = rows[0]!.length;
  const kernel = await kernelFor(vocabulary);
  const settings = { committed: COMMITTED, limit: CONTEXT, stopToken: null, forbiddenToken: forbidden, temperature, seed: 9, sequence: 0 };
  const buffers = {
    state: gpu.uploaded('state', stateWords(settings)),
    logits: gpu.uploaded('logits', Float32Array.from(rows.flat())),
    drawn: gpu.uploaded('drawn', new Uint32Array(CONTEXT + 2).fill(SENTINEL)),
    partitions: gpu.uploaded('partitions', new Uint32Array(rows.length + 2).fill(SENTINEL)),
  };
  const record = kernel.bind(buffers, { logitsRows: rows.length, firstRow: 0, partitionRows: rows.length, firstPartition: 0, offset, purpose });
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  record(pass, rows.length);
  pass.end();
  gpu.device.queue.submit([encoder.finish()]);
  const partitions = await readBack(gpu, buffers.partitions);
  expect([...new Uint32Array(partitions).slice(rows.length)]).toEqual([SENTINEL, SENTINEL]);
  const drawn = new Uint32Array(await readBack(gpu, buffers.drawn));
  expect([...drawn.slice(CONTEXT)]).toEqual([SENTINEL, SENTINEL]);
  return { drawn, logZ: new Float32Array(partitions, 0, rows.length) };
}

function randomRows(count: number, vocabulary: number, seed: number): number[][] {
  const normal = normals(seed);
  return Array.from({ length: count }, () => Array.from({ length: vocabulary }, () => Math.fround(3 * normal())));
}

const key = (purpose: Purpose, row: number): { seed: number; sequence: number; position: number; purpose: Purpose } => ({ seed: 9, sequence: 0, position: COMMITTED + row, purpose });

describe('sample', () => {
  it.each([1, 5, 63, 64, 65, 300, 1024])('agrees with plain loops over a vocabulary of %i', async (vocabulary) => {
    const rows = randomRows(7, vocabulary, vocabulary);
    for (const temperature of [0, 0.3, 0.8, 1.7]) {
      for (const forbidden of vocabulary === 1 ? [null] : [null, vocabulary - 1]) {
        const { drawn, logZ } = await sampled({ rows, temperature, purpose: PURPOSE.gumbel, forbidden });
        rows.forEach((row, r) => {
          const expected = sampleReference(row, temperature, forbidden, key(PURPOSE.gumbel, r));
          if (expected.margin > 1e-4) expect(drawn[COMMITTED + r]).toBe(expected.token);
          expect(Math.abs(logZ[r]! - expected.logZ)).toBeLessThan(1e-4 * Math.max(1, Math.abs(expected.logZ)));
        });
        expect(drawn[COMMITTED - 1]).toBe(SENTINEL);
        expect(drawn[COMMITTED + rows.length]).toBe(SENTINEL);
      }
    }
  });
  it('takes the argmax where no noise is asked for, whatever the temperature', async () => {
    const rows = randomRows(3, 70, 1);
    const { drawn } = await sampled({ rows, temperature: 5, purpose: null });
    expect([...drawn.slice(COMMITTED, COMMITTED + 3)]).toEqual(rows.map((row) => row.indexOf(Math.max(...row))));
  });
  it('gives a row the same bits alone and among others', async () => {
    const rows = randomRows(16, 200, 2);
    const together = await sampled({ rows, temperature: 0.8, purpose: PURPOSE.target });
    for (const r of [0, 3, 15]) {
      const alone = await sampled({ rows: [rows[r]!], temperature: 0.8, purpose: PURPOSE.target, offset: r });
      expect(alone.drawn[COMMITTED + r]).toBe(together.drawn[COMMITTED + r]);
      expect(alone.logZ[0]).toBe(together.logZ[r]);
    }
  });
  it('breaks ties by the lowest id, across threads too, and takes -0 for 0', async () => {
    const tie = new Array<number>(130).fill(-1);
    for (const id of [129, 66, 65, 2]) tie[id] = 4;
    const zeros = new Array<number>(130).fill(-1);
    zeros[70] = 0;
    zeros[1] = -0;
    const { drawn } = await sampled({ rows: [tie, zeros, new Array<number>(130).fill(7)], temperature: 0, purpose: null });
    expect([...drawn.slice(COMMITTED, COMMITTED + 3)]).toEqual([2, 1, 0]);
  });
  it('never chooses a NaN, never leaves the vocabulary, and marks faulty rows', async () => {
    const rows = [[NaN, 2, NaN, 5], [NaN, NaN, NaN, NaN], [1, Infinity, 2, 3], [-Infinity, -Infinity, 1, -Infinity], [0, 0, 0, 0]];
    for (const purpose of [null, PURPOSE.gumbel]) {
      const { drawn, logZ } = await sampled({ rows, temperature: 0.5, purpose });
      expect([1, 3].includes(drawn[COMMITTED]!)).toBe(true);
      expect(drawn[COMMITTED + 1]).toBeLessThan(4);
      expect(drawn[COMMITTED + 3]).toBe(2);
      expect([...logZ].map((value) => Number.isNaN(value))).toEqual([true, true, true, false, false]);
    }
  });
  it('marks a row whose log Z is not finite: logits that overflow by a small temperature, nothing allowed at all', async () => {
    const rows = [[30, 20, 10, 0], [-30, -20, -40, -50], [-Infinity, -Infinity, -Infinity, -Infinity], [0, 0, 0, 0]];
    for (const [temperature, faulty] of [[2e-38, [true, true, true, false]], [0.01, [false, false, true, false]], [0, [false, false, true, false]]] as const) {
      const { logZ } = await sampled({ rows, temperature, purpose: PURPOSE.draft });
      expect([...logZ].map((value) => Number.isNaN(value))).toEqual(faulty);
      expect(rows.map((row) => Number.isNaN(sampleReference(row, Math.fround(temperature), null, null).logZ))).toEqual(faulty);
    }
  });
  it('never draws the forbidden token, though it be the likeliest', async () => {
    const rows = randomRows(16, 9, 3).map((row) => row.map((logit, id) => (id === 4 ? 50 : logit)));
    const { drawn } = await sampled({ rows, temperature: 2, purpose: PURPOSE.gumbel, forbidden: 4 });
    expect(drawn.slice(COMMITTED, COMMITTED + 16).every((token) => token !== 4 && token < 9)).toBe(true);
  });
  it('writes nothing for positions outside the context', async () => {
    const { drawn } = await sampled({ rows: randomRows(4, 8, 4), temperature: 0, purpose: null, offset: CONTEXT - COMMITTED - 1 });
    expect([...drawn.slice(0, CONTEXT - 1)].every((token) => token === SENTINEL)).toBe(true);
    expect(drawn[CONTEXT - 1]).toBeLessThan(8);
  });
});

/** The loss of pairs against plain loops: rewards near, far apart and equal, an odd number of pairs, twice; a reward that is no number; nothing to learn. */
import { beforeAll, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readBack, readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { pairLossReference } from './ops/pair-loss-reference.ts';
import { PairLosses } from './pair-losses.ts';
import { relativeError } from './relative-error.ts';
import { Tape } from './tape.ts';

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

const centring = 0.001;
const share = 0.25;

async function lossOf(rewards: readonly number[]) {
  const tape = new Tape(gpu);
  const rows = tape.rows('texts', rewards.length + 3);
  const value = tape.value('rewards', rows, 1, true);
  const losses = await PairLosses.create(tape, value, centring);
  rows.set(rewards.length);
  losses.write(share);
  gpu.device.queue.writeBuffer(value.data.buffer, 0, Float32Array.from(rewards));
  const figures = gpu.storage('figures', losses.figureBytes);
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  losses.record(pass);
  pass.end();
  losses.recordRead(encoder, figures, 0);
  await gpu.guarded('the loss of pairs', () => gpu.device.queue.submit([encoder.finish()]));
  const result = { gradient: (await readFloats(gpu, value.gradient!.part.buffer)).slice(0, rewards.length), figures: losses.read(await readBack(gpu, figures), 0) };
  tape.destroy();
  return result;
}

it('agrees with plain loops', async () => {
  const rewards = [0.5, -0.25, -3, 4, 2, 2, 90, -90, -90, 90, 0, 0, 1e4, 1e4 + 2];
  const inputs = [Float64Array.from(rewards)];
  const { forward, backward } = pairLossReference(centring);
  const losses = forward(inputs);
  const [slopes] = backward(inputs, new Float64Array(rewards.length / 2).fill(share));
  const { gradient, figures } = await lossOf(rewards);
  expect(relativeError(gradient, slopes!)).toBeLessThan(1e-6);
  for (const [i, { loss, preferred, other }] of figures.entries()) {
    expect(Math.abs(loss - losses[i]!)).toBeLessThan(1e-6 * Math.max(1, losses[i]!));
    expect([preferred, other]).toEqual([rewards[2 * i], rewards[2 * i + 1]]);
  }
  expect(await lossOf(rewards)).toEqual({ gradient, figures });
});

it('says NaN for a pair with a reward that is no number, and only there', async () => {
  const { gradient, figures } = await lossOf([1, 2, NaN, 0, 3, 1]);
  expect([...gradient].map(Number.isNaN)).toEqual([false, false, true, true, false, false]);
  expect(figures.map(({ loss }) => Number.isNaN(loss))).toEqual([false, true, false]);
});

it('refuses rewards that nothing learns', async () => {
  const tape = new Tape(gpu);
  await expect(PairLosses.create(tape, tape.value('rewards', tape.rows('texts', 2), 1, false), centring)).rejects.toThrow('A loss needs rewards that something learns.');
});

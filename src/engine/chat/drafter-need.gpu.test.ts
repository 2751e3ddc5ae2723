/** What was reckoned of the shipped drafters is what they make: beside a packed target and one in f32, the drafter in 4, 8 and 32 bits; and a device whose buffers are too small. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Pair } from '#engine/decode/pair.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { readPublishedDrafter } from '#engine/load/published-drafter.ts';
import { readModel } from '#engine/load/read-model.ts';
import { bufferSource, type ByteSource } from '#engine/weights/byte-source.ts';
import { drafterNeed } from './drafter-need.ts';

const filesOf = (folder: string): readonly ByteSource[] => readdirSync(`public/models/${folder}`).map((name) => bufferSource(Uint8Array.from(readFileSync(`public/models/${folder}/${name}`)).buffer, name));
const CONTEXT = 256;
/** Gains, row numbers and the like, of which the reckoning knows nothing. */
const SMALL = 24_000;

it.each((['eagle3', 'dflash'] as const).flatMap((kind) => ([4, 8, 32] as const).flatMap((bits) => [8, 32].map((targetBits) => ({ kind, bits, targetBits })))))('$kind in $bits bits beside a target in $targetBits', async ({ kind, bits, targetBits }) => {
  const gpu = await testGpu();
  const model = await readModel(filesOf('target'));
  const parts = model.packed(targetBits as 8 | 32) ?? (await model.plain());
  const pair = await Pair.create(gpu, { ...parts, config: { ...parts.config, context: CONTEXT } }, null);
  const drafter = (await readPublishedDrafter(filesOf(kind), model.config))!;
  const { weightsBytes, cacheBytes, workBytes, context, refusal } = drafterNeed(gpu, drafter, bits, { context: CONTEXT, plainTarget: targetBits === 32 });
  expect([context, refusal]).toEqual([CONTEXT, null]);
  const own = await pair.withOnly(drafter.kind === 'eagle3' ? { eagle3: await drafter.parts(bits) } : { dflash: await drafter.parts(bits) });
  const off = own.drafterBytes(kind) - (weightsBytes + cacheBytes + workBytes);
  expect(off).toBeGreaterThanOrEqual(0);
  expect(off).toBeLessThan(SMALL);
  own.destroy();
});

it('says when a device takes no such buffer', async () => {
  const gpu = await testGpu();
  const limits = { ...gpu.device.limits, maxBufferSize: 1e5, maxStorageBufferBindingSize: 1e5 };
  const small = { device: { limits } } as unknown as Gpu;
  const model = await readModel(filesOf('target'));
  const drafter = (await readPublishedDrafter(filesOf('eagle3'), model.config))!;
  expect(drafterNeed(small, drafter, 32, { context: CONTEXT, plainTarget: false }).refusal).toMatch(/^This GPU takes buffers of 1 MB at most, and the model needs one of/);
});

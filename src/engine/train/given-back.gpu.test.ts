/** What a training makes on the GPU it gives back, to the last uniform: at its end, and where the weights that it should begin with do not fit. */
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { TrainingConfig } from '#core/training/training-events.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { SMALL, smallTraining, trainSmall, type SmallTraining } from './small-training.ts';

let gpu: Gpu;
let training: SmallTraining;
/** Labels of the buffers that were made and not destroyed. */
const there = new Map<GPUBuffer, string>();
let made = 0;

beforeAll(async () => {
  gpu = await testGpu();
  training = await smallTraining(gpu);
  // kernels for as many rows as a training reads keep what names their rows, with the pair
  for (const config of CONFIGS) await trainSmall(training, config);
});
beforeEach(() => {
  there.clear();
  made = 0;
  const create = gpu.device.createBuffer.bind(gpu.device);
  vi.spyOn(gpu.device, 'createBuffer').mockImplementation((descriptor) => {
    const buffer = create(descriptor);
    const destroy = buffer.destroy.bind(buffer);
    made += 1;
    there.set(buffer, descriptor.label ?? '');
    buffer.destroy = () => {
      there.delete(buffer);
      destroy();
    };
    return buffer;
  });
});
afterEach(() => vi.restoreAllMocks());

const CONFIGS: readonly TrainingConfig[] = [{ ...SMALL, steps: 2 }, { ...SMALL, steps: 2, method: 'opd' }, { ...SMALL, steps: 2, drafter: 'eagle3', proposal: 'autoregressive' }];

it.each(CONFIGS)('$drafter, $method: at its end', async (config) => {
  await trainSmall(training, config);
  expect(made).toBeGreaterThan(0);
  expect([...there.values()]).toEqual([]);
});

it.each(['dflash', 'eagle3'] as const)('%s: where its weights do not fit', async (drafter) => {
  const parts = training.engine.parts[drafter]!;
  const weights = new Map([...parts.weights].filter(([name]) => name !== 'norm.weight'));
  const engine = { ...training.engine, parts: { ...training.engine.parts, [drafter]: { ...parts, weights } } };
  const config: TrainingConfig = { ...SMALL, drafter, proposal: drafter === 'dflash' ? 'block' : 'autoregressive', start: 'shipped' };
  await expect(trainSmall({ ...training, engine }, config)).rejects.toThrow('The checkpoint lacks tensor norm.weight.');
  expect([...there.values()]).toEqual([]);
});

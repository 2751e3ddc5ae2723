/** From loaded models to what runs and trainings are asked of: on a page and in Node alike. */
import { Pair } from '#engine/decode/pair.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { TrainingEngine } from '#engine/train/open-student.ts';
import type { LoadedModels } from './load-models.ts';

export async function openEngine(gpu: Gpu, { target, draft, dflash, eagle3 }: LoadedModels): Promise<TrainingEngine> {
  const pair = await Pair.create(gpu, target, draft, dflash, eagle3);
  return {
    pair, tokenizer: target.tokenizer, target: target.identity, draft: draft.identity, dflash: dflash?.identity ?? null, eagle3: eagle3?.identity ?? null,
    parts: { target, dflash, eagle3 }, now: () => performance.now(),
  };
}

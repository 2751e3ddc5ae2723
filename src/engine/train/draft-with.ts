/**
 * A loaded engine that drafts with a kept training's weights, in the place of those of the same drafter that come with the page. Target,
 * sequence and kernels are the engine's own, so that what the weights change is how much is kept and never what is written.
 */
import type { LoadedEngine } from '#engine/decode/run-text.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { readDFlash } from '#engine/load/load-dflash.ts';
import { readEagle3 } from '#engine/load/load-eagle3.ts';
import type { TrainingEngine } from './open-student.ts';
import { drafterFiles, type TrainedDrafter } from './trained-drafter.ts';

export interface DraftingEngine extends LoadedEngine {
  /** What was made for these weights alone. */
  destroy(): void;
}

export async function draftWith(engine: TrainingEngine, trained: TrainedDrafter): Promise<DraftingEngine> {
  const { about } = trained;
  if (about.target !== engine.target.sha256) {
    throw new ModelFileError('These weights were trained beside another target than the one that this page comes with, and can draft for that one alone. Choose another drafter under Settings, or train one beside this target in the training lab.');
  }
  const { pair, parts, target: identity } = engine;
  const target = { ...parts.target, identity };
  try {
    if (about.config.drafter === 'dflash') {
      const loaded = readDFlash(drafterFiles(trained), target);
      const own = await pair.withDrafter({ dflash: loaded });
      return { ...engine, pair: own, dflash: loaded.identity, destroy: () => own.dflash?.destroy() };
    }
    const loaded = readEagle3(drafterFiles(trained), target);
    const own = await pair.withDrafter({ eagle3: loaded });
    return { ...engine, pair: own, eagle3: loaded.identity, destroy: () => own.eagle3?.layer.destroy() };
  } catch (error) {
    throw error instanceof Error && error.constructor === Error ? new ModelFileError(error.message) : error;
  }
}

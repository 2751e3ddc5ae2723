/**
 * The DFlash drafter beside the pair: models/dflash, in the form of z-lab's checkpoints. Refused where it was trained beside another
 * target than the one that is loaded.
 */
import type { ModelIdentity } from '#core/trace/events.ts';
import type { DFlashParts } from '#engine/model/dflash.ts';
import { dflashMismatch, parseDFlashConfig } from '#engine/model/dflash-config.ts';
import { checkDFlashWeights, dflashParameterCount } from '#engine/model/dflash-weights.ts';
import type { DrafterFiles } from './drafter-folder.ts';
import { ModelFileError } from './fetch-file.ts';
import type { LoadedModel } from './load-models.ts';

export interface LoadedDFlash extends DFlashParts {
  readonly identity: ModelIdentity;
  /** Its config.json. */
  readonly published: Readonly<Record<string, unknown>>;
}

export function readDFlash({ name, sha256, config, weights }: DrafterFiles, target: Pick<LoadedModel, 'config' | 'identity'>): LoadedDFlash {
  const parts: DFlashParts = { config: parseDFlashConfig(config), weights };
  if (parts.config.target !== null && parts.config.target !== target.identity.sha256) {
    throw new ModelFileError(`The DFlash drafter was trained beside another target (its SHA-256 begins with ${parts.config.target.slice(0, 8)}, not ${target.identity.sha256.slice(0, 8)}); the two were not published together.`);
  }
  const mismatch = dflashMismatch(parts.config, target.config);
  if (mismatch) throw new ModelFileError(mismatch);
  checkDFlashWeights(parts.config, parts.weights);
  return { ...parts, published: config as Readonly<Record<string, unknown>>, identity: { name, parameters: dflashParameterCount(parts.config), sha256 } };
}

/**
 * The EAGLE-3 drafter beside the pair: models/eagle3, with the names of public checkpoints. Refused where it was taught by another
 * target than the one that is loaded.
 */
import type { ModelIdentity } from '#core/trace/events.ts';
import type { EagleParts } from '#engine/decode/pair.ts';
import { checkEagleWeights, eagleMismatch, eagleParameterCount, parseEagleConfig } from '#engine/model/eagle-config.ts';
import type { DrafterFiles } from './drafter-folder.ts';
import { ModelFileError } from './fetch-file.ts';
import type { LoadedModel } from './load-models.ts';

export interface LoadedEagle extends EagleParts {
  readonly identity: ModelIdentity;
  /** Its config.json. */
  readonly published: Readonly<Record<string, unknown>>;
}

export function readEagle3({ name, sha256, config: json, weights }: DrafterFiles, target: Pick<LoadedModel, 'config' | 'identity'>): LoadedEagle {
  const config = parseEagleConfig(json);
  const mismatch = eagleMismatch(config, target.config, target.identity.sha256);
  if (mismatch) throw new ModelFileError(mismatch);
  checkEagleWeights(config, weights);
  return { config, weights, published: json as Readonly<Record<string, unknown>>, identity: { name, parameters: eagleParameterCount(config), sha256 } };
}

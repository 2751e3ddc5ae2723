/**
 * The EAGLE-3 drafter beside the pair: models/eagle3, as it is published here or elsewhere. Refused where it was taught by another
 * target than the one that is loaded.
 */
import type { ModelIdentity } from '#core/trace/events.ts';
import type { EagleParts } from '#engine/model/eagle-layer.ts';
import { completedTensors } from '#engine/model/eagle-tensors.ts';
import { withTaps } from '#engine/model/eagle-taps.ts';
import { checkEagleWeights, eagleMismatch, eagleParameterCount, parseEagleConfig } from '#engine/model/eagle-config.ts';
import type { DrafterFiles } from './drafter-folder.ts';
import { ModelFileError } from './fetch-file.ts';
import type { LoadedModel } from './load-models.ts';

export interface LoadedEagle extends EagleParts {
  readonly identity: ModelIdentity;
  /** Its config.json, which names the layers that it reads even where the file did not. */
  readonly published: Readonly<Record<string, unknown>>;
}

export function readEagle3({ name, sha256, config: json, weights: stored }: DrafterFiles, target: Pick<LoadedModel, 'config' | 'identity'>): LoadedEagle {
  const published = withTaps(json, target.config.layers);
  const config = parseEagleConfig(published);
  const mismatch = eagleMismatch(config, target.config, target.identity.sha256);
  if (mismatch) throw new ModelFileError(mismatch);
  const weights = completedTensors(config, stored);
  checkEagleWeights(config, weights, weights);
  return { config, weights, published: published as Readonly<Record<string, unknown>>, identity: { name, parameters: eagleParameterCount(config), sha256 } };
}

/** A model of the algebraic world that ships with the page, beside the pair: a policy to begin from (models/algebra-xs, algebra-s), or the reward model (algebra-trm). A page may be published without. */
import { tokenizerJson } from '#core/tasks/alglab/alglab-tokens.ts';
import { TextTokenizer } from '#core/tokenizer/text-tokenizer.ts';
import type { RewardFolder } from '#core/training/reward-training.ts';
import { parseConfig, type DecoderConfig } from '#engine/model/config.ts';
import { checkWeights, type Weights } from '#engine/model/weights.ts';
import { openDrafter, readDrafter } from './drafter-folder.ts';
import { folderUrl, ModelFileError, openFile, readAll, type Fetch } from './fetch-file.ts';
import { parseJson } from './parse-json.ts';

export interface Backbone {
  readonly config: DecoderConfig;
  readonly weights: Weights;
}

export interface PublishedBackbone extends Backbone {
  /** Of the file of its weights. */
  readonly sha256: string;
}

/** Null where there is no such folder; throws a sentence where its files are unfit. */
export async function loadBackbone(fetch: Fetch, baseUrl: string, folder: RewardFolder): Promise<PublishedBackbone | null> {
  const base = folderUrl(baseUrl);
  const files = await openDrafter(fetch, base, folder);
  if (!files) return null;
  const name = `models/${folder}/tokenizer.json`;
  const vocabulary = await openFile(fetch, `${base}${name}`, name);
  const [content, ...contents] = await readAll([vocabulary, ...files], () => undefined);
  const { config: json, weights, sha256 } = await readDrafter(files, contents);
  const config = parseConfig(json);
  // texts are encoded here by the closed vocabulary itself, so a model with another one would read nonsense
  const [own, theirs] = [tokenizerJson(), parseJson({ name, content: content! })].map((tokenizer) => JSON.stringify(new TextTokenizer(tokenizer).vocabulary()));
  if (own !== theirs) throw new ModelFileError(`${name} has another vocabulary than the texts of this page. The two were not published together.`);
  checkWeights(config, weights);
  return { config, weights, sha256 };
}

/**
 * A kept training as the drafter that it came to: in the published layout, so that it passes the same door as those that come with the
 * page (load-dflash.ts, load-eagle3.ts) and is a folder of its own when it is saved.
 */
import { isAblation } from '#core/speculation/proposal.ts';
import { weightsName } from '#core/trace/trained-weights.ts';
import type { DrafterFiles } from '#engine/load/drafter-folder.ts';
import { sha256Of } from '#engine/load/sha-256.ts';
import { parseDFlashConfig } from '#engine/model/dflash-config.ts';
import { dflashShapes } from '#engine/model/dflash-weights.ts';
import { parseEagleConfig, trainedShapes, vocabularyTensors } from '#engine/model/eagle-config.ts';
import { readSafetensors, writeSafetensors } from '#engine/weights/safetensors.ts';
import type { Weights } from '#engine/model/weights.ts';
import type { KeptAbout } from './kept-about.ts';
import { placesOf, tensorsAt } from './parameter-places.ts';

/** Tensors that public checkpoints keep as whole numbers. */
const WHOLE = { d2t: 'I64', t2d: 'BOOL' } as const;

export interface TrainedDrafter {
  readonly about: KeptAbout;
  /** As a run calls it (core/trace/trained-weights.ts). */
  readonly name: string;
  readonly sha256: string;
  /** config.json and model.safetensors. */
  readonly config: string;
  readonly weights: ArrayBuffer;
}

export async function trainedDrafter(about: KeptAbout, values: Float32Array): Promise<TrainedDrafter> {
  const weights = writeSafetensors(tensors(about, values), (name) => (name === 'd2t' || name === 't2d' ? WHOLE[name] : 'F32'));
  const config = JSON.stringify({ ...about.model.config, torch_dtype: 'float32', target: about.target }, null, 2);
  const sha256 = await sha256Of(weights);
  return { about, name: weightsName({ ...about.config, step: about.step }, sha256), sha256, config, weights };
}

const TITLES = { dflash: 'DFlash drafter', eagle3: 'EAGLE-3 drafter' } as const;
const WAYS = { block: ', a block at once,', autoregressive: ', token by token,' } as const;
const titleOf = ({ config: { drafter, proposal, method }, step }: KeptAbout): string =>
  `${TITLES[drafter]}${isAblation({ drafter, proposal }) ? WAYS[proposal] : ''} trained in Slipstream (${method}, step ${step})`;

/** As if it had been read from a folder. */
export function drafterFiles({ about, sha256, config, weights }: TrainedDrafter): DrafterFiles {
  return { name: titleOf(about), sha256, config: JSON.parse(config), weights: readSafetensors(weights, 'model.safetensors') };
}

/** The files of its folder: what the page loads from models/, and whoever reads public checkpoints. */
export async function drafterFolder(drafter: TrainedDrafter): Promise<ReadonlyMap<string, Uint8Array>> {
  const config = new TextEncoder().encode(drafter.config);
  const card = new TextEncoder().encode(cardOf(drafter, await sha256Of(config)));
  return new Map([['README.md', card], ['config.json', config], ['model.safetensors', new Uint8Array(drafter.weights)]]);
}

function cardOf({ about, sha256 }: TrainedDrafter, configHash: string): string {
  const { config, target, texts, began, step, measured } = about;
  return `# ${titleOf(about)}

Made for the target whose \`model.safetensors\` has SHA-256 \`${target}\`.
Taught on \`training/texts.json\` (SHA-256 \`${texts}\`), from ${began === null ? `random weights (seed ${config.seed})` : `the drafter whose weights have SHA-256 \`${began}\``}, ${step} of ${config.steps} steps.
${measured ? `Acceptance length on held-out prompts, greedy, at step ${measured.step}: ${measured.acceptanceLength.toFixed(2)} tokens a pass of the target.` : 'It was not measured.'}

## Choices

\`\`\`json
${JSON.stringify(config, null, 2)}
\`\`\`

## SHA-256

\`\`\`
${configHash}  config.json
${sha256}  model.safetensors
\`\`\`
`;
}

/** Throws a sentence where the numbers are not as many as the configuration calls for. */
function tensors({ config: { drafter }, model }: KeptAbout, values: Float32Array): Weights {
  const eagle = drafter === 'eagle3' ? parseEagleConfig(model.config) : null;
  const places = placesOf(eagle ? trainedShapes(eagle) : dflashShapes(parseDFlashConfig(model.config)));
  if (values.length !== places.count) throw new Error(`The kept training holds ${values.length} numbers where its drafter has ${places.count}.`);
  const learnt = tensorsAt(places, values);
  return eagle ? new Map([...learnt, ...vocabularyTensors(model.said, eagle.vocab)]) : learnt;
}

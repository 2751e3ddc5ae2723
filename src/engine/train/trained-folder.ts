/**
 * A trained drafter as a folder that loads again (engine/load): the config.json of the drafter that was published, with its own way of
 * drafting, its tensors, and a card that names both by their hashes.
 */
import { isAblation } from '#core/training/training-config.ts';
import type { TrainingConfig } from '#core/training/training-events.ts';
import { sha256Of } from '#engine/load/card-hashes.ts';
import { writeSafetensors } from '#engine/model/safetensors.ts';
import type { Weights } from '#engine/model/weights.ts';
import { blockOf, type TrainingEngine } from './open-student.ts';

/** What no training changes. */
const VOCABULARY = ['d2t', 't2d'];

export async function trainedFolder(
  { drafter, proposal }: Pick<TrainingConfig, 'drafter' | 'proposal'>, published: object, parts: Omit<TrainingEngine['parts'], 'target'>, trained: Weights,
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const ofBlock = (): object => {
    const { rows, maskToken } = blockOf(parts);
    return { block_size: rows, mask_token_id: maskToken };
  };
  const fields = { ...published, torch_dtype: 'float32', ...(isAblation({ drafter, proposal }) && { proposal, ...(drafter === 'eagle3' && ofBlock()) }) };
  const kept = drafter === 'eagle3' ? [...parts.eagle3!.weights].filter(([name]) => VOCABULARY.includes(name)) : [];
  const config = new TextEncoder().encode(`${JSON.stringify(fields, null, 2)}\n`);
  const weights = new Uint8Array(writeSafetensors(new Map([...trained, ...kept]), 'F32'));
  const hashes = `${await sha256Of(config)}  config.json\n${await sha256Of(weights)}  model.safetensors`;
  const card = `# A ${drafter} drafter, ${proposal === 'block' ? 'a block at once' : 'token by token'}, trained here\n\n\`\`\`\n${hashes}\n\`\`\`\n`;
  return new Map([['config.json', config], ['model.safetensors', weights], ['README.md', new TextEncoder().encode(card)]]);
}

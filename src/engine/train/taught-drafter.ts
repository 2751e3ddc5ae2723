/**
 * The drafter that a training teaches, as its config.json: that of the one which comes with the page, drafting as was chosen. What is opened,
 * kept, gone on with and saved as a folder is read from this, so that it drafts everywhere as it was taught.
 */
import { PUBLISHED_PROPOSAL, type Drafting } from '#core/speculation/proposal.ts';
import { RUN_LIMITS } from '#core/trace/run-config.ts';
import type { TrainingEngine } from './open-student.ts';

export type DrafterJson = Readonly<Record<string, unknown>>;

export function taughtDrafter({ parts, tokenizer }: Pick<TrainingEngine, 'parts' | 'tokenizer'>, { drafter, proposal }: Drafting): DrafterJson {
  const { published } = parts[drafter]!;
  if (proposalOf(published, drafter) === proposal) return published;
  // EAGLE-3 was published without blocks: those of DFlash, to be compared with it
  const block = drafter === 'eagle3' && proposal === 'block' ? { block_size: RUN_LIMITS.blockGamma.max + 1, mask_token_id: tokenizer.special.mask } : {};
  return { ...published, proposal, ...block };
}

/** How a drafter of this config.json drafts. */
export const proposalOf = (json: DrafterJson, drafter: Drafting['drafter']): unknown => json.proposal ?? PUBLISHED_PROPOSAL[drafter];

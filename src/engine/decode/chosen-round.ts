/** From what was chosen (drafter, draft length or tree, rule, temperature) to the round that does it. */
import { proposalPurpose, tossesCoin } from '#core/speculation/accept-rules.ts';
import type { RunConfig } from '#core/trace/events.ts';
import { growsTrees } from '#core/trace/run-config.ts';
import { BlockDrafter, type BlockModel } from '#engine/drafters/block.ts';
import { dflash } from '#engine/drafters/dflash.ts';
import { draftModel } from '#engine/drafters/draft-model.ts';
import type { Drafter } from '#engine/drafters/drafter.ts';
import { eagle3 } from '#engine/drafters/eagle3.ts';
import { noDrafter } from '#engine/drafters/no-drafter.ts';
import { TokenChain, type TokenModel } from '#engine/drafters/token-chain.ts';
import type { Pair } from './pair.ts';
import { chainRound, type Round } from './round.ts';
import { dflashTreeFor, draftTreeFor, eagle3TreeFor, treeRound, treesOf } from './tree-round.ts';

export type DraftChoice = Pick<RunConfig, 'drafter' | 'gamma' | 'treeBudget' | 'rule' | 'temperature'>;

interface Kept {
  /** The drafter's distributions, to be looked at by the rule or by a person. */
  readonly keepRows: boolean;
  /** Where a block looks: a person alone wants to see it. */
  readonly watch: boolean;
}

/** A drafter of chains, choosing its proposals as the rule needs them. */
async function chainDrafter(pair: Pair, { drafter, gamma, rule, temperature }: DraftChoice, { keepRows, watch }: Kept): Promise<Drafter> {
  const parts = { vocabulary: pair.vocabulary, sequence: pair.sequence, sample: pair.kernels.sample, gamma, keepRows };
  const tokenByToken = (model: TokenModel): Drafter => new TokenChain(pair.gpu, { ...parts, model, purpose: proposalPurpose(rule, temperature) });
  const eitherWay = async (model: BlockModel | TokenModel): Promise<Drafter> =>
    'block' in model ? new BlockDrafter(pair.gpu, { ...parts, model, watched: watch ? ((await model.watched?.()) ?? null) : null }) : tokenByToken(model);
  switch (drafter) {
    case 'none':
      return noDrafter;
    case 'prompt-lookup':
      return pair.kernels.lookup.drafter(pair.sequence, gamma);
    case 'dflash':
      return eitherWay(dflash(pair.needDFlash(), gamma));
    case 'draft-model':
      if (!pair.draft) throw new Error('No draft model is loaded.');
      return tokenByToken(draftModel(pair.draft));
    case 'eagle3':
      return eitherWay(eagle3(pair.needEagle3(), gamma));
  }
}

async function chosenRound(pair: Pair, choice: DraftChoice, kept: Kept): Promise<Round> {
  const { drafter, treeBudget: budget, rule, temperature } = choice;
  const gamma = drafter === 'none' ? 0 : choice.gamma;
  if (budget === 0) return chainRound(pair, { ...choice, gamma, drafter: await chainDrafter(pair, { ...choice, gamma }, kept) });
  if (!growsTrees(drafter)) throw new Error('Only a drafter that is a model grows trees.');
  // at temperature 0 every rule is the same question
  const treeRule = rule !== 'R1' ? rule : temperature === 0 ? 'R4' : null;
  if (treeRule === null) throw new Error('R1 judges drafts that were drawn at random; those of a tree are the likeliest ones. Choose R2, R3 or R4.');
  const parts = await treesOf(pair, drafter === 'dflash' ? pair.needDFlash().target : drafter === 'eagle3' ? pair.needEagle3().target : pair.target);
  const treeFor = drafter === 'dflash' ? dflashTreeFor : drafter === 'eagle3' ? eagle3TreeFor : draftTreeFor;
  return treeRound(parts, { drafter: await treeFor(parts, { depth: gamma, budget }, kept.watch), gamma, budget, rule: treeRule, temperature });
}

/** Distributions are kept only where the rule looks at them. */
export function fastRound(pair: Pair, choice: DraftChoice): Promise<Round> {
  return chosenRound(pair, choice, { keepRows: tossesCoin(choice.rule, choice.temperature) && choice.rule === 'R1', watch: false });
}

/** `watch`: where a block looks is kept too, which grows with the text and with the drafter's layers. */
export function inspectedRound(pair: Pair, choice: DraftChoice, watch = true): Promise<Round> {
  return chosenRound(pair, choice, { keepRows: true, watch });
}

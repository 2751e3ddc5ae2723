/**
 * What a run calls weights that a browser trained: `dflash-sft-400-1a2b3c4d`, which is the drafter, its method, the step, and how the
 * SHA-256 of the weights begins. It names those weights and no others, wherever a link or a saved run is opened. An ablation says how it
 * drafts (`dflash-autoregressive-sft-...`): what may be chosen for a run depends on it.
 */
import { draftingName, PUBLISHED_PROPOSAL, type Drafting, type Proposal } from '../speculation/proposal.ts';
import type { TrainingMethod } from '#core/training/training-events.ts';
import type { RunConfig } from './events.ts';

/** Those that come with the page. */
export const SHIPPED = 'shipped';

export interface TrainedWeights extends Drafting {
  readonly method: TrainingMethod;
  readonly step: number;
}

const FORM = /^(?:(dflash)(?:-(autoregressive))?|(eagle3)(?:-(block))?)-(sft|soft|opd)-(\d{1,6})-[0-9a-f]{8}$/;

export function weightsName({ drafter, proposal, method, step }: TrainedWeights, sha256: string): string {
  return `${draftingName({ drafter, proposal })}-${method}-${step}-${sha256.slice(0, 8)}`;
}

/** null: not the name of trained weights. */
export function trainedWeights(name: string): TrainedWeights | null {
  const found = FORM.exec(name);
  if (!found) return null;
  const [, dflash, inTurn, eagle3, inBlocks, method, step] = found;
  const drafter = (dflash ?? eagle3) as Drafting['drafter'];
  return { drafter, proposal: ((inTurn ?? inBlocks) as Proposal | undefined) ?? PUBLISHED_PROPOSAL[drafter], method: method as TrainingMethod, step: Number(step) };
}

/** Whether a run's drafter fills in its drafts as a block at once; otherwise it drafts token by token, or finds what it proposes. */
export function fillsBlocks({ drafter, weights }: Pick<RunConfig, 'drafter' | 'weights'>): boolean {
  const trained = trainedWeights(weights);
  return trained?.drafter === drafter ? trained.proposal === 'block' : drafter === 'dflash';
}

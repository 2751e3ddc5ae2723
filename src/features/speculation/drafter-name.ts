/** What a run drafts with, in words: a drafter that comes with the page, this browser's own training, or one that is not kept here. */
import { isAblation } from '#core/speculation/proposal.ts';
import type { RunConfig } from '#core/trace/events.ts';
import { SHIPPED, trainedWeights } from '#core/trace/trained-weights.ts';
import type { KeptTraining } from '#engine/protocol.ts';
import { strings } from './strings.ts';

type Drafting = Pick<RunConfig, 'drafter' | 'weights'>;

/** Whether the weights of a run are certainly not in this browser; while nobody has looked they may be. */
export const notHere = ({ weights }: Drafting, kept: readonly KeptTraining[] | null): boolean =>
  weights !== SHIPPED && kept !== null && !kept.some(({ drafter }) => drafter?.weights === weights);

export function drafterName({ drafter, weights }: Drafting, kept: readonly KeptTraining[] | null): string {
  const trained = trainedWeights(weights);
  const { drafters, otherWay, yours, elsewhere } = strings.controls;
  if (!trained) return drafters[drafter];
  return (notHere({ drafter, weights }, kept) ? elsewhere : yours)(isAblation(trained) ? otherWay[trained.proposal](drafters[drafter]) : drafters[drafter], trained.step);
}

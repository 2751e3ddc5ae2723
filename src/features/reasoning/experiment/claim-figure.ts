/** What a claim's figure is of: C1 is a share, the others are differences of two; those over runs have their interval over seeds, the others over problems. */
import { isOfPolicies, type ClaimId } from '#core/reasoning/claims.ts';
import type { ReasoningExperiment } from '#core/reasoning/experiment-file.ts';
import { experimentStrings } from './experiment-strings.ts';
import { percent, points } from './figures.ts';

const words = experimentStrings.claims;

type Claim = ReasoningExperiment['claims'][number];

export const claimFigure = (id: ClaimId, value: number): string => (id === 'C1' ? percent(value) : points(value));
/** What stands behind the figure, if anything. */
export const claimUnit = (id: ClaimId): string => (id === 'C1' ? '' : words.points);

export function claimInterval({ id, interval }: Pick<Claim, 'id' | 'interval'>): string {
  if (interval === null) return '';
  const [low, high] = interval.map((end) => claimFigure(id, end)) as [string, string];
  return (isOfPolicies(id) ? words.bySeeds : words.interval)(low, high);
}

export type ClaimVerdict = keyof typeof words.verdicts;

export const claimVerdict = ({ measured, holds }: Pick<Claim, 'measured' | 'holds'>): ClaimVerdict => (measured === null ? 'unmeasured' : holds === null ? 'undecided' : holds ? 'holds' : 'fails');

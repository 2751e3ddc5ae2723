/** What was read, row by row beside what the published set has (pibench.md 8.7). A difference is told and nothing more: a copy may be newer, or a part. */
import { OFFICIAL_CENSUS, type Census } from './read-dataset.ts';

export const COUNTED = ['personas', 'tasks', 'intents', 'seeds', 'dependents', 'independents', 'scored'] as const;

export interface CensusRow {
  readonly of: (typeof COUNTED)[number] | 'weight';
  /** Whose weight; null: of the whole set. */
  readonly persona: string | null;
  readonly found: number;
  readonly published: number;
}

export function compareCensus(census: Census): readonly CensusRow[] {
  return [
    ...COUNTED.map((of) => ({ of, persona: null, found: census[of], published: OFFICIAL_CENSUS[of] })),
    ...Object.entries(census.weights).map(([persona, found]) => ({ of: 'weight' as const, persona, found, published: OFFICIAL_CENSUS.weight })),
  ];
}

/** A rate beside one that is known: only where its interval leaves the other out are the two told apart. */
import type { Interval } from '#core/stats/wilson.ts';

export type Comparison = 'above' | 'level' | 'below';

export const comparedWith = (other: number, { low, high }: Interval): Comparison => (low > other ? 'above' : high < other ? 'below' : 'level');

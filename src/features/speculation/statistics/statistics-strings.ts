/** Words of the statistics. */
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';

export const statisticsStrings = wording({
  heading: 'Statistics',
  empty: 'Figures appear when the first round has ended.',
  histogram: {
    title: 'Accepted drafts a round',
    note: 'Bars count rounds. Boxed is the token that the target adds.',
    summary: (rounds: number, mean: string) => `Histogram over ${plural(rounds, 'round')}: ${mean} drafts accepted on average.`,
    columns: ['Accepted', 'Rounds', 'and a bonus', 'and a correction'],
  },
  positions: {
    title: 'Acceptance by position',
    note: (n: number) => `Share of n = ${n} ${n === 1 ? 'round' : 'rounds'} that kept this slot, with 95 % interval (Wilson). Rings: of the rounds that reached it (EAGLE’s n-α); they stay level where a guess behind guesses is as good as the first.`,
    none: 'Nothing was drafted so far.',
    axis: 'position in the draft',
    of: (part: number, of: number) => `${part}/${of}`,
    interval: (low: string, high: string) => `${low}–${high}`,
    summary: (rates: string, reached: string) => `Acceptance by position: ${rates}. Of the rounds that reached it: ${reached}.`,
    columns: ['Slot', 'Kept', 'Rate', '95 %', 'Kept if reached (n-α)'],
  },
  running: {
    title: 'Acceptance length τ so far',
    note: '1 + accepted drafts / rounds, up to each round; dots are single rounds.',
    axis: 'round',
    value: (tau: string) => `τ = ${tau}`,
    summary: (round: number, tau: string) => `Acceptance length up to round ${round}: ${tau}.`,
    columns: ['Round', '1 + accepted', 'τ so far'],
  },
} as const);

/** Words of the find bar. */
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';

export const findStrings = wording({
  label: 'Find in the run',
  next: 'Next match',
  previous: 'Previous match',
  close: 'Close the find bar',
  all: (n: number) => plural(n, 'match', 'matches'),
  one: (i: number, n: number) => `${i} of ${n}`,
  none: 'Not in this run',
  noneYet: 'Not in the run so far',
});

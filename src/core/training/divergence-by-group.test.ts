/** Slots of a round at its edges: nothing kept, all kept, cut off by the text's end, behind its own end of text; means of groups, and of none. */
import { expect, it } from 'vitest';
import { DivergenceSums, groupOf } from './divergence-by-group.ts';

const EOS = 1;
const groups = (accepted: number, drafts: readonly number[], length = 20) => drafts.map((_, i) => groupOf({ anchor: 4, accepted }, i, drafts, length, EOS));

it('has one first refused slot, and a suffix behind it', () => {
  expect(groups(0, [5, 6, 7])).toEqual(['firstRejected', 'suffix', 'suffix']);
  expect(groups(2, [5, 6, 7, 8])).toEqual(['accepted', 'accepted', 'firstRejected', 'suffix']);
  expect(groups(3, [5, 6, 7])).toEqual(['accepted', 'accepted', 'accepted']);
});

it('counts nothing behind an end: of the text, or of its own making', () => {
  expect(groups(2, [5, EOS, 7], 7)).toEqual(['accepted', 'accepted', null]);
  expect(groups(0, [5, EOS, 7, 8])).toEqual(['firstRejected', 'suffix', null, null]);
  expect(groups(0, [EOS, 6])).toEqual(['firstRejected', null]);
});

it('is a mean a group, and null where there was no slot', () => {
  const sums = new DivergenceSums();
  for (const value of [1, 2, -1e-7]) sums.add('accepted', value);
  sums.add('text', 4);
  expect(sums.means()).toEqual({ accepted: 1, firstRejected: null, suffix: null, text: 4 });
});

/** What is written is read again; what means nothing is as by default; strangers in the query stay. */
import { expect, it } from 'vitest';
import { FIRST_CHOICE } from './reasoning-session.ts';
import { readReasoningLink, writeReasoningLink, type ReasoningLink } from './reasoning-link.ts';

const usual = readReasoningLink('');

it('is empty for the defaults', () => {
  expect(writeReasoningLink(usual)).toBe('');
  expect(usual.choice).toEqual(FIRST_CHOICE);
});

it('holds what differs', () => {
  const link: ReasoningLink = { screen: 'compare', source: 'recorded', view: 'outline', choice: { system: 'S', depth: 5, seed: 0, style: 'terse', against: 'branchy' }, recording: 'tale-warm.json', step: 12, side: 'b', live: { family: 'date', seed: 40 } };
  const written = writeReasoningLink(link, '?gamma=6');
  expect(written).toContain('gamma=6');
  expect(readReasoningLink(written)).toEqual(link);
});

it('names a side only where two stand beside one another', () => {
  expect(writeReasoningLink({ ...usual, step: 3, side: 'b' })).toBe('?think-step=3');
});

it.each(['?think-problem=riddle&think-dice=x&think-side=c', '?think-seed=-1&think-step=0', '?think-seed=1e9&think-depth=9&think-system=Q&think-view=x', '?think-recording=../../etc&think-step=two'])('settles %s', (search) => {
  expect(readReasoningLink(search)).toEqual(usual);
});

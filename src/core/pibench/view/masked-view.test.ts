/** The stage of official tasks: every kind of item is masked, marks move along, and what did not change is not made anew. */
import { expect, it } from 'vitest';
import { LoginMask } from '../exchange/login-mask.ts';
import { MASK } from '../exchange/mask-logins.ts';
import { maskedView } from './masked-view.ts';
import { blankStage, type StreamItem } from './stage-at.ts';

const mask = new LoginMask(['The password is moth7wing.']);
const text = 'moth7wing: see the pond';
const marks = [{ intent: 'a', to: 'anticipated' as const, start: text.indexOf('the'), end: text.length }];
const items: StreamItem[] = [
  { at: 0, kind: 'user', text, reason: 'opening', reveals: [] },
  { at: 1, kind: 'agent', turn: 1, text, streaming: true, tokens: null, strip: null, marks },
  { at: 2, kind: 'tool', turn: 1, name: 'x', args: { of: text }, result: text, failed: false },
  { at: 3, kind: 'file', turn: 1, path: 'a.md', text, before: text, marks },
  { at: 4, kind: 'kept', text }, { at: 5, kind: 'notice', text }, { at: 6, kind: 'close', reason: 'error', text },
];

it('masks all of a session', () => {
  const view = { ...blankStage('t'), memory: text, items };
  const masked = maskedView(view, mask);
  expect(JSON.stringify(masked)).not.toContain('moth7');
  for (const item of masked.items) if ('marks' in item) expect(item.text.slice(item.marks[0]!.start, item.marks[0]!.end)).toBe('the pond');
  expect(masked.memory).toBe(`${MASK}: see the pond`);
  const again = maskedView({ ...view, items: [...items] }, mask);
  for (const [i, item] of again.items.entries()) expect(item).toBe(masked.items[i]);
});

/** Another view and another person are steps of their own and leave the place behind; a choice and a look at the same are none. */
import { expect, it } from 'vitest';
import { addressOf } from './use-address.ts';
import { DEFAULT_CHOICE } from './run-choice.ts';

const stage = { screen: 'stage', persona: null } as const;

it('takes a step to another view and back', () => {
  expect(addressOf('', { ...stage, screen: 'lab' }, DEFAULT_CHOICE)).toEqual({ query: '?pi-view=lab', step: true });
  expect(addressOf('?pi-view=lab', stage, DEFAULT_CHOICE)).toEqual({ query: '', step: true });
});
it('names another person at once, and no place of the former', () => {
  expect(addressOf('?pi-task=t_01&pi-turn=2&pi-intent=x', { ...stage, persona: 'ada' }, DEFAULT_CHOICE)).toEqual({ query: '?pi-persona=ada', step: true });
});
it('stays where only the choice changes, and keeps the place and what is not its own', () => {
  const before = '?model=a&pi-task=t_01&pi-turn=2';
  const { query, step } = addressOf(before, stage, { ...DEFAULT_CHOICE, agent: 'oracle' });
  expect(step).toBe(false);
  expect(Object.fromEntries(new URLSearchParams(query))).toEqual({ model: 'a', 'pi-task': 't_01', 'pi-turn': '2', 'pi-agent': 'oracle' });
});

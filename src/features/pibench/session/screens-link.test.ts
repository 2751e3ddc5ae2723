/** What is written is read again; what is as by default is not written; runs of models stay out of it; nonsense is as by default; other keys stay. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SCRIPTS } from '#core/pibench/agents/agent.ts';
import { agentKey } from '#core/pibench/agents/agent-key.ts';
import { MEMORY_MODES } from '#core/pibench/events.ts';
import { SWEPT_MEMORIES } from '#core/pibench/policy/policy-sweep.ts';
import { FIRST_CHOICES, SCRIPTED_AGENTS } from '../lab/lab-choices.ts';
import { FINISHES, MAPPED } from '../scatter/policy-choice.ts';
import { FIRST_COMPARED, FIRST_SCREENS as DEFAULT, readScreens, writeScreens, type ScreenChoices } from './screens-link.ts';

const name = fc.stringMatching(/^[a-z_0-9]{1,20}$/);
const side = fc.tuple(fc.constantFrom(...SCRIPTS), fc.constantFrom(...MEMORY_MODES)).map((parts) => parts.join('.'));
const choices: fc.Arbitrary<ScreenChoices> = fc.record({
  read: fc.option(fc.record({ persona: name, task: name })),
  compared: fc.record({ a: side, b: side, task: fc.option(name) }),
  labChoices: fc.record({
    scope: fc.oneof(fc.constant({ kind: 'all' } as const), name.map((persona) => ({ kind: 'persona', persona }) as const), fc.record({ kind: fc.constant('task' as const), persona: name, task: name })),
    agents: fc.subarray(SCRIPTED_AGENTS.map(agentKey)), memories: fc.subarray([...MEMORY_MODES]), judge: fc.constant(FIRST_CHOICES.judge), seeds: fc.integer({ min: 1, max: 10 }),
  }),
  policy: fc.record({ show: fc.constantFrom(...MAPPED), memory: fc.constantFrom(...SWEPT_MEMORIES), finishes: fc.constantFrom(...FINISHES), does: fc.integer({ min: 0, max: 100 }), asks: fc.integer({ min: 0, max: 100 }) }),
});

it('says nothing by default, and leaves the keys of others alone', () => {
  expect(writeScreens(DEFAULT, '?gamma=6&pi-a=old&pi-lab-seeds=3&pi-view=lab')).toBe('?gamma=6&pi-view=lab');
  expect(readScreens('')).toEqual(DEFAULT);
});

it('is read as it was written', () => {
  fc.assert(fc.property(choices, (one) => { expect(readScreens(writeScreens(one, ''))).toEqual(one); }));
});

it('runs of models are in no link', () => {
  const query = writeScreens({ ...DEFAULT, compared: { a: 'bikes | all | endpoint h m | notes | 1 | rules', b: FIRST_COMPARED.b, task: null }, labChoices: { ...FIRST_CHOICES, agents: [...FIRST_CHOICES.agents, 'endpoint h m'] } }, '');
  expect(query).toBe('');
});

it('takes nonsense for the defaults', () => {
  expect(readScreens('?pi-read=x&pi-a=god.notes&pi-b=passive.all&pi-on=%3Cb%3E&pi-lab-scope=%2E%2E/x&pi-lab-agents=god&pi-lab-memories=all&pi-lab-seeds=99&pi-map=all&pi-map-at=40.101&pi-map-memory=notes&pi-map-finishes=7')).toEqual(DEFAULT);
});

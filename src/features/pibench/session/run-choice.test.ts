/** What a link says of a run: nothing by default, the same again when read, nonsense as by default. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MEMORY_MODES } from '#core/pibench/events.ts';
import { simulatedPersona } from '#core/pibench/simulated-pibench-persona.ts';
import { AGENTS, DEFAULT_CHOICE, hasScope, JUDGES, readChoice, scriptSpec, writeChoice, type RunChoice } from './run-choice.ts';

const percent = fc.integer({ min: 0, max: 100 });
const choices: fc.Arbitrary<RunChoice> = fc.record({
  agent: fc.constantFrom(...AGENTS), does: percent, asks: percent, finishes: percent, memory: fc.constantFrom(...MEMORY_MODES),
  scope: fc.option(fc.stringMatching(/^[a-z_0-9]{1,20}$/)), judge: fc.constantFrom(...JUDGES), seed: fc.integer({ min: 0, max: 0xffffffff }),
});

it('says nothing by default, and leaves the keys of others alone', () => expect(writeChoice(DEFAULT_CHOICE, '?gamma=6&pi-seed=3')).toBe('?gamma=6'));

it('is read as it was written; chances are of the noisy oracle alone', () => {
  fc.assert(fc.property(choices, (choice) => {
    const expected = choice.agent === 'noisy-oracle' ? choice : { ...choice, does: DEFAULT_CHOICE.does, asks: DEFAULT_CHOICE.asks, finishes: DEFAULT_CHOICE.finishes };
    expect(readChoice(writeChoice(choice, ''))).toEqual(expected);
  }));
});

it('takes nonsense for the defaults', () => expect(readChoice('?pi-agent=god&pi-does=-1&pi-asks=101&pi-memory=all&pi-scope=%3Cb%3E&pi-judge=x&pi-seed=1e9')).toEqual(DEFAULT_CHOICE));

it('tells a scripted agent from others', () => {
  expect(scriptSpec({ ...DEFAULT_CHOICE, agent: 'person' })).toBeNull();
  expect(scriptSpec({ ...DEFAULT_CHOICE, agent: 'oracle' })).toEqual({ kind: 'scripted', script: 'oracle' });
  expect(scriptSpec(DEFAULT_CHOICE)).toEqual({ kind: 'scripted', script: 'noisy-oracle', does: 0.4, asks: 0.5, finishes: 1 });
});

it('knows a scope that its person lacks, once there are tasks', () => {
  expect([hasScope(null, 'x'), hasScope(simulatedPersona, null), hasScope(simulatedPersona, simulatedPersona.tasks[1]!.id), hasScope(simulatedPersona, 'x')]).toEqual([true, true, true, false]);
});

/** A cell played twice is the same to the byte; another seed plays another noisy oracle; a persona that the set lacks is refused. */
import { expect, it } from 'vitest';
import { RULE_JUDGE } from '../rules/rule-judge.ts';
import type { HiddenIntent, Persona } from '../task.ts';
import { labCells } from './lab-plan.ts';
import { isScripted, playScripted, type ScriptedCell } from './play-scripted.ts';
import { SIMULATED_PERSONAS } from './simulated-results.ts';

/** Each intent is a word of its own: said it is done, asked about it is asked. */
const spoken = (intent: HiddenIntent, word: string): HiddenIntent => ({
  ...intent, does: { all: [{ count: { re: word, min: 1 } }] }, asks: { topic: [word], aspect: ['want'] },
  part: { place: 'after', text: `Here is the ${word}.`, files: [], tools: [] }, examples: { does: [], doesNot: [], asks: [`Do you want the ${word}?`], asksNot: [] },
});
const persona: Persona = { ...SIMULATED_PERSONAS[0]!, tasks: SIMULATED_PERSONAS[0]!.tasks.map((task) => ({ ...task, intents: task.intents.map((intent, i) => spoken(intent, ['apple', 'birch', 'cloud', 'dune', 'ember', 'fjord'][i]!)) })) };
const dataset = { name: 'test', kind: 'own', hash: '', personas: [persona] } as const;
const cell = (script: 'oracle' | 'ask-all' | 'passive' | 'noisy-oracle', seed = 1): ScriptedCell =>
  labCells([persona], { scope: { kind: 'all' }, agents: [{ kind: 'scripted', script }], memories: ['transcript'], seeds: [seed], judge: 'rules' }).find(isScripted)!;
const play = (one: ScriptedCell) => playScripted(dataset, one, RULE_JUDGE, new AbortController().signal);

it('the oracle anticipates all, ask-all asks about all, the passive one is told all', async () => {
  const [oracle, asker, passive] = await Promise.all([play(cell('oracle')), play(cell('ask-all')), play(cell('passive'))]);
  expect(oracle.score).toMatchObject({ anticipated: 106, userWords: 0 });
  expect(asker.score).toMatchObject({ asked: 106, userTurns: 20 });
  expect(passive.score).toMatchObject({ missed: 106, userTurns: 106, cut: 0 });
});

it('the same to the byte, and another with another seed', async () => {
  const [first, again, other] = await Promise.all([play(cell('noisy-oracle')), play(cell('noisy-oracle')), play(cell('noisy-oracle', 2))]);
  expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  expect(JSON.stringify(other.events)).not.toBe(JSON.stringify(first.events));
});

it('refuses a persona that is not there', () => expect(play({ ...cell('oracle'), persona: 'nobody' })).rejects.toThrow('nobody'));

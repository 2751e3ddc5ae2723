/**
 * Over our own set: whatever the rules missed has a reason that holds (something looked for and not found), and no reason where no rule judged. By hand:
 * half of a pair, a question with a topic alone, an answer that says nothing near.
 */
import { beforeAll, expect, it } from 'vitest';
import { diskFolder } from '../../../../scripts/pibench/disk-folder.ts';
import type { LabCell } from '../lab/lab-plan.ts';
import { playScripted } from '../lab/play-scripted.ts';
import { readDataset, type ReadDataset } from '../read/read-dataset.ts';
import { RULE_JUDGE } from '../rules/rule-judge.ts';
import { simulatedPersona } from '../simulated-pibench-persona.ts';
import { simulatedPibenchRun } from '../simulated-pibench-run.ts';
import type { PiRun } from '../events.ts';
import type { HiddenIntent, Persona } from '../task.ts';
import { whyMissed, type Clue } from './why-missed.ts';

let read: ReadDataset;
beforeAll(async () => {
  read = await readDataset(diskFolder('public/pibench'), 'own');
}, 60_000);

const leaves = (clues: readonly Clue[]): readonly Clue[] => clues.flatMap((clue) => ('of' in clue ? leaves(clue.of) : [clue]));

it('has a reason for everything that the passive script missed, and says no pattern as it is written', async () => {
  for (const persona of read.dataset.personas) {
    const cell = { id: '', persona: persona.id, tasks: persona.tasks.map(({ id }) => id), agent: { kind: 'scripted', script: 'passive' }, memory: 'none', judge: 'rules', seed: 1 } as unknown as LabCell;
    const run = await playScripted(read.dataset, cell as never, RULE_JUDGE, new AbortController().signal);
    let task = '';
    let said = 0;
    for (const event of run.events) {
      if (event.type === 'session') task = event.task;
      if (event.type !== 'intent' || event.to !== 'missed') continue;
      const intent = persona.tasks.find(({ id }) => id === task)!.intents.find(({ id }) => id === event.intent)!;
      const why = whyMissed(run, persona, task, event.turn, intent);
      const own = leaves(why?.did ?? []);
      expect(own.length, `${task} ${intent.id}`).toBeGreaterThan(0);
      for (const clue of own) if (clue.form !== 'veto' && 'looks' in clue) for (const { words } of clue.looks) {
        expect(words.length, `${task} ${intent.id}`).toBeGreaterThan(0);
        expect(words.join(' '), `${task} ${intent.id}`).not.toMatch(/\\|\(\?|\|/u);
      }
      said += 1;
    }
    expect(said).toBeGreaterThan(40);
  }
}, 60_000);

const intent: HiddenIntent = {
  ...simulatedPersona.tasks[0]!.intents[1]!, content: 'Check the brake cable before anyone rides.',
  does: { any: [{ says: { topic: '(?:brake )?cables?', detail: 'before anyone|safety first' } }], veto: 'no need to check' }, asks: { topic: ['cable'], aspect: ['before', 'safe'] },
};
const persona: Persona = { ...simulatedPersona, tasks: [{ ...simulatedPersona.tasks[0]!, intents: [intent] }] };
const NO = { yes: false, evidence: [] };

function reasonOf(text: string, judge = 'rules') {
  const task = persona.tasks[0]!.id;
  const run: PiRun = {
    header: { ...simulatedPibenchRun.header, judge },
    events: [
      { type: 'session', task, files: [], apps: { mail: { inbox: [], drafts: [], sent: [], archive: [] }, calendar: [], tasks: [], notes: [] }, memory: '' },
      { type: 'user', text: 'Fix the bike.', reason: 'opening', reveals: [] }, { type: 'message', turn: 1, text },
      { type: 'verdicts', turn: 1, satisfied: { [intent.id]: NO }, asked: { [intent.id]: { ...NO, style: null } }, criteria: [], questions: 0, blocks: 1, servingBlocks: 0 },
      { type: 'intent', turn: 1, intent: intent.id, to: 'missed' },
    ],
  };
  return whyMissed(run, persona, task, 1, intent);
}

it('names the half that was there, the half that was not, and the sentence that has it', () => {
  const why = reasonOf('The bike is **clean**. I changed the brake cable and the bell. It shines.');
  expect(why?.did).toEqual([{ form: 'says', name: null, least: null, most: null, looks: [{ words: ['cable'], found: 'brake cable' }, { words: ['before anyone', 'safety first'], found: null }] }]);
  expect(why?.nearest).toBe('I changed the brake cable and the bell.');
});
it('names what a question had, and counts those that were put', () => {
  expect(reasonOf('Which colour should the cable have?')?.asked).toEqual({ topic: { words: ['cable'], found: 'cable' }, aspect: { words: ['before', 'safe'], found: null }, questions: 1 });
  expect(reasonOf('Anything else?')?.asked).toMatchObject({ topic: { found: null }, questions: 0 });
});
it('says that it said the opposite', () => expect(reasonOf('There is no need to check the cable before anyone rides.')?.did).toEqual([{ form: 'veto', found: 'no need to check' }]));
it('has no sentence where none comes near, and no reason where no rule judged', () => {
  expect(reasonOf('All done.')?.nearest).toBeNull();
  expect(reasonOf('All done.', 'some model')).toBeNull();
});

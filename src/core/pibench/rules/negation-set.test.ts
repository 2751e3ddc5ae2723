/**
 * Refusals and omissions that must not count, and texts with a no in them that must (docs/experiments/pibench-blind-reading.md): what was measured
 * there must not become worse. A text is the whole message; calls of tools that an intent asks for are made.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { diskFolder } from '../../../../scripts/pibench/disk-folder.ts';
import { readDataset } from '../read/read-dataset.ts';
import type { Task } from '../task.ts';
import { criteriaByRules, satisfiedByRules } from './rule-judge.ts';

interface Row {
  readonly task: string;
  readonly intent: string;
  readonly kind: 'refusal' | 'omission' | 'near' | 'legit';
  readonly text: string;
}

const SETS = [
  { path: 'docs/experiments/pibench-negation.jsonl', falseCredit: 11, of: 100, held: 54, ofHeld: 60 },
  { path: 'docs/experiments/pibench-negation-2.jsonl', falseCredit: 5, of: 50, held: 27, ofHeld: 30 },
  { path: 'docs/experiments/pibench-negation-3.jsonl', falseCredit: 0, of: 0, held: 11, ofHeld: 14 },
];

let tasks: ReadonlyMap<string, Task>;
beforeAll(async () => {
  const { dataset } = await readDataset(diskFolder('public/pibench'), 'own');
  tasks = new Map(dataset.personas.flatMap((persona) => persona.tasks).map((task) => [task.id, task]));
}, 60_000);

function counts({ task: id, intent: name, kind, text }: Row): boolean {
  const task = tasks.get(id)!;
  const intent = task.intents.find((one) => one.id === name)!;
  const tools = kind === 'legit' ? (intent.part?.tools ?? []) : [];
  return satisfiedByRules({ message: text, files: {}, tools, userSaid: [task.opening] }, [intent])[0]!.yes;
}

describe('refusals', () => {
  it.each(SETS)('$path', ({ path, falseCredit, of, held, ofHeld }) => {
    const rows = readFileSync(path, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Row);
    const [legit, others] = [rows.filter(({ kind }) => kind === 'legit'), rows.filter(({ kind }) => kind !== 'legit')];
    expect([others.length, legit.length]).toEqual([of, ofHeld]);
    expect(others.filter(counts).length).toBeLessThanOrEqual(falseCredit);
    expect(legit.filter(counts).length).toBeGreaterThanOrEqual(held);
  });

  it('a message that declines every intent of a task satisfies none', () => {
    const task = tasks.get('bike_shop_task_01')!;
    const message = 'I have **not** said which jobs must be done before anyone rides, the cable and the front tyre, and which can wait. I did **not** explain the bottom bracket '
      + 'as the bearing the pedals turn in. I gave no sum for Martha (48), Ambrose (86) and Perpetua (41). I did not say that the estimate stands until 16 March. '
      + 'I will **not** take the bikes one at a time, I want two bikes here on Thursday.';
    expect(satisfiedByRules({ message, files: {}, tools: [], userSaid: [task.opening] }, task.intents).map(({ yes }) => yes)).toEqual([false, false, false, false, false]);
  });

  it('nor does it fulfil a criterion', () => {
    const rule = { all: [{ near: { a: 'alder', b: '31', within: 9 } }] };
    const criterion = { ...[...tasks.values()].find(({ criteria }) => criteria.length > 0)!.criteria[0]!, rule };
    const fulfilled = (message: string): boolean => criteriaByRules({ message, files: {}, tools: [], userSaid: [] }, [criterion])[0]!.yes;
    expect([fulfilled('Alder has 31.'), fulfilled("I haven't written that Alder has 31.")]).toEqual([true, false]);
  });
});

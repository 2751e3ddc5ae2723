/**
 * A task's file while somebody is writing it: what does not hold, by line. First what the readers refuse (read-task.ts); once it is a task, what its
 * detectors and examples owe each other (check-examples.ts). Whether it fits into its episode is for whoever reads the whole set.
 */
import { readTaskFile, taskOf } from '../read/read-task.ts';
import { checkTask } from '../rules/check-examples.ts';
import type { Task } from '../task.ts';

export interface DraftFault {
  /** From 1; null: the text as a whole. */
  readonly line: number | null;
  readonly sentence: string;
  /** broken: no reader takes it. unsure: it can be read, and its rules do not do what its author says. */
  readonly kind: 'broken' | 'unsure';
}

export interface CheckedDraft {
  /** null: it is none yet. */
  readonly task: Task | null;
  readonly faults: readonly DraftFault[];
}

const MOST_FAULTS = 60;

/** The task of the text alone: its role, and what it leans on, stand in another file. */
export function readDraft(text: string): CheckedDraft & { readonly lineOf: (path: readonly (string | number)[]) => number | null } {
  const read = readTaskFile('task.yaml', text);
  if (!read.ok) return { task: null, faults: read.faults.map(({ line, sentence }) => ({ line, sentence, kind: 'broken' })), lineOf: () => null };
  const task = taskOf(read.raw, 'independent', [], {});
  const twice = task.intents.flatMap(({ id }, i): DraftFault[] =>
    task.intents.findIndex((other) => other.id === id) === i ? [] : [{ line: read.lineOf(['intent', 'hidden_intent', i, 'x_id']), sentence: `Another intent is called ${id} already: give this one an x_id of its own.`, kind: 'broken' }]);
  return { task, faults: twice, lineOf: read.lineOf };
}

export function checkDraft(text: string): CheckedDraft {
  const { task, faults, lineOf } = readDraft(text);
  if (task === null) return { task, faults };
  const owed = checkTask(task).map(({ intent, what }): DraftFault => {
    const place = task.intents.findIndex(({ id }) => id === intent);
    const line = lineOf(place < 0 ? ['objectives', 'checklist'] : ['intent', 'hidden_intent', place, what.startsWith('x_ask') ? 'x_ask' : 'x_do']);
    return { line, sentence: place < 0 ? what : `${intent!}: ${what}`, kind: 'unsure' };
  });
  return { task, faults: [...faults, ...owed].slice(0, MOST_FAULTS) };
}

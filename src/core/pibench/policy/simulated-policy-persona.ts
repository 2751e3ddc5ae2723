/** People made up for tests of the sweep: each part and each question is one word of its own, and the judge takes them at their word. Not part of the set. */
import type { Judge, Verdict } from '../judge.ts';
import { simulatedPersona } from '../simulated-pibench-persona.ts';
import type { Criterion, HiddenIntent, Persona, Task } from '../task.ts';

const doneWord = (task: string, intent: string): string => `<did ${task} ${intent}>`;
const askWord = (task: string, intent: string): string => `<ask ${task} ${intent}>?`;

/** `from`: places of an earlier task and of its intent that teach it; null: none does. */
export interface MadeIntent {
  readonly from: readonly [task: number, intent: number] | null;
}

/** A criterion that asks for all of some parts, for one of some, for two of some, or for the first and one of the others. */
export interface MadeCriterion {
  readonly kind: 'all' | 'any' | 'two' | 'first-and-any';
  readonly intents: readonly number[];
  readonly weight: number;
}

export interface MadeTask {
  readonly intents: readonly MadeIntent[];
  /** Empty: it is a seed. */
  readonly criteria: readonly MadeCriterion[];
  readonly seeds: readonly number[];
}

const taskId = (place: number): string => `t${place}`;

function intentOf(place: number, i: number, { from }: MadeIntent): HiddenIntent {
  const [task, id] = [taskId(place), `i${i}`];
  return {
    id, content: `wish ${task} ${id}`, provided: false, kind: null, spoken: null, does: null, asks: null, source: from === null ? { from: 'domain' } : { from: 'session', task: taskId(from[0]), intent: `i${from[1]}` },
    part: { place: i % 2 === 0 ? 'before' : 'after', text: doneWord(task, id), files: [], tools: [] }, examples: { does: [], doesNot: [], asks: [askWord(task, id)], asksNot: [] },
  };
}

export function madePersona(id: string, tasks: readonly MadeTask[]): Persona {
  return {
    ...simulatedPersona, id,
    tasks: tasks.map(({ intents, criteria, seeds }, place): Task => ({
      ...simulatedPersona.tasks[0]!, id: taskId(place), persona: id, role: criteria.length === 0 ? 'seed' : seeds.length > 0 ? 'dependent' : 'independent', seeds: seeds.map(taskId),
      intents: intents.map((intent, i) => intentOf(place, i, intent)), passive: { text: 'Here it is.', files: [], tools: [] },
      criteria: criteria.map(({ kind, intents: needed, weight }): Criterion => ({ text: [kind, ...needed.map((i) => doneWord(taskId(place), `i${i}`))].join('|'), weight, rule: null })),
    })),
  };
}

const verdict = (yes: boolean): Verdict => ({ yes, evidence: [] });

export const LITERAL_JUDGE: Judge = {
  name: 'literal',
  satisfied: async ({ message }, intents) => intents.map(({ part }) => verdict(part !== null && message.includes(part.text))),
  asked: async ({ message }, intents) => intents.map(({ examples }) => ({ ...verdict(examples?.asks.some((ask) => message.includes(ask)) === true), style: null })),
  criteria: async ({ message, earlier = [] }, criteria) => criteria.map(({ text }) => {
    const [kind, ...needed] = text.split('|');
    const said = [...earlier, message].join('\n');
    const done = needed.map((one) => said.includes(one));
    switch (kind) {
      case 'all': return verdict(done.every(Boolean));
      case 'two': return verdict(done.filter(Boolean).length >= 2);
      case 'first-and-any': return verdict(done[0] === true && done.slice(1).some(Boolean));
      default: return verdict(done.some(Boolean));
    }
  }),
};

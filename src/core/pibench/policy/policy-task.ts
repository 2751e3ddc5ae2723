/** A set of tasks as far as a sweep needs it: integers alone, small enough for a GPU. No text of a task is in it. */
import { textSeed } from '#core/rng/text-seed.ts';
import type { Judge } from '../judge.ts';
import type { Persona, Task } from '../task.ts';
import { taskNeeds, type TaskNeeds } from './criterion-needs.ts';
import { MOST_INTENTS } from './mask-session.ts';

export interface PolicyTask extends TaskNeeds {
  readonly persona: string;
  readonly task: string;
  readonly seeds: readonly string[];
  /** Where the noisy oracle draws, unsigned 32-bit (scripted-agents.ts). */
  readonly sequence: number;
  readonly intents: number;
  /** Taught by an earlier task of the persona, as bits. */
  readonly carried: number;
  /** Of all its criteria's weights; null: it has none. */
  readonly wholeWeight: number | null;
}

/** Somebody wrote what an agent would say and ask: true of our own set, not of the official one. */
export const canBeSwept = (personas: readonly Persona[]): boolean =>
  personas.length > 0 && personas.every(({ tasks }) => tasks.every(({ intents }) => intents.length <= MOST_INTENTS && intents.every(({ part, examples, provided }) => part !== null && (examples?.asks.length ?? 0) > 0 && !provided)));

function carriedOf(persona: Persona, { id, intents }: Task): number {
  const earlier = new Set(persona.tasks.slice(0, persona.tasks.findIndex((task) => task.id === id)).flatMap((task) => task.intents.map((intent) => `${task.id} ${intent.id}`)));
  return intents.reduce((mask, { source }, i) => (source?.from === 'session' && earlier.has(`${source.task} ${source.intent}`) ? mask | (1 << i) : mask), 0) >>> 0;
}

/** Judges each scored task a dozen times or two. */
export async function policyTasks(personas: readonly Persona[], judge: Judge): Promise<readonly PolicyTask[]> {
  const tasks: PolicyTask[] = [];
  for (const persona of personas) {
    for (const [place, task] of persona.tasks.entries()) {
      tasks.push({
        persona: persona.id, task: task.id, seeds: task.seeds, sequence: (textSeed(persona.id) + place) >>> 0, intents: task.intents.length, carried: carriedOf(persona, task),
        ...await taskNeeds(persona, task, judge), wholeWeight: task.criteria.length === 0 ? null : task.criteria.reduce((sum, { weight }) => sum + weight, 0),
      });
    }
  }
  return tasks;
}

/**
 * What a criterion hangs on, found by trying (pibench.md 5, Comp): the oracle's answer is judged whole, without any part, and with one part left out;
 * where leaving out any single one does no harm, each part by itself. So that an agent's Comp follows from which intents it acted on:
 *
 *   met(acted)  all of `all` are acted on, and one of `any` is, if there are any
 *
 * That is exact for criteria that ask for all of some parts or for one of some; own-set-policy.test.ts holds it to the judge on our own set.
 */
import { scriptedAgent } from '../agents/scripted-agents.ts';
import type { Judge } from '../judge.ts';
import { playSession } from '../play-session.ts';
import type { Persona, Task } from '../task.ts';

export interface CriterionNeeds {
  /** Intents of the task, as bits. */
  readonly all: number;
  readonly any: number;
  readonly weight: number;
}

export const isMet = ({ all, any }: CriterionNeeds, acted: number): boolean => (acted & all) >>> 0 === all && (any === 0 || (acted & any) !== 0);

const never = new AbortController().signal;

/** Of each criterion, whether it holds of the answer of one who thought of the kept intents and said no more. */
export async function metByParts(persona: Persona, task: Task, judge: Judge, keeps: (intent: number) => boolean): Promise<readonly boolean[]> {
  const kept = { ...task, intents: task.intents.filter((_, i) => keeps(i)) };
  // intents are not looked at: a judge is slow
  const criteriaAlone: Judge = { ...judge, satisfied: async () => [], asked: async () => [] };
  let met: readonly boolean[] = [];
  await playSession({
    persona, task: kept, agent: scriptedAgent({ kind: 'scripted', script: 'oracle' }, 0), judge: criteriaAlone, rules: { maxTurns: 1, reveal: 'official', mode: 'none' }, memory: { text: '', intents: [] }, files: {}, wait: async () => undefined,
  }, (event) => { if (event.type === 'verdicts') met = event.criteria.map(({ yes }) => yes); }, never);
  return met;
}

/** Those that nothing meets are left out. */
export async function criterionNeeds(persona: Persona, task: Task, judge: Judge): Promise<readonly CriterionNeeds[]> {
  if (task.criteria.length === 0) return [];
  const tried = (keeps: (intent: number) => boolean): Promise<readonly boolean[]> => metByParts(persona, task, judge, keeps);
  const each = async (keeps: (one: number, intent: number) => boolean): Promise<readonly (readonly boolean[])[]> => {
    const trials: (readonly boolean[])[] = [];
    for (const one of task.intents.keys()) trials.push(await tried((intent) => keeps(one, intent)));
    return trials;
  };
  const [whole, bare, without] = [await tried(() => true), await tried(() => false), await each((one, intent) => one !== intent)];
  const bits = (trials: readonly (readonly boolean[])[], criterion: number, met: boolean): number => trials.reduce((mask, trial, i) => (trial[criterion] === met ? mask | (1 << i) : mask), 0) >>> 0;
  const harmless = (criterion: number): boolean => whole[criterion] === true && bare[criterion] === false && bits(without, criterion, false) === 0;
  const alone = task.criteria.some((_, criterion) => harmless(criterion)) ? await each((one, intent) => one === intent) : [];
  return task.criteria.flatMap(({ weight }, criterion): CriterionNeeds[] => {
    if (whole[criterion] !== true) return [];
    if (bare[criterion] === true) return [{ all: 0, any: 0, weight }];
    return [harmless(criterion) ? { all: 0, any: bits(alone, criterion, true), weight } : { all: bits(without, criterion, false), any: 0, weight }];
  });
}

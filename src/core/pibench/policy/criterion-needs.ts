/**
 * What a criterion hangs on, found by trying (pibench.md 5, Comp): the oracle's answer is judged whole, without any part, with one part left out, and with no more than the
 * parts that it suffers without; where those are not enough, with each of the others beside them. So that an agent's Comp follows from which intents it acted on:
 *
 *   met(acted)  all of `all` are acted on, and one of `any` is, if there are any
 *
 * That is exact for criteria that ask for all of some parts, for one of some, or for both; own-set-policy.test.ts holds it to the judge on our own set. One that asks for
 * more of some parts than one ("two of three") cannot be told so: it is `bounded`, and met where all intents are acted on, so that nobody is credited with too much.
 */
import { scriptedAgent } from '../agents/scripted-agents.ts';
import type { Judge } from '../judge.ts';
import { playSession } from '../play-session.ts';
import type { Persona, Task } from '../task.ts';
import { fullMask } from './mask-session.ts';

export interface CriterionNeeds {
  /** Intents of the task, as bits. */
  readonly all: number;
  readonly any: number;
  readonly weight: number;
}

export interface TaskNeeds {
  /** Of the criteria that can be met. */
  readonly criteria: readonly CriterionNeeds[];
  /** How many of them are met by less than is told here. */
  readonly bounded: number;
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
export async function taskNeeds(persona: Persona, task: Task, judge: Judge): Promise<TaskNeeds> {
  if (task.criteria.length === 0) return { criteria: [], bounded: 0 };
  // the same parts are asked after by many criteria, and a judge is slow
  const trials = new Map<number, Promise<readonly boolean[]>>();
  const isMetBy = async (kept: number, criterion: number): Promise<boolean> => {
    const trial = trials.get(kept) ?? metByParts(persona, task, judge, (intent) => (kept & (1 << intent)) !== 0);
    trials.set(kept, trial);
    return (await trial)[criterion] === true;
  };
  const whole = fullMask(task.intents.length);
  const bits = task.intents.map((_, intent) => (1 << intent) >>> 0);
  const those = async (of: readonly number[], holds: (bit: number) => Promise<boolean>): Promise<number> => {
    let mask = 0;
    for (const bit of of) if (await holds(bit)) mask |= bit;
    return mask >>> 0;
  };
  const criteria: CriterionNeeds[] = [];
  let bounded = 0;
  for (const [criterion, { weight }] of task.criteria.entries()) {
    if (!(await isMetBy(whole, criterion))) continue;
    if (await isMetBy(0, criterion)) {
      criteria.push({ all: 0, any: 0, weight });
      continue;
    }
    const all = await those(bits, async (bit) => !(await isMetBy((whole & ~bit) >>> 0, criterion)));
    const enough = await isMetBy(all, criterion);
    const any = enough ? 0 : await those(bits.filter((bit) => (all & bit) === 0), (bit) => isMetBy((all | bit) >>> 0, criterion));
    const told = enough || any !== 0;
    if (!told) bounded += 1;
    criteria.push({ all: told ? all : whole, any, weight });
  }
  return { criteria, bounded };
}

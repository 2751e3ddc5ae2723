/**
 * Whether a persona has the official skeleton (pibench.md 1): 9 seeds without criteria, 6 dependents (three on one seed, three on two, each seed
 * leant on once), 5 independents; and what our own set asks beyond (docs/pibench-tasks.md): counts of intents and criteria, sources, traps.
 */
import type { Persona, Task } from '../task.ts';
import type { SetFault } from './set-fault.ts';

const INTENTS = { seed: 5, dependent: 6, independent: 5 } as const;
const CRITERIA = 12;
const PER_PERSONA = 105;
const TRAPS = ['newest', 'context', 'over-help'];
/** Intents that the profile and the files can tell, at least. */
const FROM = 8;

export function checkSkeleton({ id, tasks, tools }: Persona): SetFault[] {
  const faults: SetFault[] = [];
  const say = (task: string, what: string): unknown => faults.push({ task, intent: null, what });
  const ofRole = (role: Task['role']): Task[] => tasks.filter((task) => task.role === role);
  const roles = [ofRole('seed').length, ofRole('dependent').length, ofRole('independent').length].join('/');
  if (roles !== '9/6/5') say(id, `has ${roles} seeds, dependents and independents; 9/6/5 are asked for`);
  const leans = ofRole('dependent').map(({ seeds }) => seeds.length).sort().join('');
  if (leans !== '111222') say(id, `dependents lean on ${leans} seeds; three on one and three on two are asked for`);
  for (const seed of ofRole('seed')) {
    const used = tasks.filter(({ seeds }) => seeds.includes(seed.id)).length;
    if (used !== 1) say(seed.id, `is leant on by ${used} tasks; one is asked for`);
  }
  const intents = tasks.flatMap((task) => task.intents);
  if (intents.length !== PER_PERSONA) say(id, `has ${intents.length} hidden intents; ${PER_PERSONA} are asked for`);
  for (const from of ['profile', 'file'] as const) {
    const number = intents.filter(({ source }) => source?.from === from).length;
    if (number < FROM) say(id, `has ${number} intents that come from ${from}; at least ${FROM} are asked for`);
  }
  for (const trap of TRAPS) if (!tasks.some((task) => task.trap === trap)) say(id, `has no task with the trap ${trap}`);
  for (const task of tasks) {
    const expected = INTENTS[task.role];
    const short = task.role === 'independent' ? expected - 1 : expected;
    if (task.intents.length < short || task.intents.length > expected) say(task.id, `has ${task.intents.length} intents; a ${task.role} has ${expected}`);
    if (task.role === 'seed' ? task.criteria.length > 0 : task.criteria.length !== CRITERIA) say(task.id, `has ${task.criteria.length} criteria; ${task.role === 'seed' ? 'a seed has none' : `${CRITERIA} are asked for`}`);
    for (const what of [...sources(task, tasks), ...completeness(task, tools)]) faults.push({ task: task.id, ...what });
  }
  return faults;
}

function sources(task: Task, tasks: readonly Task[]): Omit<SetFault, 'task'>[] {
  const faults: Omit<SetFault, 'task'>[] = [];
  const carried = task.intents.filter(({ source }) => source?.from === 'session');
  for (const { id, source, content } of task.intents) {
    if (source?.from === 'file' && !Object.hasOwn(task.workspace, source.path)) faults.push({ intent: id, what: `comes from ${source.path}, which does not lie in the task's folder` });
    if (source?.from !== 'session') continue;
    const origin = tasks.find((other) => other.id === source.task)?.intents.find((other) => other.id === source.intent);
    if (!task.seeds.includes(source.task)) faults.push({ intent: id, what: `comes from ${source.task}, which is no seed of this task` });
    else if (!origin) faults.push({ intent: id, what: `comes from ${source.task}#${source.intent}, which does not exist` });
    else if (origin.content.trim() === content.trim()) faults.push({ intent: id, what: 'repeats its seed to the letter: say it anew' });
  }
  if (task.role === 'dependent') {
    if (carried.length < 2) faults.push({ intent: null, what: 'has fewer than two intents that come from a seed' });
    for (const seed of task.seeds) if (!carried.some(({ source }) => source?.from === 'session' && source.task === seed)) faults.push({ intent: null, what: `has no intent that comes from ${seed}` });
  }
  return faults;
}

function completeness(task: Task, tools: readonly string[]): Omit<SetFault, 'task'>[] {
  const faults: Omit<SetFault, 'task'>[] = [];
  if (!task.passive) faults.push({ intent: null, what: 'has no x_passive' });
  if (task.trap === 'over-help' && !task.overdo) faults.push({ intent: null, what: 'has the trap over-help and no x_overdo' });
  const ids = task.intents.map(({ id }) => id);
  for (const intent of task.intents) {
    const lacks = Object.entries({ x_kind: intent.kind, x_source: intent.source, x_reply: intent.spoken, x_part: intent.part, x_examples: intent.examples, x_do: intent.does, x_ask: intent.asks }).flatMap(([key, value]) => (value === null ? [key] : []));
    if (lacks.length > 0) faults.push({ intent: intent.id, what: `lacks ${lacks.join(', ')}` });
    if (ids.filter((id) => id === intent.id).length > 1) faults.push({ intent: intent.id, what: 'stands in this task twice' });
    const { does = [], doesNot = [], asks = [], asksNot = [] } = intent.examples ?? {};
    if (does.length < 2 || doesNot.length < 2 || asks.length < 1 || asksNot.length < 1) faults.push({ intent: intent.id, what: 'needs two examples that do, two that do not, one that asks and one that does not' });
  }
  for (const [i, { rule }] of task.criteria.entries()) if (!rule) faults.push({ intent: null, what: `criterion ${i + 1} has no x_rule` });
  const calls = [task.passive, task.overdo, ...task.intents.map(({ part }) => part)].flatMap((reply) => reply?.tools ?? []);
  for (const name of new Set(calls.map((call) => call.name))) if (!tools.includes(name)) faults.push({ intent: null, what: `calls ${name}, which tools.yaml does not name` });
  return faults;
}

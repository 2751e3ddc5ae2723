/**
 * For tests: a persona of four tasks (two seeds, a dependent, an independent) and a judge that looks for marks instead of meaning, so that runs of
 * every kind can be made without the rules.
 *
 *   DO(id)    satisfies the intent     ASK(id)?   asks about it     C(n)   meets the n-th criterion, from 0
 */
import type { ScriptName } from '../agents/agent.ts';
import { scriptedAgent } from '../agents/scripted-agents.ts';
import type { MemoryMode, PiEvent, PiRun } from '../events.ts';
import type { Evidence, Judge, Verdict } from '../judge.ts';
import { headerOf, playRun, type RunPlan } from '../play-run.ts';
import type { Dataset, HiddenIntent, IntentSource, Persona, Task } from '../task.ts';

const find = (text: string, mark: string): Verdict => {
  const start = text.indexOf(mark);
  const evidence: Evidence[] = start < 0 ? [] : [{ start, end: start + mark.length }];
  return { yes: start >= 0, evidence };
};

export const markJudge: Judge = {
  name: 'marks',
  satisfied: async ({ message }, intents) => intents.map(({ id }) => find(message, `DO(${id})`)),
  asked: async ({ message }, intents) => intents.map(({ id }) => ({ ...find(message, `ASK(${id})?`), style: message.includes(`ASK(${id})?`) ? ('clarify' as const) : null })),
  criteria: async ({ message }, criteria) => criteria.map((_, i) => find(message, `C(${i})`)),
};

const intent = (id: string, source: IntentSource | null = null): HiddenIntent => ({
  id, content: `Please think of ${id}.`, provided: false, kind: null, source, spoken: null, does: null, asks: null,
  part: { place: 'after', text: `DO(${id}) C(1)`, files: [{ path: `${id}.md`, text: `about ${id}` }], tools: [] },
  examples: { does: [], doesNot: [], asks: [`ASK(${id})?`], asksNot: [] },
});

const task = (id: string, rest: Partial<Task>): Task => ({
  id, persona: 'keeper', title: `The ${id}`, description: '', role: 'independent', seeds: [], opening: `Could you do ${id}?`, intents: [], criteria: [], filesRead: [],
  workspace: { [`${id}.txt`]: 'given' }, apps: { mail: { inbox: [], drafts: [], sent: [], archive: [] }, calendar: [], tasks: [], notes: [] },
  passive: { text: `Here is ${id}. C(0)`, files: [], tools: [{ name: 'files__list', args: {} }] }, overdo: null, difficulty: null, trap: null, ...rest,
});

const criteria = [1, 2, 1].map((weight, i) => ({ text: `Criterion ${i + 1} holds.`, weight, rule: null }));

export const keeper: Persona = {
  id: 'keeper', name: 'Ada', line: 'keeps a lighthouse', role: 'Keeps a lighthouse.', preferences: {}, goals: [], tools: ['files__list', 'files__read', 'files__write'],
  tasks: [
    task('one', { role: 'seed', intents: [intent('salt', { from: 'profile' }), intent('rope')] }),
    task('two', { role: 'seed', intents: [intent('lamp'), { ...intent('oil'), provided: true }, intent('wick')] }),
    task('three', { role: 'dependent', seeds: ['one', 'two'], criteria, intents: [intent('rope', { from: 'session', task: 'one', intent: 'rope' }), intent('fog'), intent('bell', { from: 'session', task: 'two', intent: 'lamp' })] }),
    task('four', { criteria: criteria.slice(0, 2), intents: [intent('tide'), intent('boat')] }),
  ],
};

export const keeperSet: Dataset = { name: 'own', kind: 'own', hash: 'ab'.repeat(32), personas: [keeper] };

export function keeperPlan(script: ScriptName, rest: Partial<RunPlan> = {}): RunPlan {
  const tasks = keeper.tasks.map(({ id }) => id);
  return { dataset: keeperSet, persona: keeper, tasks, agent: scriptedAgent({ kind: 'scripted', script }, 7), judge: markJudge, memory: 'none', seed: 7, wait: async () => undefined, ...rest };
}

/** The events that a plan emits. */
export async function playedEvents(plan: RunPlan, signal = new AbortController().signal): Promise<PiEvent[]> {
  const events: PiEvent[] = [];
  await playRun(plan, (event) => events.push(event), signal);
  return events;
}

export async function keeperRun(script: ScriptName, memory: MemoryMode = 'none', rest: Partial<RunPlan> = {}): Promise<PiRun> {
  const plan = keeperPlan(script, { memory, ...rest });
  return { header: headerOf(plan), events: await playedEvents(plan) };
}

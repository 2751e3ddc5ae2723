/**
 * What was chosen on the screens beside the stage, as far as the address can hold it: the task that is read, the two runs that are compared, the lab's
 * plan, the policy map. `?pi-read=choir.choir_task_02&pi-a=passive.none&pi-on=choir_task_08&pi-lab-memories=notes,none`. Runs of models are in no link, since whoever opens
 * it has not run them. Reading never fails: what means nothing is as by default.
 */
import { SCRIPTS } from '#core/pibench/agents/agent.ts';
import { agentKey } from '#core/pibench/agents/agent-key.ts';
import { MEMORY_MODES } from '#core/pibench/events.ts';
import type { LabScope } from '#core/pibench/lab/lab-plan.ts';
import { rewriteQuery } from '#ui/rewrite-query.ts';
import { FIRST_CHOICES, MOST_SEEDS, SCRIPTED_AGENTS, type LabChoices } from '../lab/lab-choices.ts';
import { FIRST_POLICY, policyWords, readPolicy, type PolicyChoice } from '../scatter/policy-choice.ts';
import type { TaskPlace } from '../tasks/task-list.tsx';

export interface Compared {
  /** Values of compare/compare-sides.ts. */
  readonly a: string;
  readonly b: string;
  /** null: the first that leans on another. */
  readonly task: string | null;
}

export interface ScreenChoices {
  /** null: none. */
  readonly read: TaskPlace | null;
  readonly compared: Compared;
  readonly labChoices: LabChoices;
  readonly policy: PolicyChoice;
}

export const FIRST_COMPARED: Compared = { a: 'passive.notes', b: 'memory-replayer.notes', task: null };

export const FIRST_SCREENS: ScreenChoices = { read: null, compared: FIRST_COMPARED, labChoices: FIRST_CHOICES, policy: FIRST_POLICY };

const NAME = /^[\w-]{1,80}$/;
const PLACE = /^([\w-]{1,80})\.([\w-]{1,80})$/;
const SCRIPT_KEYS = SCRIPTED_AGENTS.map(agentKey);
const NONE = '-';

function isSide(value: string): boolean {
  const [script, memory, ...more] = value.split('.');
  return more.length === 0 && SCRIPTS.some((one) => one === script) && MEMORY_MODES.some((one) => one === memory);
}

const listed = <Value extends string>(text: string, values: readonly Value[]): readonly Value[] | null => {
  if (text === NONE) return [];
  const chosen = values.filter((value) => text.split(',').includes(value));
  return chosen.length > 0 ? chosen : null;
};

function scopeOf(text: string): LabScope {
  const [, persona, task] = PLACE.exec(text) ?? [];
  if (persona !== undefined && task !== undefined) return { kind: 'task', persona, task };
  return NAME.test(text) ? { kind: 'persona', persona: text } : FIRST_CHOICES.scope;
}

export function readScreens(search: string): ScreenChoices {
  const params = new URLSearchParams(search);
  const get = (key: string): string => params.get(`pi-${key}`) ?? '';
  const [, persona, task] = PLACE.exec(get('read')) ?? [];
  const side = (key: 'a' | 'b'): string => (isSide(get(key)) ? get(key) : FIRST_COMPARED[key]);
  const seeds = /^\d{1,2}$/.test(get('lab-seeds')) ? Number(get('lab-seeds')) : 0;
  return {
    read: persona !== undefined && task !== undefined ? { persona, task } : null,
    compared: { a: side('a'), b: side('b'), task: NAME.exec(get('on'))?.[0] ?? null },
    labChoices: {
      ...FIRST_CHOICES, scope: scopeOf(get('lab-scope')), memories: listed(get('lab-memories'), MEMORY_MODES) ?? FIRST_CHOICES.memories,
      agents: listed(get('lab-agents'), SCRIPT_KEYS) ?? FIRST_CHOICES.agents, seeds: seeds >= 1 && seeds <= MOST_SEEDS ? seeds : FIRST_CHOICES.seeds,
    },
    policy: readPolicy(get),
  };
}

const scopeText = (scope: LabScope): string | null => (scope.kind === 'all' ? null : scope.kind === 'persona' ? scope.persona : `${scope.persona}.${scope.task}`);

/** In the order of the form; null: as by default. */
function listText(chosen: readonly string[], values: readonly string[], usual: readonly string[]): string | null {
  const text = (list: readonly string[]): string => values.filter((value) => list.includes(value)).join(',');
  return text(chosen) === text(usual) ? null : text(chosen) || NONE;
}

/** '' where everything is as it is by default. What else stands in the query `before` stays there. */
export function writeScreens({ read, compared, labChoices: { scope, agents, memories, seeds }, policy }: ScreenChoices, before: string): string {
  const side = (key: 'a' | 'b'): string | null => (compared[key] !== FIRST_COMPARED[key] && isSide(compared[key]) ? compared[key] : null);
  return rewriteQuery(before, [
    ['pi-read', read && `${read.persona}.${read.task}`], ['pi-a', side('a')], ['pi-b', side('b')], ['pi-on', compared.task],
    ['pi-lab-scope', scopeText(scope)], ['pi-lab-agents', listText(agents, SCRIPT_KEYS, FIRST_CHOICES.agents)],
    ['pi-lab-memories', listText(memories, MEMORY_MODES, FIRST_CHOICES.memories)], ['pi-lab-seeds', seeds === FIRST_CHOICES.seeds ? null : `${seeds}`],
    ...policyWords(policy),
  ]);
}

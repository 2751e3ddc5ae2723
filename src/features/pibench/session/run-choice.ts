/**
 * Who answers whom, judged by whom: what a visitor chooses of a run. A scripted run follows from it to the byte, so that a link that holds it (where it
 * differs from the defaults) is the run.
 */
import { SCRIPTS, type AgentSpec, type ScriptName } from '#core/pibench/agents/agent.ts';
import { MEMORY_MODES, type MemoryMode } from '#core/pibench/events.ts';
import type { Persona } from '#core/pibench/task.ts';
import { rewriteQuery } from '#ui/rewrite-query.ts';

export const AGENTS = [...SCRIPTS, 'endpoint', 'tab', 'person'] as const;
export type AgentChoice = (typeof AGENTS)[number];

export const JUDGES = ['rules', 'endpoint', 'person'] as const;
export type JudgeChoice = (typeof JUDGES)[number];

export interface RunChoice {
  readonly agent: AgentChoice;
  /** Chances of the noisy oracle, in percent. */
  readonly does: number;
  readonly asks: number;
  readonly finishes: number;
  readonly memory: MemoryMode;
  /** A task by id: it and what it leans on; null: all of the persona's. */
  readonly scope: string | null;
  readonly judge: JudgeChoice;
  readonly seed: number;
}

export const DEFAULT_CHOICE: RunChoice = { agent: 'noisy-oracle', does: 40, asks: 50, finishes: 100, memory: 'notes', scope: null, judge: 'rules', seed: 1 };

/** A scope that its person's tasks hold, or none. Before the tasks are there, nobody can tell. */
export const hasScope = (persona: Persona | null, scope: string | null): boolean => scope === null || persona === null || persona.tasks.some(({ id }) => id === scope);

export const isScript = (agent: AgentChoice): agent is ScriptName => (SCRIPTS as readonly string[]).includes(agent);

/** A run that nobody has to be asked for follows from its choices, and can be made again. */
export const canBeMadeAgain = ({ agent, judge }: RunChoice): boolean => isScript(agent) && judge === 'rules';

export function scriptSpec({ agent, does, asks, finishes }: RunChoice): Extract<AgentSpec, { readonly kind: 'scripted' }> | null {
  if (!isScript(agent)) return null;
  return { kind: 'scripted', script: agent, ...(agent === 'noisy-oracle' && { does: does / 100, asks: asks / 100, finishes: finishes / 100 }) };
}

/** The choices that a script's spec follows from. */
export function choiceOf({ script, ...chances }: Extract<AgentSpec, { readonly kind: 'scripted' }>, rest: Pick<RunChoice, 'memory' | 'scope' | 'judge' | 'seed'>): RunChoice {
  const percent = (name: 'does' | 'asks' | 'finishes'): number => (chances[name] === undefined ? DEFAULT_CHOICE[name] : Math.round(100 * chances[name]));
  return { agent: script, does: percent('does'), asks: percent('asks'), finishes: percent('finishes'), ...rest };
}

const oneOf = <Value extends string>(values: readonly Value[], given: string | null): Value | null => values.find((value) => value === given) ?? null;
const within = (given: string | null, most: number): number | null => (given !== null && /^\d{1,10}$/.test(given) && Number(given) <= most ? Number(given) : null);

export function readChoice(search: string): RunChoice {
  const params = new URLSearchParams(search);
  const get = (key: string): string | null => params.get(`pi-${key}`);
  return {
    agent: oneOf(AGENTS, get('agent')) ?? DEFAULT_CHOICE.agent,
    does: within(get('does'), 100) ?? DEFAULT_CHOICE.does,
    asks: within(get('asks'), 100) ?? DEFAULT_CHOICE.asks,
    finishes: within(get('finishes'), 100) ?? DEFAULT_CHOICE.finishes,
    memory: oneOf(MEMORY_MODES, get('memory')) ?? DEFAULT_CHOICE.memory,
    scope: /^[\w-]{1,80}$/.exec(get('scope') ?? '')?.[0] ?? null,
    judge: oneOf(JUDGES, get('judge')) ?? DEFAULT_CHOICE.judge,
    seed: within(get('seed'), 0xffffffff) ?? DEFAULT_CHOICE.seed,
  };
}

export function writeChoice(choice: RunChoice, before: string): string {
  const told = (key: keyof RunChoice): string | null => (choice[key] === DEFAULT_CHOICE[key] || (CHANCES.has(key) && choice.agent !== 'noisy-oracle') ? null : String(choice[key]));
  return rewriteQuery(before, (Object.keys(DEFAULT_CHOICE) as (keyof RunChoice)[]).map((key) => [`pi-${key}`, told(key)]));
}

const CHANCES = new Set<keyof RunChoice>(['does', 'asks', 'finishes']);

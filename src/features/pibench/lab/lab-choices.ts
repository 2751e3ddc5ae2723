/** What the lab's form holds, and the plan that it stands for. Whoever owns the page says which agents and judges there are, and what those wait for that cannot run yet. */
import { SCRIPTS, type AgentSpec } from '#core/pibench/agents/agent.ts';
import type { MemoryMode } from '#core/pibench/events.ts';
import { agentKey } from '#core/pibench/agents/agent-key.ts';
import type { LabPlan, LabScope } from '#core/pibench/lab/lab-plan.ts';

export interface AgentEntry {
  readonly key: string;
  readonly name: string;
  /** null: it cannot run yet, and `waitsFor` says for what. */
  readonly agent: AgentSpec | null;
  readonly waitsFor?: string;
}

export interface JudgeEntry {
  readonly name: string;
  readonly label: string;
  readonly waitsFor?: string;
}

export interface LabChoices {
  readonly scope: LabScope;
  /** Keys of entries. */
  readonly agents: readonly string[];
  readonly memories: readonly MemoryMode[];
  readonly judge: string;
  /** Seeds 1 to so many. */
  readonly seeds: number;
}

/** Asks about nearly all and does little of what it is then told: high on Proc alone, as no other script is. */
const ASKS_AND_FORGETS: AgentSpec = { kind: 'scripted', script: 'noisy-oracle', does: 0.1, asks: 0.9, finishes: 0.1 };

export const SCRIPTED_AGENTS: readonly AgentSpec[] = [...SCRIPTS.map((script): AgentSpec => ({ kind: 'scripted', script })), ASKS_AND_FORGETS];
export const FIRST_CHOICES: LabChoices = { scope: { kind: 'all' }, agents: SCRIPTED_AGENTS.map(agentKey), memories: ['transcript'], judge: 'rules', seeds: 1 };
export const MOST_SEEDS = 10;

export function planOf({ scope, agents, memories, judge, seeds }: LabChoices, entries: readonly AgentEntry[]): LabPlan {
  return {
    scope, memories, judge,
    agents: entries.flatMap(({ key, agent }) => (agent !== null && agents.includes(key) ? [agent] : [])),
    seeds: Array.from({ length: seeds }, (_, i) => i + 1),
  };
}

const WITH: readonly MemoryMode[] = ['transcript', 'notes', 'workspace', 'perfect'];

/** With earlier sessions and without: the memory that is chosen, and none. */
export const isAblation = (memories: readonly MemoryMode[]): boolean => memories.length === 2 && memories.includes('none');
export const ablated = (memories: readonly MemoryMode[]): readonly MemoryMode[] => [WITH.find((memory) => memories.includes(memory)) ?? 'transcript', 'none'];

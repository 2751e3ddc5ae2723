/**
 * What the lab is asked to run, taken apart into cells: one run of one persona by one agent, with one memory, one seed, one judge. The ablation of
 * memory is a plan like any other, whose cells come in pairs. What a plan costs is estimated from the tasks alone (note 8.5).
 */
import { agentKey } from '../agents/agent-key.ts';
import type { AgentSpec } from '../agents/agent.ts';
import type { MemoryMode } from '../events.ts';
import { withSeeds } from '../play-run.ts';
import type { Persona } from '../task.ts';

export type LabScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'persona'; readonly persona: string }
  /** With the seeds that it leans on. */
  | { readonly kind: 'task'; readonly persona: string; readonly task: string };

export interface LabPlan {
  readonly scope: LabScope;
  readonly agents: readonly AgentSpec[];
  readonly memories: readonly MemoryMode[];
  /** Unsigned 32-bit, each once. */
  readonly seeds: readonly number[];
  /** The judge's name. */
  readonly judge: string;
}

export interface LabCell {
  /** Of what it holds, so that the same cell of two plans is one. */
  readonly id: string;
  readonly persona: string;
  readonly tasks: readonly string[];
  readonly agent: AgentSpec;
  readonly memory: MemoryMode;
  readonly seed: number;
  readonly judge: string;
}

const tasksOf = (persona: Persona, scope: LabScope): string[] => (scope.kind === 'task' ? withSeeds(persona, scope.task) : persona.tasks.map(({ id }) => id));

/** Agents outermost, personas inside them: rows of the matrix fill one after the other. */
export function labCells(personas: readonly Persona[], { scope, agents, memories, seeds, judge }: LabPlan): LabCell[] {
  const chosen = personas.filter(({ id }) => scope.kind === 'all' || id === scope.persona);
  return agents.flatMap((agent) => memories.flatMap((memory) => seeds.flatMap((seed) => chosen.map((persona): LabCell => {
    const tasks = tasksOf(persona, scope);
    return { id: [persona.id, scope.kind === 'task' ? scope.task : 'all', agentKey(agent), memory, seed, judge].join(' | '), persona: persona.id, tasks, agent, memory, seed, judge };
  }))));
}

/** The task that it was run for, with what that leans on; null: all of the persona's. Its id says so. */
export function scopedTask({ id }: Pick<LabCell, 'id'>): string | null {
  const scope = id.split(' | ')[1];
  return scope === undefined || scope === 'all' ? null : scope;
}

export interface CellPair {
  readonly on: LabCell;
  readonly off: LabCell;
}

/** Cells that differ in whether anything is remembered, and in nothing else. */
export function ablationPairs(cells: readonly LabCell[], on: Exclude<MemoryMode, 'none'>): CellPair[] {
  const rest = ({ persona, agent, seed, judge, tasks }: LabCell): string => [persona, agentKey(agent), seed, judge, ...tasks].join(' | ');
  const without = new Map(cells.filter(({ memory }) => memory === 'none').map((cell) => [rest(cell), cell]));
  return cells.filter(({ memory }) => memory === on).flatMap((cell) => {
    const off = without.get(rest(cell));
    return off ? [{ on: cell, off }] : [];
  });
}

/** What the suite `pibench` is made of: a cell for each scripted agent, memory and persona, and three that are measured of the page as a whole. */
import type { AgentSpec } from '#core/pibench/agents/agent.ts';
import { MEMORY_MODES, type MemoryMode } from '#core/pibench/events.ts';
import { agentKey } from '#core/pibench/agents/agent-key.ts';
import { personaRoots } from '#core/pibench/read/read-dataset.ts';
import { SCRIPTED_AGENTS } from '#features/pibench/lab/lab-choices.ts';
import { diskFolder } from '../../../scripts/pibench/disk-folder.ts';

export const TASKS = 'public/pibench';

export const SPEED = 'speed';
export const FIRST_MOVE = 'first-move';
export const SAME_LOG = 'same-log';
export const PAGE_CELLS = [SPEED, FIRST_MOVE, SAME_LOG] as const;

export interface AgentCell {
  readonly name: string;
  readonly agent: AgentSpec;
  readonly memory: MemoryMode;
  readonly persona: string;
}

export const cellName = (agent: AgentSpec, memory: MemoryMode, persona: string): string => `${agentKey(agent)}/${memory}/${persona}`;

/** Of the shipped set, without reading its tasks: a persona's folder has its name. */
export const personaIds = (): string[] => personaRoots(diskFolder(TASKS)).map((root) => root.slice(0, -1));

export const agentCells = (personas: readonly string[]): AgentCell[] =>
  SCRIPTED_AGENTS.flatMap((agent) => MEMORY_MODES.flatMap((memory) => personas.map((persona) => ({ name: cellName(agent, memory, persona), agent, memory, persona }))));

export const seedsOf = (full: boolean): number[] => Array.from({ length: full ? 10 : 3 }, (_, i) => i + 1);

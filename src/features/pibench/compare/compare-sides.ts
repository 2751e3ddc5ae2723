/** What can stand on either side of a comparison: every script with every memory, and what else the lab has run of this person; each by a value of its own. */
import { SCRIPTS } from '#core/pibench/agents/agent.ts';
import { MEMORY_MODES, type MemoryMode } from '#core/pibench/events.ts';
import { labCells, scopedTask, type LabCell } from '#core/pibench/lab/lab-plan.ts';
import { isScripted } from '#core/pibench/lab/play-scripted.ts';
import type { Persona } from '#core/pibench/task.ts';
import { footingParts } from '../lab/line-name.ts';
import { labAgentName } from '../lab/lab-strings.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { compareStrings as words } from './compare-strings.ts';

export interface CompareSide {
  /** Of a script the same for every person, `passive.notes`, so that it can stand in a link; of others the cell's id. */
  readonly value: string;
  readonly label: string;
  readonly cell: LabCell;
  /** What a script remembers; null: a run of the lab. */
  readonly group: MemoryMode | null;
}

export function scriptSides(persona: Persona): CompareSide[] {
  const agents = SCRIPTS.map((script) => ({ kind: 'scripted', script }) as const);
  return MEMORY_MODES.flatMap((memory) => labCells([persona], { scope: { kind: 'all' }, agents, memories: [memory], seeds: [1], judge: 'rules' }).map((cell, i): CompareSide => (
    { value: `${SCRIPTS[i]!}.${memory}`, label: words.side([labAgentName(cell.agent), pibenchStrings.memory[memory]]), cell, group: memory }
  )));
}

export const labSides = (persona: Persona, cells: readonly LabCell[]): CompareSide[] => cells.filter((cell) => cell.persona === persona.id && !isScripted(cell)).map((cell) => ({
  value: cell.id, cell, group: null,
  label: words.side([labAgentName(cell.agent), pibenchStrings.memory[cell.memory], pibenchStrings.facts.seed(cell.seed), ...footingParts({ judge: cell.judge, task: scopedTask(cell) }, [persona])]),
}));

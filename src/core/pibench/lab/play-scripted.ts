/** A scripted agent's cell, played to its end and scored. What it needs of the clock is nothing: a script never fails, so that nobody waits. */
import { scriptedAgent } from '../agents/scripted-agents.ts';
import type { PiEvent, PiRun } from '../events.ts';
import type { Judge } from '../judge.ts';
import { headerOf, MAX_TURNS, playRun, type RunPlan } from '../play-run.ts';
import { runScore, type RunScore } from '../score/run-score.ts';
import type { Dataset, Persona } from '../task.ts';
import type { LabCell } from './lab-plan.ts';

export type ScriptedCell = LabCell & { readonly agent: Extract<LabCell['agent'], { readonly kind: 'scripted' }> };

export const isScripted = (cell: LabCell): cell is ScriptedCell => cell.agent.kind === 'scripted';

export interface LabDataset extends Pick<Dataset, 'name' | 'kind' | 'hash'> {
  readonly personas: readonly Persona[];
}

const noWait = async (): Promise<void> => undefined;

/** Rejects where the set lacks the cell's persona. */
export async function playScripted(dataset: LabDataset, cell: ScriptedCell, judge: Judge, signal: AbortSignal): Promise<PiRun & { readonly score: RunScore }> {
  const persona = dataset.personas.find(({ id }) => id === cell.persona);
  if (!persona) throw new Error(`this set of tasks has no persona ${cell.persona}`);
  const plan: RunPlan = { dataset, persona, tasks: cell.tasks, agent: scriptedAgent(cell.agent, cell.seed), judge, memory: cell.memory, seed: cell.seed, wait: noWait };
  const events: PiEvent[] = [];
  await playRun(plan, (event) => events.push(event), signal);
  return { header: headerOf(plan), events, score: runScore(persona, events, MAX_TURNS) };
}

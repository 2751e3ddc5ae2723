/**
 * A run: one agent through tasks of one persona, in the order of play. Between sessions the conversation is gone; files stay, and of the rest
 * what the memory mode keeps (memory.ts). Same dataset, agent, judge and seed: the same events to the byte.
 */
import type { Agent } from './agents/agent.ts';
import type { WaitSeconds } from './agents/insist.ts';
import { PIBENCH_FORMAT, PIBENCH_VERSION, type PiEvent, type RunHeader } from './events.ts';
import { resumePoint } from './exchange/resume-run.ts';
import type { Judge } from './judge.ts';
import { notesOf, remember, type PlayedSession } from './memory.ts';
import { playSession } from './play-session.ts';
import type { Dataset, Persona } from './task.ts';

/** The official limit (pibench.md 4). */
export const MAX_TURNS = 30;

export interface RunPlan {
  readonly dataset: Pick<Dataset, 'name' | 'kind' | 'hash'>;
  readonly persona: Persona;
  /** Ids of the tasks to be played; their order is the episode's. */
  readonly tasks: readonly string[];
  readonly agent: Agent;
  readonly judge: Judge;
  readonly memory: RunHeader['memory'];
  readonly seed: number;
  readonly reveal?: RunHeader['reveal'];
  readonly maxTurns?: number;
  /** The log of this very run, cut off anywhere: it goes on where `resumePoint` says, and emits what follows the events kept there. */
  readonly from?: readonly PiEvent[];
  readonly wait: WaitSeconds;
  /** Awaited between sessions: a page draws meanwhile. */
  readonly breathe?: () => Promise<void>;
}

export function headerOf({ dataset: { name, kind, hash }, persona, tasks, agent, judge, memory, seed, reveal = 'official', maxTurns = MAX_TURNS }: RunPlan): RunHeader {
  return {
    format: PIBENCH_FORMAT,
    version: PIBENCH_VERSION,
    dataset: { name, kind, hash },
    persona: persona.id,
    tasks: persona.tasks.filter(({ id }) => tasks.includes(id)).map(({ id }) => id),
    agent: agent.spec,
    memory,
    judge: judge.name,
    seed,
    maxTurns,
    reveal,
  };
}

/** A task with the seeds that it leans on: what has to be played for a memory to be had of them. */
export function withSeeds(persona: Persona, task: string): string[] {
  const one = persona.tasks.find(({ id }) => id === task);
  return one ? [...one.seeds, one.id] : [];
}

/** Plays all of it; a session that fails does not end the run, `signal` does. */
export async function playRun(plan: RunPlan, emit: (event: PiEvent) => void, signal: AbortSignal): Promise<void> {
  const header = headerOf(plan);
  const { persona, agent, judge, memory: mode, wait, from = [] } = plan;
  const before = resumePoint(persona, header, from);
  const played: PlayedSession[] = [...before.played];
  let { files } = before;
  for (const task of persona.tasks) {
    if (!header.tasks.includes(task.id) || before.played.some((session) => session.task.id === task.id)) continue;
    await plan.breathe?.();
    const rules = { maxTurns: header.maxTurns, reveal: header.reveal, mode };
    const end = await playSession({ persona, task, agent, judge, rules, memory: remember(mode, persona, task, played), files: mode === 'none' ? {} : files, wait }, emit, signal);
    // notes that a stop cut short are not taken for all that there were: the session is played again
    if (end.reason === 'stopped' || (mode === 'notes' && signal.aborted)) return;
    files = end.files;
    played.push(end.played);
    if (mode === 'notes') emit({ type: 'memory', task: task.id, text: notesOf(end.played) });
  }
  emit({ type: 'end' });
}

/**
 * What has come of the lab's cells so far, agent by agent: scores with their spread over seeds, as the leaderboard counts them, and all other measures.
 * Only what was judged by the same judge on the same tasks is put together.
 */
import type { AgentSpec } from '../agents/agent.ts';
import type { MemoryMode } from '../events.ts';
import { MAX_TURNS } from '../play-run.ts';
import { modelScore, type ModelScore } from '../score/persona-score.ts';
import { measures, type Measures, type RunScore } from '../score/run-score.ts';
import { grouped } from './grouped.ts';
import { agentKey } from '../agents/agent-key.ts';
import { scopedTask, type LabCell } from './lab-plan.ts';

export interface LabResult {
  readonly cell: LabCell;
  readonly score: RunScore;
}

export interface Scores {
  /** null: no scored task was played. */
  readonly proc: ModelScore | null;
  readonly comp: ModelScore | null;
  /** Over all sessions of all seeds together. */
  readonly measures: Measures;
}

export interface PersonaLine extends Scores {
  readonly persona: string;
  /** One for each seed. */
  readonly results: readonly LabResult[];
}

/** An agent with one kind of memory before one judge, on all tasks of its people or on one. */
export interface AgentLine extends Scores {
  readonly key: string;
  readonly agent: AgentSpec;
  readonly memory: MemoryMode;
  readonly judge: string;
  /** null: all of each person's. */
  readonly task: string | null;
  readonly seeds: readonly number[];
  readonly personas: readonly PersonaLine[];
}

function scoresOf(results: readonly LabResult[]): Scores {
  const seeds = [...new Set(results.map(({ cell }) => cell.seed))];
  const runs = (of: 'proc' | 'comp'): number[][] => seeds.map((seed) => results.filter(({ cell }) => cell.seed === seed).flatMap(({ score }) => score.score?.[of] ?? []));
  return { proc: modelScore(runs('proc')), comp: modelScore(runs('comp')), measures: measures(results.flatMap(({ score }) => score.sessions), MAX_TURNS) };
}

/** Tells apart what has another judge or other tasks. */
export const footingKey = (cell: Pick<LabCell, 'id' | 'judge'>): string => `${cell.judge} | ${scopedTask(cell) ?? 'all'}`;

export const lineKey = (cell: Pick<LabCell, 'id' | 'agent' | 'memory' | 'judge'>): string => `${agentKey(cell.agent)} | ${cell.memory} | ${footingKey(cell)}`;

/** What can be compared across agents: all tasks of each person, where any was run so, else the task that was run last; by the judge of the last of them. */
export function sameFooting(results: readonly LabResult[]): readonly LabResult[] {
  const latest = results.findLast(({ cell }) => scopedTask(cell) === null) ?? results.at(-1);
  return latest === undefined ? [] : results.filter(({ cell }) => footingKey(cell) === footingKey(latest.cell));
}

/** In the order in which they were first run. */
export function agentLines(results: readonly LabResult[]): AgentLine[] {
  const groups = grouped(results, ({ cell }) => lineKey(cell));
  return [...groups].map(([key, own]): AgentLine => ({
    key,
    agent: own[0]!.cell.agent,
    memory: own[0]!.cell.memory,
    judge: own[0]!.cell.judge,
    task: scopedTask(own[0]!.cell),
    seeds: [...new Set(own.map(({ cell }) => cell.seed))].sort((a, b) => a - b),
    personas: [...grouped(own, ({ cell }) => cell.persona)].map(([persona, theirs]) => ({ persona, results: theirs, ...scoresOf(theirs) })),
    ...scoresOf(own),
  }));
}

/** Each agent once: with its memory where it was run with and without. */
export function oneLineEach(lines: readonly AgentLine[]): AgentLine[] {
  return [...grouped(lines, ({ agent }) => agentKey(agent)).values()].map((own) => own.find(({ memory }) => memory !== 'none') ?? own[0]!);
}

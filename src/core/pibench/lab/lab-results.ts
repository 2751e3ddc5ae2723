/** What has come of the lab's cells so far, agent by agent: scores with their spread over seeds, as the leaderboard counts them, and all other measures. */
import type { AgentSpec } from '../agents/agent.ts';
import type { MemoryMode } from '../events.ts';
import { MAX_TURNS } from '../play-run.ts';
import { modelScore, type ModelScore } from '../score/persona-score.ts';
import { measures, type Measures, type RunScore } from '../score/run-score.ts';
import { grouped } from './grouped.ts';
import { agentKey } from '../agents/agent-key.ts';
import type { LabCell } from './lab-plan.ts';

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

/** An agent with one kind of memory. */
export interface AgentLine extends Scores {
  readonly key: string;
  readonly agent: AgentSpec;
  readonly memory: MemoryMode;
  readonly seeds: readonly number[];
  readonly personas: readonly PersonaLine[];
}

function scoresOf(results: readonly LabResult[]): Scores {
  const seeds = [...new Set(results.map(({ cell }) => cell.seed))];
  const runs = (of: 'proc' | 'comp'): number[][] => seeds.map((seed) => results.filter(({ cell }) => cell.seed === seed).flatMap(({ score }) => score.score?.[of] ?? []));
  return { proc: modelScore(runs('proc')), comp: modelScore(runs('comp')), measures: measures(results.flatMap(({ score }) => score.sessions), MAX_TURNS) };
}

export const lineKey = ({ agent, memory }: Pick<LabCell, 'agent' | 'memory'>): string => `${agentKey(agent)} | ${memory}`;

/** In the order in which they were first run. */
export function agentLines(results: readonly LabResult[]): AgentLine[] {
  const groups = grouped(results, ({ cell }) => lineKey(cell));
  return [...groups].map(([key, own]): AgentLine => ({
    key,
    agent: own[0]!.cell.agent,
    memory: own[0]!.cell.memory,
    seeds: [...new Set(own.map(({ cell }) => cell.seed))].sort((a, b) => a - b),
    personas: [...grouped(own, ({ cell }) => cell.persona)].map(([persona, theirs]) => ({ persona, results: theirs, ...scoresOf(theirs) })),
    ...scoresOf(own),
  }));
}

/** Each agent once: with its memory where it was run with and without. */
export function oneLineEach(lines: readonly AgentLine[]): AgentLine[] {
  return [...grouped(lines, ({ agent }) => agentKey(agent)).values()].map((own) => own.find(({ memory }) => memory !== 'none') ?? own[0]!);
}

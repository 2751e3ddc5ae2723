/** Cells of π-Bench that were played, as rows: each agent with each memory by persona and over all of them, and the paper's findings as claims. */
import type { Finding, FindingRow } from '#core/pibench/lab/finding-row.ts';
import { findings } from '#core/pibench/lab/findings.ts';
import { agentKey } from '#core/pibench/agents/agent-key.ts';
import { agentLines, type AgentLine, type LabResult, type Scores } from '#core/pibench/lab/lab-results.ts';
import type { Persona } from '#core/pibench/task.ts';
import type { AgentRunRow, ClaimRow } from './result-rows.ts';

const SCALES = { scripted: 'scripted, by construction', other: 'models, own set' } as const;

/** Nothing where no scored task was played. */
function agentRun({ agent, memory }: AgentLine, persona: string, results: readonly LabResult[], { proc, comp, measures: m }: Scores): AgentRunRow[] {
  if (!proc || !comp) return [];
  return [{
    kind: 'agentRun', agent: agentKey(agent), memory, persona, judge: results[0]!.cell.judge, seeds: [...new Set(results.map(({ cell }) => cell.seed))].sort((a, b) => a - b),
    sessions: results.reduce((sum, { score }) => sum + score.sessions.length, 0), intents: m.intents, proc: proc.mean, procSd: proc.sd, comp: comp.mean, compSd: comp.sd,
    anticipated: m.anticipated, asked: m.asked, missed: m.missed, unreached: m.unreached, turns: m.turns, userWords: m.userWords, questions: m.questions,
    questionPrecision: m.questionPrecision, offerPrecision: m.offerPrecision, firstTurnCoverage: m.firstTurnCoverage, regressions: m.regressions,
    scale: agent.kind === 'scripted' ? SCALES.scripted : SCALES.other,
  }];
}

export function agentRunRows(results: readonly LabResult[]): AgentRunRow[] {
  return agentLines(results).flatMap((line) => [
    ...agentRun(line, 'all', line.personas.flatMap((one) => one.results), line),
    ...line.personas.flatMap((one) => agentRun(line, one.persona, one.results, one)),
  ]);
}

const UNMEASURED = { measured: null, interval: null, holds: null, seeds: [] } as const;

/** A correlation that does not exist was not measured. */
const figures = ({ measured, interval, holds, seeds }: Finding): Pick<ClaimRow, 'measured' | 'interval' | 'holds' | 'seeds'> =>
  (measured === null || holds === null ? UNMEASURED : { measured, interval: interval && [interval.low, interval.high], holds, seeds });

const claimOf = (row: FindingRow): ClaimRow => ({ kind: 'claim', id: row.id, title: row.title, paper: row.paper, rule: row.rule, scale: row.scale, recorded: row.recorded, ...figures(row) });

/** Of models always, measured or not; of scripts where any was played. */
export function findingClaims(personas: readonly Persona[], results: readonly LabResult[]): ClaimRow[] {
  const scripted = results.some(({ cell }) => cell.agent.kind === 'scripted');
  return findings(personas, results).filter(({ who }) => who === 'model' || scripted).map(claimOf);
}

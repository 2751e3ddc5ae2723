/** All that was scored, as a file: a line for each run, every measure in a column of its own name. */
import { quotedCell } from '#core/csv/quoted-cell.ts';
import type { LabResult } from '#core/pibench/lab/lab-results.ts';
import { scopedTask } from '#core/pibench/lab/lab-plan.ts';
import { agentKey } from '#core/pibench/agents/agent-key.ts';

const MEASURES = ['intents', 'anticipated', 'asked', 'missed', 'unreached', 'firstTurnCoverage', 'coverageArea', 'turns', 'userTurns', 'userWords', 'agentWords', 'questions', 'questionPrecision', 'offerPrecision', 'regressions', 'tokens', 'toolCalls', 'failedVerdicts', 'cut'] as const;

type Row = Readonly<Record<string, string | number | null>>;

export function labRows(results: readonly LabResult[], dataset: { readonly name: string; readonly hash: string }): Row[] {
  return results.map(({ cell, score }) => ({
    dataset: dataset.name, datasetHash: dataset.hash, agent: agentKey(cell.agent), memory: cell.memory, judge: cell.judge, seed: cell.seed, persona: cell.persona, task: scopedTask(cell), sessions: score.sessions.length,
    proc: score.score?.proc ?? null, comp: score.score?.comp ?? null, ...Object.fromEntries(MEASURES.map((measure) => [measure, score[measure]])),
  }));
}

const field = (value: string | number | null): string => (typeof value === 'string' ? quotedCell(value) : `${value ?? ''}`);

export function csvOf(rows: readonly Row[]): string {
  const [first] = rows;
  if (!first) return '';
  const columns = Object.keys(first);
  return `${[columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))].map((line) => line.map(field).join(',')).join('\r\n')}\r\n`;
}

export const jsonLinesOf = (rows: readonly Row[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

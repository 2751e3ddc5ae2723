/**
 * Runs as a table for a spreadsheet (RFC 4180): a line per session, and behind a run's sessions one for the run, with the official measures and
 * ours (score/run-score.ts). A cell without a value is empty.
 */
import { quotedCell } from '#core/csv/quoted-cell.ts';
import type { PiRun, RunHeader } from '../events.ts';
import { measures, runScore, tally, type Measures } from '../score/run-score.ts';
import type { Persona } from '../task.ts';
import { agentName } from './agent-name.ts';

export interface ScoredRun {
  readonly run: PiRun;
  readonly persona: Persona;
}

const MEASURES: readonly (readonly [keyof Measures, string])[] = [
  ['intents', 'intents'], ['anticipated', 'anticipated'], ['asked', 'asked'], ['missed', 'missed'], ['unreached', 'unreached'],
  ['firstTurnCoverage', 'first-turn coverage'], ['coverageArea', 'coverage area'], ['turns', 'turns'], ['userTurns', 'user turns'], ['userWords', 'user words'], ['agentWords', 'agent words'],
  ['questions', 'questions'], ['questionPrecision', 'question precision'], ['offerPrecision', 'offer precision'], ['regressions', 'regressions'], ['tokens', 'tokens'],
  ['toolCalls', 'tool calls'], ['failedVerdicts', 'failed verdicts'], ['cut', 'sessions cut'],
];

const COLUMNS = ['row', 'dataset', 'kind', 'dataset hash', 'persona', 'agent', 'agent kind', 'memory', 'judge', 'seed', 'reveal', 'max turns', 'task', 'role', 'weight', 'proc', 'own proc', 'comp', 'closed', ...MEASURES.map(([, name]) => name)];

type Cell = string | number | null | undefined;

const line = (cells: readonly Cell[]): string => cells.map((cell) => (typeof cell === 'string' ? quotedCell(cell) : (cell ?? ''))).join(',');
const headOf = ({ dataset, persona, agent, memory, judge, seed, reveal, maxTurns }: RunHeader): Cell[] => [dataset.name, dataset.kind, dataset.hash, persona, agentName(agent), agent.kind, memory, judge, seed, reveal, maxTurns];
const measured = (of: Measures): Cell[] => MEASURES.map(([key]) => of[key]);

export function scoresCsv(runs: readonly ScoredRun[]): string {
  const lines = runs.flatMap(({ run: { header, events }, persona }) => {
    const run = runScore(persona, events, header.maxTurns);
    const head = headOf(header);
    const sessions = run.sessions.map((session) => {
      const task = persona.tasks.find(({ id }) => id === session.task);
      const scored = run.score?.tasks.find((one) => one.task === session.task);
      const { covered, intents, comp } = tally(persona, session);
      const own = intents === 0 ? null : covered / intents;
      return line(['session', ...head, session.task, task?.role, scored?.weight, scored?.proc ?? own, own, comp, session.closed, ...measured(measures([session], header.maxTurns))]);
    });
    return [...sessions, line(['run', ...head, null, null, null, run.score?.proc, null, run.score?.comp, null, ...measured(run)])];
  });
  return `${[line(COLUMNS), ...lines].join('\r\n')}\r\n`;
}

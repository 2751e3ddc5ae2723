/** A file of results in a sentence or two: between which speed-ups its cells lie, whether the texts were those of plain decoding, what was learnt, what a visit waits for. */
import { count, decimal, tenth } from '#ui/number-format.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import { isFinding, type BenchmarkFile, type DecodeRow, type ResultRow } from './result-rows.ts';

const words = benchmarkStrings.summary;

const speed = (row: DecodeRow): string => words.speed(decimal(row.speedup), benchmarkStrings.cell(row), benchmarkStrings.cellDetail(row));

function speeds(rows: readonly DecodeRow[]): readonly string[] {
  const [slowest, ...others] = [...rows].sort((a, b) => a.speedup - b.speedup);
  if (!slowest) return [];
  const fastest = others.at(-1);
  return [fastest ? words.speeds(speed(slowest), speed(fastest)) : words.oneSpeed(speed(slowest))];
}

function sameTexts(rows: readonly DecodeRow[]): readonly string[] {
  const compared = rows.filter(({ identical }) => identical !== null);
  const different = compared.filter(({ identical }) => identical === false);
  if (compared.length === 0) return [];
  if (different.length > 0) return [words.different(different.length, compared.length, different.map(benchmarkStrings.cell).join('; '))];
  return [words.identical(count(compared.reduce((total, { tokens }) => total + tokens, 0)))];
}

const megabytes = (bytes: number): string => tenth(bytes / 1e6);

/** What was learnt and how fast, how fast others decode, what memory it took; a claim that does not hold is told as plainly as one that does. */
function trained(row: ResultRow): readonly string[] {
  const { verdict, unmeasured, speed: pace, decoding, memoryTaken } = benchmarkStrings.claims;
  if (row.kind === 'claim') return isFinding(row) ? [] : [row.measured === null || row.holds === null ? unmeasured(row.title, row.rule) : verdict(row.holds, row.title, row.measured.toFixed(3), row.rule)];
  if (row.kind === 'trainStep') return [pace(row.method, row.scope, row.engine, decimal(row.stepsPerSecond), count(Math.round(row.tokensPerSecond)))];
  if (row.kind === 'peer') return [decoding(row.engine, row.backend, decimal(row.prefillTokensPerSecond), decimal(row.decodeTokensPerSecond))];
  if (row.kind === 'memory') return [memoryTaken(row.model, megabytes(row.peakBytes), megabytes(row.weightsBytes), megabytes(row.cacheBytes), megabytes(row.peakBytes - row.weightsBytes - row.cacheBytes))];
  return [];
}

function played(row: ResultRow): readonly string[] {
  if (row.kind === 'pibenchSpeed') return [words.pibenchSpeed(row.tasks, row.agents, row.workers, decimal(row.secondsAllTasks), decimal(row.secondsAllTasksRange[0]), decimal(row.secondsAllTasksRange[1]), count(Math.round(row.messagesPerSecond)))];
  if (row.kind === 'sameLog') return [words.sameLog(row.sameLogInNode, row.agent, row.memory, row.persona)];
  return [];
}

export function summaryOf({ results }: BenchmarkFile): readonly string[] {
  const all = results.filter((row) => row.kind === 'decode').filter(({ family }) => family === 'all');
  const visits = results.filter((row) => row.kind === 'page');
  return [
    ...speeds(all),
    ...sameTexts(all),
    ...results.flatMap(trained),
    ...results.flatMap(played),
    ...visits.map(({ route, firstMoveMs, firstMoveMsRange: [least, most] }) => (route === 'pibench' ? words.pibenchVisit : words.visit)(count(Math.round(firstMoveMs)), count(Math.round(least)), count(Math.round(most)))),
  ];
}

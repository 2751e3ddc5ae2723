/** Rows as an aligned table for the terminal, one table per kind of row. */
import { isTimed, type DecodeRow, type Range, type ResultRow } from '#features/benchmark/result-rows.ts';

type Cells = readonly string[];

const perSecond = (value: number): string => value.toFixed(1);
const ratio = (value: number): string => `${value.toFixed(2)}x`;

const gammaOf = ({ gamma, treeBudget = 0 }: DecodeRow): string => `${gamma}${treeBudget > 0 ? `/${treeBudget}` : ''}`;

function decodeCells(row: ResultRow): Cells {
  if (row.kind !== 'decode') return [];
  return [
    row.drafter, gammaOf(row), `${row.temperature}`, row.rule, row.family, `${row.tokens}`,
    perSecond(row.plainTokensPerSecond), perSecond(row.tokensPerSecond),
    `${ratio(row.speedup)} (${row.speedupRange.map((value) => value.toFixed(2)).join('-')})`,
    row.acceptanceLength.toFixed(2), row.draftAcceptanceRate.toFixed(2), `${row.submitsPerRound.toFixed(2)}/${row.readbacksPerRound.toFixed(2)}`,
    row.identical === null ? 'n/a' : row.identical ? 'yes' : 'NO',
  ];
}

function verifyCells(row: ResultRow): Cells {
  if (row.kind !== 'verifyCost') return [];
  const [least, most] = row.verifyMsRange;
  return [row.role, row.model, row.weights, `${row.rows}`, `${row.verifyMs.toFixed(2)} (${least.toFixed(2)}-${most.toFixed(2)})`,
    ratio(row.ratioToOneRow), `${row.oneRowBestMs.toFixed(2)} (${row.oneRowBestMsRange.map((ms) => ms.toFixed(2)).join('-')})`];
}

function pageCells(row: ResultRow): Cells {
  if (row.kind !== 'page') return [];
  return [row.route === 'pibench' ? 'π-Bench' : 'recorded run', `${row.firstMoveMs.toFixed(0)} (${row.firstMoveMsRange.map((ms) => ms.toFixed(0)).join('-')})`, row.route === 'pibench' ? '2000' : '1500'];
}

function trainStepCells(row: ResultRow): Cells {
  if (row.kind !== 'trainStep') return [];
  const [least, most] = row.stepsPerSecondRange;
  return [row.method, row.scope, row.engine, `${row.stepsPerSecond.toFixed(2)} (${least.toFixed(2)}-${most.toFixed(2)})`, perSecond(row.tokensPerSecond),
    row.ratio === undefined ? '' : `${ratio(row.ratio)} (${row.ratioRange?.map((value) => value.toFixed(2)).join('-')})`,
    row.lossDifference === undefined ? '' : `${row.lossDifference.toExponential(1)}/${row.gradientDifference?.toExponential(1)}`];
}

function peerCells(row: ResultRow): Cells {
  if (row.kind !== 'peer') return [];
  const ranged = (value: number, range: Range, format: (value: number) => string): string => `${format(value)} (${range.map((end) => end.toFixed(2)).join('-')})`;
  const two = (value: number): string => value.toFixed(2);
  return [`${row.engine} ${row.version}`, row.backend, row.weights, `${row.promptTokens}+${row.tokens}`, `${row.sameTokens}`,
    ranged(row.prefillTokensPerSecond, row.prefillTokensPerSecondRange, two), ranged(row.decodeTokensPerSecond, row.decodeTokensPerSecondRange, two),
    ranged(row.prefillRatio, row.prefillRatioRange, ratio), ranged(row.decodeRatio, row.decodeRatioRange, ratio)];
}

function kernelCells(row: ResultRow): Cells {
  if (row.kind !== 'kernel') return [];
  const percent = (share: number): string => (100 * share).toFixed(0);
  return [row.model, row.weights, row.op, row.shape, `${row.rows}`, row.ms.toFixed(3), row.gflops.toFixed(2), row.gigabytesPerSecond.toFixed(2), `${percent(row.shareOfRoofline)} % (${row.shareOfRooflineRange.map(percent).join('-')})`,
    row.peakGflops.toFixed(1), row.peakGigabytesPerSecond.toFixed(1)];
}

function memoryCells(row: ResultRow): Cells {
  if (row.kind !== 'memory') return [];
  const rest = row.peakBytes - row.weightsBytes - row.cacheBytes;
  return [row.model, row.weights, `${row.context}`, ...[row.peakBytes, row.weightsBytes, row.cacheBytes, rest].map((bytes) => (bytes / 1e6).toFixed(1)), ratio(row.peakRatio)];
}

/** Over all personas. */
function agentCells(row: ResultRow): Cells[] {
  if (row.kind !== 'agentRun' || row.persona !== 'all') return [];
  const share = (value: number | null): string => (value === null ? '' : (100 * value).toFixed(1));
  return [[row.agent, row.memory, share(row.proc), share(row.comp), ...[row.anticipated, row.asked, row.missed, row.unreached, row.turns, row.userWords, row.questions].map(String), share(row.questionPrecision), share(row.offerPrecision), share(row.firstTurnCoverage), `${row.regressions}`]];
}

function playedCells(row: ResultRow): Cells[] {
  if (row.kind === 'sameLog') return [[`${row.agent}/${row.memory}/${row.persona} in Node`, row.sameLogInNode ? 'same log' : 'ANOTHER LOG', row.hash.slice(0, 12)]];
  if (row.kind !== 'pibenchSpeed') return [];
  const [least, most] = row.secondsAllTasksRange;
  return [[`${row.tasks} tasks x ${row.agents} agents, ${row.workers} workers`, `${row.secondsAllTasks.toFixed(2)} s (${least.toFixed(2)}-${most.toFixed(2)}), goal 5`, `${row.messagesPerSecond.toFixed(0)} messages/s`]];
}

function claimCells(row: ResultRow): Cells {
  if (row.kind !== 'claim') return [];
  return [row.id, row.holds === null ? 'not measured' : row.holds ? 'holds' : 'DOES NOT HOLD', row.measured?.toFixed(3) ?? '', row.interval?.map((end) => end.toFixed(3)).join(' to ') ?? '', row.rule, row.seeds.join(' ')];
}

function aligned(lines: readonly Cells[]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n');
}

function roundCells(row: DecodeRow): Cells {
  if (!isTimed(row)) return [];
  const ms = (value: number, [least, most]: Range): string => `${value.toFixed(2)} (${least.toFixed(2)}-${most.toFixed(2)})`;
  return [row.drafter, gammaOf(row), ms(row.draftMs, row.draftMsRange), ms(row.verifyMs, row.verifyMsRange), (1000 / row.plainTokensPerSecond).toFixed(2), row.drafterMegabytes.toFixed(2)];
}

export function table(rows: readonly ResultRow[]): string {
  const decode = rows.filter((row) => row.kind === 'decode').map(decodeCells);
  const round = rows.filter((row) => row.kind === 'decode').filter(isTimed).map(roundCells);
  const verify = rows.filter((row) => row.kind === 'verifyCost').map(verifyCells);
  const page = rows.filter((row) => row.kind === 'page').map(pageCells);
  const parts: string[] = [];
  if (page.length > 0) parts.push(aligned([['page', 'firstMoveMs', 'goal'], ...page]));
  if (verify.length > 0) parts.push(aligned([['role', 'model', 'weights', 'rows', 'verifyMs', 'toOneRow', 'oneRowBestMs'], ...verify]));
  const steps = rows.filter((row) => row.kind === 'trainStep').map(trainStepCells);
  const peers = rows.filter((row) => row.kind === 'peer').map(peerCells);
  const kernels = rows.filter((row) => row.kind === 'kernel').map(kernelCells);
  const memory = rows.filter((row) => row.kind === 'memory').map(memoryCells);
  const agents = rows.flatMap(agentCells);
  const played = rows.flatMap(playedCells);
  const claims = rows.filter((row) => row.kind === 'claim').map(claimCells);
  if (steps.length > 0) parts.push(aligned([['method', 'scope', 'engine', 'steps/s', 'tokens/s', 'ours/peer', 'loss/gradient apart'], ...steps]));
  if (peers.length > 0) parts.push(aligned([['engine', 'backend', 'weights', 'tokens', 'same', 'prefill tok/s', 'decode tok/s', 'prefill ours/theirs', 'decode ours/theirs'], ...peers]));
  if (kernels.length > 0) parts.push(aligned([['shapes of', 'weights', 'kernel', 'shape', 'rows', 'ms', 'GFLOP/s', 'GB/s', 'of its roof', 'peak GFLOP/s', 'peak GB/s'], ...kernels]));
  if (memory.length > 0) parts.push(aligned([['memory of', 'weights', 'context', 'peak MB', 'weights MB', 'cache MB', 'all else MB', 'peak/(weights+cache)'], ...memory]));
  if (agents.length > 0) parts.push(aligned([['agent', 'memory', 'proc', 'comp', 'anticipated', 'asked', 'missed', 'unreached', 'turns', 'userWords', 'questions', 'hits', 'toThePoint', 'firstTurn', 'lostAgain'], ...agents]));
  if (played.length > 0) parts.push(aligned(played));
  if (claims.length > 0) parts.push(aligned([['claim', 'verdict', 'measured', 'interval', 'rule', 'seeds'], ...claims]));
  if (decode.length > 0) {
    parts.push(aligned([
      ['drafter', 'gamma/tree', 'T', 'rule', 'family', 'tokens', 'plain tok/s', 'tok/s', 'speedup', 'accLen', 'accRate', 'submits/readbacks', 'identical'],
      ...decode,
    ]));
  }
  if (round.length > 0) parts.push(aligned([['drafter', 'gamma/tree', 'draftMs', 'verifyMs', 'plain step ms', 'drafter MB'], ...round]));
  return parts.join('\n\n');
}

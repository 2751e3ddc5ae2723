/** What engines did with one prompt in turn, as rows: each beside ours, and of those on WebGPU the claims that ours is as fast, or faster. */
import { median } from '#core/stats/quantile.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import { rangeOf } from './decode-figures.ts';
import type { ClaimRow, PeerRow } from './result-rows.ts';

/** One engine's turns. */
export interface DecodingTurns {
  readonly engine: string;
  readonly version: string;
  readonly backend: PeerRow['backend'];
  readonly threads: number | null;
  /** The text of each token. */
  readonly pieces: readonly string[];
  /** One entry a turn: from the call to the first token, and from there to the last. */
  readonly prefillMs: readonly number[];
  readonly decodeMs: readonly number[];
}

export interface DecodingTask {
  readonly model: string;
  readonly weights: string;
  readonly promptTokens: number;
}

/** Tokens a second against the peer's. */
const GOALS = { prefill: 1, decode: 1.5 } as const;

const words = benchmarkStrings.claims;

export function decodingRows(task: DecodingTask, ours: DecodingTurns, peers: readonly DecodingTurns[]): readonly (PeerRow | ClaimRow)[] {
  const rows = [ours, ...peers].map((engine) => peerRow(task, ours, engine));
  return [...rows, ...rows.filter(({ engine, backend }) => engine !== ours.engine && backend === ours.backend).flatMap((row) => claims(task, row))];
}

function peerRow(task: DecodingTask, ours: DecodingTurns, { pieces, prefillMs, decodeMs, ...facts }: DecodingTurns): PeerRow {
  const prefill = prefillMs.map((ms) => (1000 * task.promptTokens) / ms);
  const decode = paces(pieces, decodeMs);
  const prefillRatios = prefillMs.map((ms, turn) => ms / ours.prefillMs[turn]!);
  const decodeRatios = paces(ours.pieces, ours.decodeMs).map((pace, turn) => pace / decode[turn]!);
  const different = pieces.findIndex((piece, at) => piece !== ours.pieces[at]);
  return {
    kind: 'peer', ...facts, ...task, tokens: pieces.length, sameTokens: different === -1 ? pieces.length : different, repeats: prefillMs.length,
    prefillTokensPerSecond: median(prefill), prefillTokensPerSecondRange: rangeOf(prefill), decodeTokensPerSecond: median(decode), decodeTokensPerSecondRange: rangeOf(decode),
    prefillRatio: median(prefillRatios), prefillRatioRange: rangeOf(prefillRatios), decodeRatio: median(decodeRatios), decodeRatioRange: rangeOf(decodeRatios),
  };
}

/** Tokens a second behind the first. */
const paces = (pieces: readonly string[], ms: readonly number[]): readonly number[] => ms.map((one) => (1000 * (pieces.length - 1)) / one);

function claims({ model, weights, promptTokens }: DecodingTask, row: PeerRow): readonly ClaimRow[] {
  const common = { kind: 'claim', paper: null, seeds: [0], scale: words.peerDecodingScale(model, weights, promptTokens, row.tokens), recorded: false } as const;
  const { engine, prefillRatio, prefillRatioRange, decodeRatio, decodeRatioRange } = row;
  return [
    { ...common, id: `prefill-${engine}`, ...words.peerReads(engine, GOALS.prefill), measured: prefillRatio, interval: prefillRatioRange, holds: prefillRatio >= GOALS.prefill },
    { ...common, id: `decode-${engine}`, ...words.peerDecodes(engine, GOALS.decode), measured: decodeRatio, interval: decodeRatioRange, holds: decodeRatio >= GOALS.decode },
  ];
}

/** A training step beside a peer's, as rows: both that were measured, and the claim that ours is faster. */
import { median } from '#core/stats/quantile.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import { rangeOf } from './decode-figures.ts';
import type { ClaimRow, TrainStepRow } from './result-rows.ts';

export interface PeerTimes {
  readonly peer: string;
  /** Slots that teach something in a step. */
  readonly tokens: number;
  /** Relative differences: of the loss, and the largest of any tensor's gradient. */
  readonly lossDifference: number;
  readonly gradientDifference: number;
  /** Milliseconds of a step: one entry a repeat, in turn. */
  readonly oursMs: readonly number[];
  readonly peerMs: readonly number[];
}

/** Steps a second against the peer's. */
const GOAL = 1.5;

const words = benchmarkStrings.claims;

export function peerRows({ peer, tokens, lossDifference, gradientDifference, oursMs, peerMs }: PeerTimes, seed: number): readonly (TrainStepRow | ClaimRow)[] {
  const row = (engine: string, ms: readonly number[]): TrainStepRow => {
    const perSecond = ms.map((one) => 1000 / one);
    const [stepsPerSecond, [least, most]] = [median(perSecond), rangeOf(perSecond)];
    return {
      kind: 'trainStep', method: 'sft', engine, scope: 'forward and backward', repeats: ms.length, stepsPerSecond, stepsPerSecondRange: [least, most],
      tokensPerSecond: tokens * stepsPerSecond, tokensPerSecondRange: [tokens * least, tokens * most],
    };
  };
  const ratios = peerMs.map((ms, i) => ms / oursMs[i]!);
  const [ratio, ratioRange] = [median(ratios), rangeOf(ratios)];
  return [
    row('ours', oursMs),
    { ...row(peer, peerMs), ratio, ratioRange, lossDifference, gradientDifference },
    {
      kind: 'claim', id: `train-${peer}`, ...words.peer(peer, GOAL), paper: null, measured: ratio, interval: ratioRange, holds: ratio >= GOAL, seeds: [seed],
      scale: words.peerScale, recorded: false,
    },
  ];
}

/**
 * The tokens of these rounds as fast mode writes them: a block a round with drafts, a block a token plainly, each lane at its
 * measured average, both from where the first of these rounds began.
 */
import type { Comparison } from '#core/trace/figures.ts';
import type { RoundInterval } from '#core/trace/intervals.ts';
import type { Scale } from '#ui/charts/scale.ts';
import { timeStrings } from './time-strings.ts';
import styles from './time.module.css';

const words = timeStrings.gantt;

interface Props {
  readonly rounds: readonly RoundInterval[];
  readonly from: number;
  readonly scale: Scale;
  readonly selected: number | null;
  readonly comparison: Comparison;
  readonly lane: number;
  readonly bar: number;
}

/** How many tokens lie before each round, and the round that each token belongs to. */
function tokensOf(rounds: readonly RoundInterval[]): readonly { readonly round: number; readonly before: number; readonly committed: number }[] {
  let before = 0;
  return rounds.map(({ round, committed }) => {
    const at = { round, before, committed };
    before += committed;
    return at;
  });
}

export function FastLanes({ rounds, from, scale, selected, comparison, lane, bar }: Props) {
  const block = (start: number, length: number, tokensPerSecond: number) => {
    const left = scale(from + (1000 * start) / tokensPerSecond);
    return { x: left, width: Math.max(0.75, scale(from + (1000 * (start + length)) / tokensPerSecond) - left - 1), height: bar, rx: 1.5 };
  };
  const all = tokensOf(rounds);
  return (
    <>
      <text x="0" y={bar - 2}>{words.lanes.drafted}</text>
      <text x="0" y={lane + bar - 2}>{words.lanes.plain}</text>
      {all.map(({ round, before, committed }) => (
        <g key={round} data-marked={round === selected || undefined} className={styles.fast}>
          <rect data-lane="drafted" {...block(before, committed, comparison.tokensPerSecond)} y={0} />
          {Array.from({ length: committed }, (_, i) => <rect key={i} data-lane="plain" {...block(before + i, 1, comparison.plainTokensPerSecond)} y={lane} />)}
        </g>
      ))}
    </>
  );
}

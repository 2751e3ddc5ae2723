/** A second run beside the one on the page, locked by output position: the cursor says how many tokens, both are shown up to there. */
import { useMemo } from 'react';
import { aligned, committedTokens, cursorAtToken, differingSettings, firstDifference, staircase, standingAt, type Pairing } from '#core/trace/compare-runs.ts';
import { spokenToken } from '#ui/spoken-token.ts';
import { useSessionStore } from '../session/session-context.ts';
import type { View } from '../session/use-view.ts';
import type { Second } from '../session/session.ts';
import { BothTexts } from './both-texts.tsx';
import { compareStrings as words } from './compare-strings.ts';
import { RoundsChart } from './rounds-chart.tsx';
import { SecondPicker } from './second-picker.tsx';
import { StandingTable } from './standing-table.tsx';
import { useSecondRun } from './use-second-run.ts';
import styles from './compare.module.css';

function sameness(pairs: readonly Pairing[], whole: boolean): string {
  const difference = firstDifference(pairs);
  if (difference?.first && difference.second) return words.differ(difference.position, spokenToken(difference.first.text), spokenToken(difference.second.text));
  const common = pairs.filter(({ first, second }) => first && second).length;
  return whole && common === pairs.length ? words.sameToTheEnd(common) : words.same(common);
}

function Comparison({ view: { log, cursor }, second }: { readonly view: View; readonly second: Second }) {
  const store = useSessionStore();
  const { length } = log;
  const shown = useMemo(() => committedTokens(log, cursor), [log, cursor]);
  // A log grows in place: its length says when to look again.
  const first = useMemo(() => committedTokens(log, length), [log, length]);
  const other = useMemo(() => committedTokens(second.log, second.log.length), [second]);
  const position = shown.length;
  const pairs = useMemo(() => aligned(shown, other, position), [shown, other, position]);
  const whole = position === first.length && position === other.length;
  const move = (to: number): void => {
    const there = cursorAtToken(log, to);
    if (there !== null) store.getState().seek(there);
  };
  return (
    <>
      <StandingTable position={position} first={{ log, standing: standingAt(log, shown, position) }} second={{ log: second.log, standing: standingAt(second.log, other, position) }} />
      <p className={styles.sentence} data-testid="sameness" data-figure="sameness">{sameness(pairs, whole)} {words.settings(differingSettings(log, second.log))}</p>
      <BothTexts pairs={pairs} position={position} onMove={move} />
      <RoundsChart first={staircase(first, first.length)} second={staircase(other, other.length)} position={position} />
    </>
  );
}

export function ComparePanel({ view }: { readonly view: View }) {
  const run = useSecondRun();
  return (
    <section className={styles.panel} aria-label={words.heading} data-testid="compare">
      <h2 className="visually-hidden">{words.heading}</h2>
      <SecondPicker log={view.log} run={run} />
      {run.second?.log === view.log && <p className={styles.note}>{words.keptHint}</p>}
      {run.second ? <Comparison view={view} second={run.second} /> : <><p className={styles.note}>{words.lead}</p><p className={styles.note}>{words.keepHint}</p></>}
    </section>
  );
}

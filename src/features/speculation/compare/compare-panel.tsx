/** Other runs beside the one on the page, locked by output position: the cursor says how many tokens, all are shown up to there. */
import { useMemo } from 'react';
import { aligned, committedTokens, cursorAtToken, differingSettings, firstDifference, staircase, standingAt, type Pairing } from '#core/trace/compare-runs.ts';
import { spokenToken } from '#ui/spoken-token.ts';
import { useSessionStore } from '../session/session-context.ts';
import { strings } from '../strings.ts';
import type { View } from '../session/use-view.ts';
import type { Second } from '../session/session.ts';
import { BothTexts } from './both-texts.tsx';
import { compareStrings as words } from './compare-strings.ts';
import { LanesPicture } from './lanes-picture.tsx';
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
      <StandingTable
        position={position}
        sides={[{ name: words.columns.first, log, standing: standingAt(log, first, position) }, { name: words.columns.second, log: second.log, standing: standingAt(second.log, other, position) }]}
      />
      <p className={styles.sentence} data-testid="sameness" data-figure="sameness">{sameness(pairs, whole)} {words.settings(differingSettings(log, second.log))}</p>
      <BothTexts pairs={pairs} position={position} onMove={move} />
      <RoundsChart runs={[{ name: words.columns.first, steps: staircase(first, first.length) }, { name: words.columns.second, steps: staircase(other, other.length) }]} position={position} />
    </>
  );
}

/** The same run by every drafter: a lane each. */
function Lanes({ view: { log, cursor }, others }: { readonly view: View; readonly others: readonly Second[] }) {
  const store = useSessionStore();
  const { length } = log;
  const all = useMemo(() => [log, ...others.map((other) => other.log)].map((run) => committedTokens(run, run === log ? length : run.length)), [log, length, others]);
  const position = useMemo(() => committedTokens(log, cursor).length, [log, cursor]);
  const names = [strings.controls.drafters[log.header.config.drafter], ...others.map(({ name }) => name)];
  const [first, ...rest] = all;
  const parted = rest.map((tokens) => firstDifference(aligned(first!.slice(0, position), tokens, position)));
  const texts = parted.map((difference, i) => (difference ? words.textDiffers(difference.position) : words.text(Math.min(position, rest[i]!.length), position === first!.length && first!.length === rest[i]!.length)));
  const different = names.slice(1).filter((_, i) => parted[i] !== null);
  const move = (to: number): void => {
    const there = cursorAtToken(log, Math.min(to, first!.length));
    if (there !== null) store.getState().seek(there);
  };
  return (
    <>
      <LanesPicture lanes={names.map((name, i) => ({ name, tokens: all[i]! }))} position={position} onMove={move} />
      <p className={styles.sentence} data-testid="sameness" data-figure="sameness">{different.length > 0 ? words.someDiffer(different) : words.allSame(all.length, position)}</p>
      <StandingTable position={position} texts={texts} sides={[log, ...others.map((other) => other.log)].map((run, i) => ({ name: names[i]!, log: run, standing: standingAt(run, all[i]!, position) }))} />
      <RoundsChart runs={all.map((tokens, i) => ({ name: names[i]!, steps: staircase(tokens, tokens.length) }))} position={position} />
    </>
  );
}

export function ComparePanel({ view }: { readonly view: View }) {
  const run = useSecondRun(view.log);
  return (
    <section className={styles.panel} aria-label={words.heading} data-testid="compare">
      <h2 className="visually-hidden">{words.heading}</h2>
      <SecondPicker log={view.log} run={run} />
      {run.second?.log === view.log && <p className={styles.note}>{words.keptHint}</p>}
      {run.lanes.length > 0 ? <Lanes view={view} others={run.lanes} /> : run.second ? <Comparison view={view} second={run.second} /> : <><p className={styles.note}>{words.lead}</p><p className={styles.note}>{words.keepHint}</p></>}
    </section>
  );
}

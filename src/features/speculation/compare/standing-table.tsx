/** Runs at one output position: whose token, in which round, at which acceptance length, how fast. */
import type { ReactNode } from 'react';
import type { EventLog } from '#core/trace/event-log.ts';
import { timesCompare, type Standing } from '#core/trace/compare-runs.ts';
import { knownAs } from '#core/trace/figures.ts';
import { decimal, tenth } from '#ui/number-format.ts';
import { TokenText } from '#ui/token-text.tsx';
import { strings } from '../strings.ts';
import { compareStrings as words } from './compare-strings.ts';
import { ScrollBox } from '#ui/scroll-box.tsx';
import styles from './compare.module.css';

export interface Side {
  readonly name: string;
  readonly log: EventLog;
  readonly standing: Standing;
}

function Hand({ standing: { last, ended, tokens } }: { readonly standing: Standing }) {
  if (!last) return <>{ended ? words.ended(tokens) : words.notBegun}</>;
  return <><span className={styles.token} data-by={last.by}><TokenText text={last.text} /></span> {words.hands[last.by]}, {strings.lanes.round(last.at.round).toLowerCase()}</>;
}

function speed({ header: { config: { drafter } } }: EventLog, { comparison }: Standing): string {
  if (drafter === 'none') return words.yardstick;
  return comparison ? words.speedup(decimal(comparison.speedup), strings.figures.known[comparison.known]) : words.notMeasured;
}

interface Props {
  readonly position: number;
  /** The run on the page first. */
  readonly sides: readonly Side[];
  /** Of each other run, how its text compares with the first; none: it is said elsewhere. */
  readonly texts?: readonly string[];
}

export function StandingTable({ position, sides, texts }: Props) {
  const row = (name: string, key: string, of: (side: Side, i: number) => ReactNode) => (
    <tr data-row={key}>
      <th scope="row">{name}</th>
      {sides.map((side, i) => <td key={i}>{of(side, i)}</td>)}
    </tr>
  );
  const table = (
    <table className={styles.table} data-many={texts !== undefined || undefined} data-testid="standings" data-tour="standings">
      <caption className="visually-hidden">{texts ? words.lanesCaption : words.caption}</caption>
      <thead><tr><td />{sides.map(({ name }, i) => <th key={i} scope="col">{name}</th>)}</tr></thead>
      <tbody>
        {row(words.rows.settings, 'settings', ({ log }) => words.summary(log.header.config))}
        {row(position === 0 ? words.rows.hand : words.at(position), 'hand', ({ standing }) => <Hand standing={standing} />)}
        {row(words.rows.rounds, 'rounds', ({ standing }) => <strong>{standing.rounds}</strong>)}
        {row(words.rows.length, 'length', ({ standing }) => <strong>{standing.acceptanceLength === null ? '–' : decimal(standing.acceptanceLength)}</strong>)}
        {texts && row(words.rows.time, 'time', ({ log, standing }) => (standing.ms === null ? '–' : words.ms(tenth(standing.ms), strings.figures.known[knownAs(log)])))}
        {row(words.rows.speed, 'speed', ({ log, standing }) => speed(log, standing))}
        {texts && row(words.rows.text, 'text', (_, i) => (i === 0 ? words.itself : texts[i - 1]))}
      </tbody>
    </table>
  );
  if (!texts) return table;
  return (
    <>
      <ScrollBox className={styles.wide} named={{ label: words.lanesCaption }}>{table}</ScrollBox>
      {position > 0 && !timesCompare(sides.map(({ log }) => log)) && <p className={styles.note} data-testid="times-apart">{words.timesApart}</p>}
    </>
  );
}

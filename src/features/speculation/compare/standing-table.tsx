/** Both runs at one output position: whose token, in which round, at which acceptance length, how fast. */
import type { ReactNode } from 'react';
import type { EventLog } from '#core/trace/event-log.ts';
import type { Standing } from '#core/trace/compare-runs.ts';
import { decimal } from '#ui/number-format.ts';
import { TokenText } from '#ui/token-text.tsx';
import { strings } from '../strings.ts';
import { compareStrings as words } from './compare-strings.ts';
import styles from './compare.module.css';

export interface Side {
  readonly log: EventLog;
  readonly standing: Standing;
}

function Hand({ standing: { last, ended, tokens } }: { readonly standing: Standing }) {
  if (!last) return <>{ended ? words.ended(tokens) : words.notBegun}</>;
  return <><span className={styles.token} data-by={last.by}><TokenText text={last.text} /></span> {words.hands[last.by]}, {strings.lanes.round(last.at.round).toLowerCase()}</>;
}

function speed({ comparison }: Standing): string {
  return comparison ? words.speedup(decimal(comparison.speedup), strings.figures.known[comparison.known]) : words.notMeasured;
}

export function StandingTable({ position, first, second }: { readonly position: number; readonly first: Side; readonly second: Side }) {
  const row = (name: string, key: string, of: (side: Side) => ReactNode) => (
    <tr data-row={key}>
      <th scope="row">{name}</th>
      <td>{of(first)}</td>
      <td>{of(second)}</td>
    </tr>
  );
  return (
    <table className={styles.table} data-testid="standings" data-tour="standings">
      <caption className="visually-hidden">{words.caption}</caption>
      <thead><tr><td /><th scope="col">{words.columns.first}</th><th scope="col">{words.columns.second}</th></tr></thead>
      <tbody>
        {row(words.rows.settings, 'settings', ({ log }) => words.summary(log.header.config))}
        {row(position === 0 ? words.rows.hand : words.at(position), 'hand', ({ standing }) => <Hand standing={standing} />)}
        {row(words.rows.rounds, 'rounds', ({ standing }) => <strong>{standing.rounds}</strong>)}
        {row(words.rows.length, 'length', ({ standing }) => <strong>{standing.acceptanceLength === null ? '–' : decimal(standing.acceptanceLength)}</strong>)}
        {row(words.rows.speed, 'speed', ({ standing }) => speed(standing))}
      </tbody>
    </table>
  );
}

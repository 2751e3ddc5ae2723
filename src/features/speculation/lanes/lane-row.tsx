/** One round: its number, its slots, how many tokens it brought, and the sweep of the verifying pass. */
import { memo, type CSSProperties } from 'react';
import type { EventLog } from '#core/trace/event-log.ts';
import { lineOf } from '#core/trace/round-tree.ts';
import type { RoundView } from '#core/trace/rounds.ts';
import type { FoundMarks } from '../find/current-match.ts';
import { strings } from '../strings.ts';
import { LaneCell } from './lane-cell.tsx';
import { cellsOf } from './move-selection.ts';
import styles from './lanes.module.css';

interface Props {
  readonly grid: string;
  readonly log: EventLog;
  readonly view: RoundView;
  readonly index: number;
  readonly top: number;
  /** Selected in this row. */
  readonly slot: number | null;
  readonly current: boolean;
  readonly found: FoundMarks;
}

export const LaneRow = memo(function LaneRow({ grid, log, view, index, top, slot, current, found }: Props) {
  const judged = lineOf(view).filter(({ state }) => state === 'accepted' || state === 'rejected').length;
  const sweeping = current && judged > 0 && view.target === null && view.end === null;
  return (
    <div role="row" aria-rowindex={index + 1} className={styles.row} data-current={current || undefined} style={{ translate: `0 ${top}px`, '--judged': judged } as CSSProperties}>
      <div role="rowheader" aria-colindex={1} className={styles.number}>
        <span className="visually-hidden">{strings.lanes.round(view.round)}</span>
        <span aria-hidden="true">{view.round}</span>
      </div>
      {cellsOf(view).map((cell, column) => (
        <LaneCell key={column} grid={grid} log={log} view={view} slot={cell} column={column} selected={slot === cell} found={found} />
      ))}
      {view.end && (
        <div role="gridcell" className={styles.kept} aria-label={strings.lanes.keptSpoken(view.end.committed)}>
          <span aria-hidden="true">{strings.lanes.kept(view.end.committed)}</span>
        </div>
      )}
      <div aria-hidden="true" className={styles.sweep} data-on={sweeping || undefined} />
    </div>
  );
});

/** One round judged twice: its drafts, a row of marks for what became of them, and one for what would have. */
import { memo } from 'react';
import type { EventLog } from '#core/trace/event-log.ts';
import type { ReJudgedRound, ReVerdict } from '#core/speculation/re-judge.ts';
import { Glyph, type GlyphName } from '#ui/glyph.tsx';
import { spokenToken } from '#ui/spoken-token.ts';
import { TokenText } from '#ui/token-text.tsx';
import { strings } from '../strings.ts';
import { useSessionStore } from '../session/session-context.ts';
import { isStruck } from '../struck.ts';
import { whatIfStrings as words } from './what-if-strings.ts';
import styles from './what-if.module.css';

const MARKS: Readonly<Record<ReVerdict, GlyphName>> = { accepted: 'check', rejected: 'cross', unreached: 'dash', uncertain: 'question' };

export const whatIfCellId = (grid: string, round: number, slot: number): string => `${grid}-${round}-${slot}`;

const Mark = ({ verdict }: { readonly verdict: ReVerdict }) => <span className={styles.mark} data-state={verdict}><Glyph name={MARKS[verdict]} size={12} /></span>;

interface Props {
  /** The grid's own part of its cells' ids. */
  readonly grid: string;
  readonly log: EventLog;
  readonly judged: ReJudgedRound;
  readonly index: number;
  readonly top: number;
  readonly slot: number | null;
}

export const WhatIfRow = memo(function WhatIfRow({ grid, log, judged, index, top, slot: selected }: Props) {
  const store = useSessionStore();
  const { round, slots, then, now } = judged;
  return (
    <div role="row" aria-rowindex={index + 1} className={styles.row} style={{ translate: `0 ${top}px` }}>
      <div role="rowheader" aria-colindex={1} className={styles.number}>
        <span className="visually-hidden">{strings.lanes.round(round)}</span>
        <span aria-hidden="true">{round}</span>
        <span aria-hidden="true" className={styles.line}>{words.then}</span>
        <span aria-hidden="true" className={styles.line}>{words.now}</span>
      </div>
      {slots.map((cell) => (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- keys and focus are the grid's: one tab stop, aria-activedescendant
        <div
          key={cell.slot}
          role="gridcell"
          id={whatIfCellId(grid, round, cell.slot)}
          aria-colindex={cell.slot + 1}
          aria-selected={selected === cell.slot}
          aria-label={words.cell(round, cell.slot, spokenToken(log.text(cell.token)), words.verdicts[cell.then], words.verdicts[cell.now], cell.changed)}
          className={styles.cell}
          data-changed={cell.changed || undefined}
          onClick={() => store.getState().select({ round, slot: cell.slot })}
        >
          <span className={styles.token} data-state={cell.now}><TokenText text={log.text(cell.token)} struck={isStruck(cell.now)} /></span>
          <Mark verdict={cell.then} />
          <Mark verdict={cell.now} />
        </div>
      ))}
      <div role="gridcell" className={styles.kept} aria-label={words.keptSpoken(then, now.least, now.most)}>
        <span aria-hidden="true">{words.kept(then, now.least, now.most)}</span>
      </div>
    </div>
  );
});

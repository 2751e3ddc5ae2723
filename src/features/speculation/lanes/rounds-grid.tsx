/**
 * The grid that a view of rounds stands in, one row a round: it scrolls, follows the run, and has one tab stop, in which arrow keys move
 * the selection that every panel shares. Only the rows in sight are in the document.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import type { RoundView } from '#core/trace/rounds.ts';
import type { Selection } from '#core/trace/why.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import { cellsOf, moveSelection } from './move-selection.ts';
import styles from './rounds-grid.module.css';

/** The row numbers stay at the left; the rest of a narrow grid scrolls sideways under them. */
function columnIntoSight(grid: HTMLElement, column: number): void {
  const cell = grid.querySelector<HTMLElement>(`[aria-colindex="${column + 2}"]`);
  const number = grid.querySelector<HTMLElement>('[role=rowheader]');
  if (!cell || !number) return;
  const [right, left] = [cell.offsetLeft + cell.offsetWidth - grid.clientWidth, cell.offsetLeft - number.offsetWidth];
  grid.scrollLeft = Math.min(left, Math.max(right, grid.scrollLeft));
}

interface Props {
  readonly label: string;
  readonly describedBy?: string;
  /** Heights, and the widths --gutter, --narrowest and --end. */
  readonly className: string | undefined;
  readonly rowHeight: number;
  /** Widest row. */
  readonly slots: number;
  /** What the keys walk through. */
  readonly rounds: readonly RoundView[];
  /** What the rows show: all of the rounds, or those that can be shown. */
  readonly shown: readonly { readonly round: number }[];
  readonly selected: Selection | null;
  /** Id of the selected cell; undefined where there is none. */
  readonly active: string | undefined;
  readonly row: (index: number, top: number) => ReactNode;
}

export function RoundsGrid({ label, describedBy, className, rowHeight, slots, rounds, shown, selected, active, row }: Props) {
  const store = useSessionStore();
  const playing = useSession((session) => session.playing);
  const pinned = useSession((session) => session.selection);
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer is read in this component alone
  const rows = useVirtualizer({ count: shown.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 4 });
  const at = selected ? shown.findIndex(({ round }) => round === selected.round) : -1;
  const target = playing || at < 0 ? shown.length - 1 : at;
  useEffect(() => {
    if (target >= 0) rows.scrollToIndex(target, { align: playing ? 'end' : 'auto' });
  }, [rows, target, playing]);
  useEffect(() => {
    const view = rounds.find(({ round }) => round === pinned?.round);
    const column = view && pinned ? cellsOf(view).indexOf(pinned.slot) : -1;
    if (scroller.current && column >= 0) columnIntoSight(scroller.current, column);
  }, [rounds, pinned]);
  return (
    <div
      ref={scroller}
      className={`${styles.grid} ${className}`}
      role="grid"
      aria-label={label}
      aria-describedby={describedBy}
      aria-rowcount={shown.length}
      aria-colcount={slots + 2}
      aria-activedescendant={active}
      tabIndex={0}
      style={{ '--slots': slots } as CSSProperties}
      onKeyDown={(event) => {
        const next = moveSelection(rounds, selected, event.key);
        if (!next) return;
        event.preventDefault();
        event.stopPropagation();
        store.getState().select(next);
      }}
    >
      <div role="presentation" className={styles.rows} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => row(index, start))}
      </div>
    </div>
  );
}

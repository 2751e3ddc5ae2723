/**
 * B: one row a round, columns are slots: drafts above, what became of them below. A grid with one tab stop; arrow keys move
 * the selection that every panel shares. Only the rows in sight are in the document.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type CSSProperties } from 'react';
import { lineOf } from '#core/trace/round-tree.ts';
import type { Selection } from '#core/trace/why.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import type { View } from '../session/use-view.ts';
import { strings } from '../strings.ts';
import { moveSelection } from './move-selection.ts';
import { LaneRow } from './lane-row.tsx';
import { Legend } from './legend.tsx';
import styles from './lanes.module.css';

export const ROW_HEIGHT = 62;
export const cellId = ({ round, slot }: Selection): string => `cell-${round}-${slot}`;

export function LanesPanel({ view, selected }: { readonly view: View; readonly selected: Selection | null }) {
  const store = useSessionStore();
  const playing = useSession((session) => session.playing);
  const scroller = useRef<HTMLDivElement>(null);
  const { rounds, log } = view;
  const slots = Math.max(log.header.config.drafter === 'none' ? 0 : log.header.config.gamma, ...rounds.slice(-40).map((round) => lineOf(round).length)) + 1;
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer is read in this component alone
  const rows = useVirtualizer({ count: rounds.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: 4 });

  const at = selected ? rounds.findIndex(({ round }) => round === selected.round) : -1;
  const target = playing || at < 0 ? rounds.length - 1 : at;
  useEffect(() => {
    if (target >= 0) rows.scrollToIndex(target, { align: playing ? 'end' : 'auto' });
  }, [rows, target, playing]);

  return (
    <section className={styles.panel} aria-labelledby="lanes-heading" data-tour="rounds">
      <header className={styles.header}>
        <h2 id="lanes-heading" className={styles.heading}>{strings.lanes.heading}</h2>
        <Legend />
      </header>
      <p className="visually-hidden" id="lanes-caption">{strings.lanes.caption}</p>
      <div
        ref={scroller}
        className={styles.grid}
        role="grid"
        aria-labelledby="lanes-heading"
        aria-describedby="lanes-caption"
        aria-rowcount={rounds.length}
        aria-colcount={slots + 1}
        aria-activedescendant={selected ? cellId(selected) : undefined}
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
          {rows.getVirtualItems().map(({ index, start }) => (
            <LaneRow key={index} log={log} view={rounds[index]!} index={index} top={start} slot={selected?.round === rounds[index]!.round ? selected.slot : null} current={index === rounds.length - 1} />
          ))}
        </div>
      </div>
    </section>
  );
}

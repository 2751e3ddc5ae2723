/** B: one row a round, columns are slots: drafts above, what became of them below. */
import { useId } from 'react';
import { lineOf } from '#core/trace/round-tree.ts';
import type { Selection } from '#core/trace/why.ts';
import type { FoundMarks } from '../find/current-match.ts';
import type { View } from '../session/use-view.ts';
import { strings } from '../strings.ts';
import { cellId } from './lane-cell.tsx';
import { LaneRow } from './lane-row.tsx';
import { Legend } from './legend.tsx';
import { RoundsGrid } from './rounds-grid.tsx';
import styles from './lanes.module.css';

const ROW_HEIGHT = 62;

interface Props {
  readonly view: View;
  readonly selected: Selection | null;
  readonly found: FoundMarks;
}

export function LanesPanel({ view, selected, found }: Props) {
  const id = useId();
  const { rounds, log } = view;
  const slots = Math.max(log.header.config.drafter === 'none' ? 0 : log.header.config.gamma, ...rounds.slice(-40).map((round) => lineOf(round).length)) + 1;
  return (
    <section className={styles.panel} aria-label={strings.lanes.heading} data-tour="rounds">
      <header className={styles.header}>
        <h2 className="visually-hidden">{strings.lanes.heading}</h2>
        <Legend />
      </header>
      <p className="visually-hidden" id={`${id}-caption`}>{strings.lanes.caption}</p>
      <RoundsGrid
        label={strings.lanes.heading} describedBy={`${id}-caption`} className={styles.grid} rowHeight={ROW_HEIGHT} slots={slots}
        rounds={rounds} shown={rounds} selected={selected} active={selected ? cellId(id, selected) : undefined}
        row={(index, top) => (
          <LaneRow key={index} grid={id} log={log} view={rounds[index]!} found={found} index={index} top={top} slot={selected?.round === rounds[index]!.round ? selected.slot : null} current={index === rounds.length - 1} />
        )}
      />
    </section>
  );
}

/** All sessions of the run side by side: a look, a way to each of them, and the same as a table and as a file. */
import { useRef } from 'react';
import type { Timeline } from '#core/pibench/view/timeline-at.ts';
import { STATES } from '#core/pibench/view/state-words.ts';
import { ChartFoot } from '#ui/charts/chart-foot.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { useWidth } from '#ui/charts/use-width.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { TimelineDrawing } from './timeline-drawing.tsx';
import { layOut, widthOf } from './timeline-layout.ts';
import styles from './timeline.module.css';

const words = pibenchStrings.timeline;

interface Props {
  readonly timeline: Timeline;
  readonly active: string | null;
  readonly onSeek: (cursor: number) => void;
}

function rowsOf({ columns, arcs }: Timeline) {
  return columns.map(({ task, title, role, weight, tally, files, kept, at }, i) => ({
    key: task, marked: at === 'now',
    cells: [
      `${i + 1} ${title}`, words.role[role], `${weight}`, ...STATES.map((state) => `${tally[state]}`),
      arcs.filter(({ to }) => to === i).map(({ from, state }) => words.leans(from + 1, words.arcs[state])).join('; ') || words.none, `${files}`, kept ? words.yes : words.no,
    ],
  }));
}

export function TimelineStrip({ timeline, active, onSeek }: Props) {
  const plot = useRef<HTMLDivElement>(null);
  const room = useWidth(plot);
  const width = widthOf(timeline, room);
  const placed = layOut(timeline, width);
  const { columns, arcs } = timeline;
  const begun = columns.filter(({ at }) => at !== 'ahead').length;
  const lit = arcs.filter(({ state }) => state === 'lit').length;
  return (
    <figure className={styles.timeline} data-testid="timeline">
      <figcaption><h2>{words.heading}</h2><p>{words.summary(begun, columns.length)}</p></figcaption>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways where there is little room */}
      <div ref={plot} className={styles.plot} tabIndex={width > room ? 0 : undefined} role={width > room ? 'region' : undefined} aria-label={width > room ? words.heading : undefined}>
        {room > 0 && (
          <div style={{ position: 'relative', width }}>
            <TimelineDrawing timeline={timeline} placed={placed} width={width} active={active} label={words.picture(columns.length, lit, arcs.length)} />
            <ol>
              {placed.map(({ column: { task, title, cursor, at }, x, width: wide }, i) => (
                <li key={task}>
                  {/* J and K lead from session to session: one stop is enough for who uses the keyboard */}
                  <button
                    type="button" className={styles.go} style={{ left: x, width: wide }} disabled={cursor === null} tabIndex={at === 'now' ? 0 : -1} aria-current={at === 'now' ? 'step' : undefined}
                    aria-label={cursor === null ? words.ahead(i + 1, title) : words.go(i + 1, title)} title={title} onClick={() => { if (cursor !== null) onSeek(cursor); }}
                  />
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
      <ChartFoot chart={plot} title={words.heading} file="slipstream-pibench-sessions" table={<TableDisclosure caption={words.heading} columns={words.columns} rows={rowsOf(timeline)} wraps />} />
    </figure>
  );
}

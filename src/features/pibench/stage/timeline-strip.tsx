/** All sessions of the run side by side: a look, a way to each of them, and the same as a table and as a file. */
import { useRef, useState, type KeyboardEvent } from 'react';
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
  // one stop of the Tab key, from which arrows lead to the others
  const [stop, setStop] = useState<string | null>(null);
  const open = columns.filter(({ cursor }) => cursor !== null).map(({ task }) => task);
  const first = (stop !== null && open.includes(stop) ? stop : columns.find(({ at }) => at === 'now')?.task) ?? open[0];
  const walk = (event: KeyboardEvent<HTMLOListElement>): void => {
    const at = open.indexOf(first ?? '');
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: open.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = open[Math.min(open.length - 1, Math.max(0, to))];
    event.currentTarget.querySelector<HTMLElement>(`[data-task="${CSS.escape(next ?? '')}"]`)?.focus();
  };
  return (
    <figure className={styles.timeline} data-testid="timeline">
      <figcaption><h2>{words.heading}</h2><p>{words.summary(begun, columns.length)}</p></figcaption>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways where there is little room */}
      <div ref={plot} className={styles.plot} tabIndex={width > room ? 0 : undefined} role={width > room ? 'region' : undefined} aria-label={width > room ? words.heading : undefined}>
        {room > 0 && (
          <div style={{ position: 'relative', width }}>
            <TimelineDrawing timeline={timeline} placed={placed} width={width} active={active} label={words.picture(columns.length, lit, arcs.length)} />
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows walk over the buttons in it */}
            <ol onKeyDown={walk} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) setStop(null); }}>
              {placed.map(({ column: { task, title, cursor, at }, x, width: wide }, i) => (
                <li key={task}>
                  <button
                    type="button" className={styles.go} style={{ left: x, width: wide }} disabled={cursor === null} data-task={task} tabIndex={task === first ? 0 : -1} onFocus={() => setStop(task)} aria-current={at === 'now' ? 'step' : undefined}
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

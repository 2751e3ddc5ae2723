/** The timeline as a picture: stacked bars in three lanes, arcs between them, what was kept below. */
import { useId } from 'react';
import { sharesIntent, type Timeline } from '#core/pibench/view/timeline-at.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { arcPath, HEIGHT, keptMiddle, laneMiddle, LANE, LANES, MARGIN, type PlacedColumn } from './timeline-layout.ts';
import styles from './timeline.module.css';

const words = pibenchStrings.timeline;

interface Props {
  readonly timeline: Timeline;
  readonly placed: readonly PlacedColumn[];
  readonly width: number;
  readonly label: string;
  /** Of the session that is shown, the intent that is pointed at. */
  readonly active: string | null;
}

export function TimelineDrawing({ timeline, placed, width, label, active }: Props) {
  const hatch = useId();
  const now = placed.find(({ column }) => column.at === 'now');
  return (
    <svg role="img" aria-label={label} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} className={styles.drawing}>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="var(--missed)" opacity="0.28" /><rect width="2" height="5" fill="var(--missed)" /></pattern>
      </defs>
      {now && <rect className={styles.now} x={now.x} y="0" width={now.width} height={HEIGHT} rx="6" />}
      {LANES.map((role) => <text key={role} x="0" y={laneMiddle(role)} dominantBaseline="central">{words.lanes[role]}</text>)}
      <text x="0" y={keptMiddle} dominantBaseline="central">{words.keeps}</text>
      {LANES.map((role) => <line key={role} className={styles.ground} x1={MARGIN} x2={width} y1={laneMiddle(role) + LANE / 2 + 0.5} y2={laneMiddle(role) + LANE / 2 + 0.5} />)}
      {timeline.arcs.map((arc) => (
        <g key={`${arc.from}-${arc.to}`} className={styles.arc} data-state={arc.state} data-lit={sharesIntent(timeline, arc, active) || undefined}>
          <path pathLength="100" d={arcPath(arc, placed)} />
          <circle r="2.6" cx={placed[arc.to]!.bar.x + placed[arc.to]!.bar.width / 2} cy={placed[arc.to]!.bar.y - 3} />
        </g>
      ))}
      {placed.map(({ column, bar, parts, keptY }) => (
        <g key={column.task} className={styles.bar} data-at={column.at}>
          {parts.map(({ state, ...part }) => <rect key={state} {...part} height={Math.max(0, part.height - 1)} rx="1.5" data-to={state} fill={state === 'missed' ? `url(#${hatch})` : undefined} />)}
          {Array.from({ length: Math.min(column.files, 3) }, (_, i) => <rect key={i} className={styles.file} x={bar.x + 2 + i * 6} y={keptY - 3} width="4" height="6" rx="1" />)}
          {column.kept && <circle className={styles.note} cx={bar.x + bar.width - 5} cy={keptY} r="3" />}
        </g>
      ))}
    </svg>
  );
}

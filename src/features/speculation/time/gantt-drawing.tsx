/** The Gantt as a picture: a list of rounds with one tab stop, in which arrow keys move the selection that every panel shares. */
import { useId, type KeyboardEvent } from 'react';
import type { Comparison } from '#core/trace/figures.ts';
import type { RoundInterval } from '#core/trace/intervals.ts';
import { XAxis } from '#ui/charts/axes.tsx';
import { linear, ticks } from '#ui/charts/scale.ts';
import { tenth, wholeOrTenth } from '#ui/number-format.ts';
import { timeStrings } from './time-strings.ts';
import { FastLanes } from './fast-lanes.tsx';
import { neighbour } from './neighbour.ts';
import styles from './time.module.css';

const words = timeStrings.gantt;
/** Room for the names of the lanes, at about so many pixels a letter. */
const GUTTER = Math.max(74, 6.6 * Math.max(...Object.values(words.lanes).map((name) => name.length)));
const LANE = 20;
const BAR = 13;
const TOP = 16;
const AXIS = TOP + 3 * LANE + 4;
const FAST = AXIS + 30;
/** A number at the very end of the axis would stick out. */
const TICK_ROOM = 24;
const TERMS = ['draft', 'verify', 'other'] as const;

interface Props {
  readonly width: number;
  readonly page: readonly RoundInterval[];
  /** Rounds that have ended at the cursor. */
  readonly ended: readonly RoundInterval[];
  readonly selected: number | null;
  readonly comparison: Comparison | null;
  readonly onSelect: (round: number) => void;
  /** Under the pointer; null when it leaves. */
  readonly onPreview: (round: number | null) => void;
}

/** Where each term's bar begins: one after the other. */
const startOf = ({ startMs, draftMs, verifyMs }: RoundInterval, term: (typeof TERMS)[number]): number =>
  startMs + (term === 'draft' ? 0 : term === 'verify' ? draftMs : draftMs + verifyMs);

export function GanttDrawing({ width, page, ended, selected, comparison, onSelect, onPreview }: Props) {
  const id = useId();
  const optionId = (round: number): string => `${id}-${round}`;
  const drawn = page.filter(({ round }) => ended.some((one) => one.round === round));
  const tokens = page.reduce((sum, { committed }) => sum + committed, 0);
  const from = page[0]!.startMs;
  const slowest = comparison ? (1000 * tokens) / Math.min(comparison.plainTokensPerSecond, comparison.tokensPerSecond) : 0;
  const to = Math.max(page.at(-1)!.endMs, from + slowest);
  const frame = { left: GUTTER, right: width - 2, top: TOP, bottom: AXIS };
  const scale = linear([from, to], [frame.left, frame.right]);
  const here = drawn.find(({ round }) => round === selected);
  const cursor = drawn.find(({ round }) => round === ended.at(-1)?.round);
  const height = comparison ? FAST + 2 * LANE + 20 : AXIS + 20;
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = neighbour(ended.map(({ round }) => round), selected, event.key);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onSelect(next);
  };
  return (
    <svg
      width={width}
      height={height}
      className={styles.gantt}
      role="listbox"
      aria-label={words.list(drawn[0]?.round ?? page[0]!.round, drawn.at(-1)?.round ?? page[0]!.round, ended.length)}
      aria-orientation="horizontal"
      aria-activedescendant={here ? optionId(here.round) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <g aria-hidden="true">
        {TERMS.map((term, i) => <text key={term} x="0" y={TOP + i * LANE + BAR - 2}>{words.lanes[term]}</text>)}
        <XAxis frame={frame} scale={scale} ticks={ticks([from, to], Math.max(3, Math.floor(width / 80))).filter((tick) => scale(tick) < frame.right - TICK_ROOM)} format={words.ms} />
        {cursor && <line className={styles.cursor} x1={scale(cursor.endMs)} x2={scale(cursor.endMs)} y1={TOP - 6} y2={AXIS} />}
      </g>
      {drawn.map((interval) => (
        <g
          key={interval.round}
          id={optionId(interval.round)}
          role="option"
          aria-selected={interval === here}
          aria-label={words.round(interval.round, tenth(interval.draftMs), tenth(interval.verifyMs), tenth(interval.otherMs), interval.committed)}
          className={styles.round}
          onClick={() => onSelect(interval.round)}
          onPointerMove={(event) => { if (event.pointerType === 'mouse') onPreview(interval.round); }}
          onPointerLeave={() => onPreview(null)}
        >
          <rect className={styles.band} x={scale(interval.startMs)} y={TOP - 4} width={Math.max(1, scale(interval.endMs) - scale(interval.startMs))} height={AXIS - TOP + 4} />
          <text x={(scale(interval.startMs) + scale(interval.endMs)) / 2} y={TOP - 7} textAnchor="middle">{interval.round}</text>
          {TERMS.map((term, i) => {
            const start = startOf(interval, term);
            const end = start + interval[`${term}Ms`];
            return <rect key={term} data-term={term} x={scale(start)} y={TOP + i * LANE} width={Math.max(0.75, scale(end) - scale(start))} height={BAR} rx="1.5" />;
          })}
        </g>
      ))}
      {comparison && (
        <g aria-hidden="true" transform={`translate(0 ${FAST})`}>
          <FastLanes rounds={drawn} from={from} scale={scale} selected={here?.round ?? null} comparison={comparison} lane={LANE} bar={BAR} />
          <text data-figure="plain-token" x="0" y={2 * LANE + 12}>{words.fast(wholeOrTenth(1000 / comparison.plainTokensPerSecond))}</text>
        </g>
      )}
    </svg>
  );
}

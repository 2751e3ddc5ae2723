/**
 * p and q over the top 20 tokens, on one scale. What both give a token is filled: summed up it is the chance of acceptance
 * under R1 (1 - total variation). What only the target gives is what a rejected draft is replaced from.
 */
import { useId, useRef } from 'react';
import type { EventLog } from '#core/trace/event-log.ts';
import type { Overlay } from '#core/trace/distribution.ts';
import type { AcceptRule } from '#core/trace/events.ts';
import { ChartFoot } from '#ui/charts/chart-foot.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { probability } from '#ui/number-format.ts';
import { visibleTokenLine } from '#ui/visible-token.ts';
import { whyStrings } from './why-strings.ts';
import styles from './why.module.css';

const TOP = 20;
/** Below this a bar could not be seen; a few are shown in any case. */
const VISIBLE = 0.001;
const AT_LEAST = 6;
const words = whyStrings;

/** Units of the picture: about a pixel each. */
const WIDTH = 336;
const ROW = 18;
const BAR = 10;
const LEFT = 92;
const LETTERS = 12;

interface Props {
  readonly log: EventLog;
  readonly overlay: Overlay;
  readonly token: number;
  readonly rule: AcceptRule | 'greedy';
}

const shortened = (text: string): string => (text.length > LETTERS ? `${text.slice(0, LETTERS - 1)}…` : text);

export function OverlapChart({ log, overlay, token, rule }: Props) {
  const chart = useRef<HTMLDivElement>(null);
  const hatch = useId();
  const rows = overlay.tokens.slice(0, TOP).filter(({ p, q }, i) => i < AT_LEAST || Math.max(p, q) >= VISIBLE);
  const scale = Math.max(...rows.map(({ p, q }) => Math.max(p, q)), 1e-9);
  const width = (x: number): number => ((WIDTH - LEFT - 2) * x) / scale;
  const title = words.overlapTitle(probability(overlay.shared), overlay.hidden > 0.005 ? probability(overlay.hidden) : null);
  return (
    <div ref={chart} className={styles.overlap}>
      <h3 className={styles.subheading} data-figure="shared">{title}</h3>
      <p className={styles.note}>{words.overlapHint[rule]}</p>
      <p className={styles.key} aria-hidden="true"><span data-of="both">{words.legend.both}</span><span data-of="p">{words.legend.p}</span><span data-of="q">{words.legend.q}</span></p>
      <svg className={styles.overlapBars} viewBox={`0 0 ${WIDTH} ${rows.length * ROW}`} role="img" aria-label={title}>
        <defs>
          <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path className={styles.hatch} d="M0 0v4" /></pattern>
        </defs>
        {rows.map((row, i) => {
          const y = i * ROW + (ROW - BAR) / 2;
          return (
            <g key={row.token} data-marked={row.token === token || undefined}>
              <text data-token x="0" y={i * ROW + ROW / 2}>{shortened(visibleTokenLine(log.text(row.token)))}</text>
              <rect className={styles.more} data-of={row.p > row.q ? 'p' : 'q'} x={LEFT} y={y} width={width(Math.max(row.p, row.q))} height={BAR} rx="2" fill={row.p > row.q ? `url(#${hatch})` : 'none'} />
              <rect className={styles.shared} x={LEFT} y={y} width={width(Math.min(row.p, row.q))} height={BAR} rx="2" />
            </g>
          );
        })}
      </svg>
      <p className={styles.note} data-figure="cut">{words.cut(overlay.tokens.length, probability(Math.max(overlay.pTail, overlay.qTail)))}</p>
      <ChartFoot
        chart={chart} title={words.overlapTable} file="slipstream-overlap"
        table={
          <TableDisclosure
            caption={words.overlapTable}
            columns={words.overlapColumns}
            rows={rows.map(({ token: id, p, q }) => ({ key: id, marked: id === token, cells: [visibleTokenLine(log.text(id)), ...[p, q, Math.min(p, q)].map(probability)] }))}
          />
        }
      />
    </div>
  );
}

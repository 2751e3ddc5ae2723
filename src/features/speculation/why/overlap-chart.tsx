/**
 * p and q over the top 20 tokens, on one scale. What both give a token is filled: summed up it is the chance of acceptance
 * under R1 (1 - total variation). What only the target gives is what a rejected draft is replaced from.
 */
import type { EventLog } from '#core/trace/event-log.ts';
import type { Overlay } from '#core/trace/distribution.ts';
import type { AcceptRule } from '#core/trace/events.ts';
import { probability } from '#ui/number-format.ts';
import { spokenToken } from '#ui/spoken-token.ts';
import { TokenText } from '#ui/token-text.tsx';
import { strings } from '../strings.ts';
import styles from './why.module.css';

const TOP = 20;
/** Below this a bar could not be seen; a few are shown in any case. */
const VISIBLE = 0.001;
const AT_LEAST = 6;
const words = strings.why;

interface Props {
  readonly log: EventLog;
  readonly overlay: Overlay;
  readonly token: number;
  readonly rule: AcceptRule | 'greedy';
}

export function OverlapChart({ log, overlay, token, rule }: Props) {
  const rows = overlay.tokens.slice(0, TOP).filter(({ p, q }, i) => i < AT_LEAST || Math.max(p, q) >= VISIBLE);
  const scale = Math.max(...rows.map(({ p, q }) => Math.max(p, q)), 1e-9);
  const width = (x: number): string => `${((100 * x) / scale).toFixed(2)}%`;
  return (
    <div className={styles.overlap}>
      <h3 className={styles.subheading}>{words.overlapTitle(probability(overlay.shared), overlay.hidden > 0.005 ? probability(overlay.hidden) : null)}</h3>
      <p className={styles.note}>{words.overlapHint[rule]}</p>
      <p className={styles.key} aria-hidden="true"><span data-of="both">{words.legend.both}</span><span data-of="p">{words.legend.p}</span><span data-of="q">{words.legend.q}</span></p>
      <ul>
        {rows.map((row) => (
          <li key={row.token} data-marked={row.token === token || undefined} aria-label={words.overlapRow(spokenToken(log.text(row.token)), probability(row.p), probability(row.q))}>
            <TokenText text={log.text(row.token)} />
            <span className={styles.pair} aria-hidden="true">
              <span className={styles.more} data-of={row.p > row.q ? 'p' : 'q'} style={{ width: width(Math.max(row.p, row.q)) }} />
              <span className={styles.shared} style={{ width: width(Math.min(row.p, row.q)) }} />
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.note}>{words.cut(overlay.tokens.length, probability(Math.max(overlay.pTail, overlay.qTail)))}</p>
    </div>
  );
}

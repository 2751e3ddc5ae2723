/** q and p of one token, on one scale from 0 to 1. */
import { probability } from '#ui/number-format.ts';
import { whyStrings } from './why-strings.ts';
import styles from './why.module.css';

const percent = (x: number): string => `${(100 * Math.min(1, Math.max(0, x))).toFixed(2)}%`;

export function ProbabilityBars({ p, q }: { readonly p: number; readonly q: number | null }) {
  return (
    <dl className={styles.bars}>
      {q !== null && (
        <div className={styles.bar} data-of="q">
          <dt>{whyStrings.drafterSays}</dt>
          <dd><span className={styles.track} aria-hidden="true"><span style={{ width: percent(q) }} /></span><span className={styles.value} data-figure="q">{probability(q)}</span></dd>
        </div>
      )}
      <div className={styles.bar} data-of="p">
        <dt>{whyStrings.targetSays}</dt>
        <dd><span className={styles.track} aria-hidden="true"><span style={{ width: percent(p) }} /></span><span className={styles.value} data-figure="p">{probability(p)}</span></dd>
      </div>
    </dl>
  );
}

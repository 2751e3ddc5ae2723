/**
 * A line from 0 to 1: up to the threshold a draft is kept; the coin shows where chance fell. On which side is the log's verdict:
 * its p and q are rounded, and a coin close by could seem to lie on the other.
 */
import type { CSSProperties } from 'react';
import { probability } from '#ui/number-format.ts';
import { whyStrings } from './why-strings.ts';
import styles from './why.module.css';

const percent = (x: number): string => `${(100 * Math.min(1, Math.max(0, x))).toFixed(2)}%`;

export function Ruler({ threshold, coin, accepted }: { readonly threshold: number; readonly coin: number; readonly accepted: boolean }) {
  return (
    <div className={styles.ruler} role="img" aria-label={whyStrings.ruler(probability(threshold), probability(coin), accepted)}>
      <div className={styles.line}>
        <span className={styles.keep} style={{ width: percent(threshold) }} />
        <span className={styles.threshold} style={{ left: percent(threshold) }} />
        <span className={styles.coin} data-below={accepted} style={{ left: percent(coin) }} />
      </div>
      <div className={styles.scale}>
        <span>0</span>
        <span className={styles.coinLabel} style={{ '--at': percent(coin) } as CSSProperties}>{whyStrings.coin} {probability(coin)}</span>
        <span>1</span>
      </div>
    </div>
  );
}

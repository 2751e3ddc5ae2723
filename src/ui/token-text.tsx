/** A token's text in small. */
import styles from './token-text.module.css';
import { visibleToken } from './visible-token.ts';

export function TokenText({ text }: { readonly text: string }) {
  return (
    <span className={styles.text} data-token>
      {visibleToken(text).map(({ text: part, sign }, i) => (sign ? <span key={i} className={styles.sign}>{part}</span> : part))}
    </span>
  );
}

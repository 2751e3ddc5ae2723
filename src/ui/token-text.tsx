/** A token's text in small; struck by a slant where its surroundings' level line would hide it. */
import styles from './token-text.module.css';
import { liesLevel } from './lies-level.ts';
import { visibleToken } from './visible-token.ts';

export function TokenText({ text, struck = false }: { readonly text: string; readonly struck?: boolean }) {
  return (
    <span className={styles.text} data-token data-slant={(struck && liesLevel(text)) || undefined}>
      {visibleToken(text).map(({ text: part, sign }, i) => (sign ? <span key={i} className={styles.sign}>{part}</span> : part))}
    </span>
  );
}

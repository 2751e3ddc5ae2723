/** A token's text in small: spaces, line ends and bytes of a cut character made visible, since they are what tokens differ in. */
import { visibleTokenText } from '#core/tokenizer/token-text.ts';
import styles from './token-text.module.css';

const SIGNS: Readonly<Record<string, string>> = { ' ': '·', '\n': '↵', '\t': '⇥' };

/** The same as plain text, for pictures. */
export const visibleToken = (text: string): string => (text === '' ? '∅' : text.replace(/[ \n\t]/g, (c) => SIGNS[c]!));

export function TokenText({ text }: { readonly text: string }) {
  const parts = text === '' ? ['∅'] : visibleTokenText(text).split(/([ \n\t]+)/).filter((part) => part !== '');
  return (
    <span className={styles.text}>
      {parts.map((part, i) => (/^[ \n\t]/.test(part) ? <span key={i} className={styles.sign}>{[...part].map((c) => SIGNS[c]).join('')}</span> : part))}
    </span>
  );
}

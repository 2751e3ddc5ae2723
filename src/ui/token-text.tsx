/** A token's text in small: spaces and line ends made visible, since they are what tokens differ in. */
import styles from './token-text.module.css';

const SIGNS: Readonly<Record<string, string>> = { ' ': '·', '\n': '↵', '\t': '⇥' };

export function TokenText({ text }: { readonly text: string }) {
  const parts = text === '' ? ['∅'] : text.split(/([ \n\t]+)/).filter((part) => part !== '');
  return (
    <span className={styles.text}>
      {parts.map((part, i) => (/^[ \n\t]/.test(part) ? <span key={i} className={styles.sign}>{[...part].map((c) => SIGNS[c]).join('')}</span> : part))}
    </span>
  );
}

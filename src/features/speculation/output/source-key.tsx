/** What the small letters under the text stand for. */
import { strings } from '../strings.ts';
import styles from './output.module.css';

const { source: letters, sources: names } = strings.output;

export function SourceKey({ sources }: { readonly sources: readonly (keyof typeof letters)[] }) {
  return (
    <dl className={styles.key}>
      {sources.map((source) => <div key={source}><dt>{letters[source]}</dt><dd>{names[source]}</dd></div>)}
    </dl>
  );
}

/** How far a load is: what it is at, a bar, bytes, and how long a download has still to go. Who listens is told the former alone. */
import type { ModelProgress } from '#engine/chat-protocol.ts';
import { share } from '#ui/number-format.ts';
import { chatStrings } from '../chat-strings.ts';
import styles from './chooser.module.css';

const words = chatStrings.offer;

export function LoadProgress({ progress, msLeft }: { readonly progress: ModelProgress | null; readonly msLeft: number | null }) {
  const known = progress !== null && progress.totalBytes > 0;
  return (
    <div className={styles.progress}>
      <p><span role="status">{progress ? words.stages[progress.stage] : words.stages.none}</span>{known && <> <span className={styles.quiet}>{words.progress(progress.bytes, progress.totalBytes)} · {share(progress.bytes / progress.totalBytes)}{msLeft !== null && ` · ${words.left(msLeft)}`}</span></>}</p>
      <progress aria-label={words.progressName} {...(known && { value: progress.bytes, max: progress.totalBytes })} />
    </div>
  );
}

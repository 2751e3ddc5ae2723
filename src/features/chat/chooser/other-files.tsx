/** Other files of the same repository that could be taken instead, folded. */
import type { ModelOffer } from '#engine/chat-protocol.ts';
import { Button } from '#ui/controls/button.tsx';
import { chatStrings } from '../chat-strings.ts';
import styles from './chooser.module.css';

const words = chatStrings.offer;
type Choice = ModelOffer['choices'][number];

export function OtherFiles({ choices, onTake }: { readonly choices: readonly Choice[]; readonly onTake: (choice: Choice) => void }) {
  if (choices.length === 0) return null;
  return (
    <details className={styles.others}>
      <summary>{words.others(choices.length)}</summary>
      <ul>
        {choices.map((choice) => (
          <li key={choice.address}>
            <Button kind="quiet" aria-label={words.take(choice.name)} onClick={() => onTake(choice)}>{choice.name}</Button>
            <span className={styles.quiet}>{words.otherSize(choice.bytes)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

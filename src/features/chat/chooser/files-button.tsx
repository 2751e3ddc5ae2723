/** A model from the visitor's disk: its files stay where they are. */
import { chooseFiles } from '#ui/choose-file.ts';
import { Button } from '#ui/controls/button.tsx';
import { chatStrings } from '../chat-strings.ts';
import type { ChatDesk } from '../commands/chat-commands.ts';
import type { Slot } from '../session/chat-session.ts';
import { filesWanted, MODEL_FILES } from './files-wanted.ts';
import styles from './chooser.module.css';

export function FilesButton({ desk: { live, noGpu }, slot }: { readonly desk: ChatDesk; readonly slot: Slot }) {
  const choose = async (): Promise<void> => {
    const files = await chooseFiles(MODEL_FILES);
    if (files.length > 0) await live.look(filesWanted(files));
  };
  return (
    <div className={styles.files}>
      <Button disabled={noGpu !== null} onClick={() => void choose()}>{chatStrings.chooser.files}</Button>
      <p className={styles.quiet}>{chatStrings.chooser.filesHint[slot]}</p>
    </div>
  );
}

/** The models that stand ready, in one line: the one that answers, the one that drafts, and the way to others. */
import { chatStrings } from '../chat-strings.ts';
import { changeModel, chooseDraft, closeModel, type ChatDesk } from '../commands/chat-commands.ts';
import { CommandButton } from '../commands/command-button.tsx';
import type { Loaded } from '../session/chat-session.ts';
import styles from './chooser.module.css';

const words = chatStrings.model;

export function ModelLine({ desk, target: { model: { identity, weights, memory } } }: { readonly desk: ChatDesk; readonly target: Loaded }) {
  const { draft } = desk.session;
  const bytes = memory.weightsBytes + memory.cacheBytes + memory.workBytes;
  return (
    <section className={styles.line} aria-label={words.heading} data-testid="model-line">
      <p><strong>{identity.name}</strong> <span className={styles.quiet}>{words.facts(weights, bytes, memory.context)}</span></p>
      <CommandButton command={changeModel} desk={desk} />
      <CommandButton command={closeModel} desk={desk} />
      {draft && <p className={styles.drafts}>{words.draftName(draft.model.identity.name, draft.model.drafts)}</p>}
      <CommandButton command={chooseDraft} desk={desk} label={draft ? words.changeDraft : chooseDraft.label} />
    </section>
  );
}

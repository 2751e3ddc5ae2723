/** The models that a visitor need not know the address of; choosing one looks at it. For a drafter those that can draft for the model stand alone. */
import { Button } from '#ui/controls/button.tsx';
import { chatStrings } from '../chat-strings.ts';
import type { ChatDesk } from '../commands/chat-commands.ts';
import type { Slot } from '../session/chat-session.ts';
import { draftersOf, READY_MODELS, type ReadyModelEntry } from './ready-models.ts';
import styles from './chooser.module.css';

const words = chatStrings.chooser;

export function ReadyList({ desk, slot }: { readonly desk: ChatDesk; readonly slot: Slot }) {
  const belonging = slot === 'draft' ? draftersOf(desk.session.target?.wanted.address ?? null) : [];
  const entries = belonging.length > 0 ? belonging : READY_MODELS;
  const heading = belonging.length > 0 ? words.belonging : words.ready;
  return (
    <section className={styles.part} aria-label={heading}>
      <h3>{heading}</h3>
      <ul className={styles.models}>
        {entries.map((entry) => <li key={entry.address}><ReadyItem entry={entry} desk={desk} /></li>)}
      </ul>
      {entries.some(({ tried }) => !tried) && <p className={styles.quiet}>{words.notTriedMeans}</p>}
    </section>
  );
}

function ReadyItem({ entry: { title, address, downloadBytes, license, thinks, tried, reads }, desk: { live, noGpu } }: { readonly entry: ReadyModelEntry; readonly desk: ChatDesk }) {
  const facts = [words.about(downloadBytes), reads ? words.reads[reads] : null, license ?? words.licenseThere, thinks ? words.thinks : null, tried ? null : words.notTried].filter((fact) => fact !== null);
  return (
    <Button disabled={noGpu !== null} onClick={() => void live.look({ choice: { kind: 'address', address }, address, title })}>
      <strong>{title}</strong> <span className={styles.address}>{address}</span> <span className={styles.facts}>{facts.join(' · ')}</span>
    </Button>
  );
}

/** Models in this browser's private files: whole ones open without a network, a download that broke off goes on. Forgetting asks once more. */
import { useState } from 'react';
import type { KeptModel } from '#engine/chat-protocol.ts';
import { Button } from '#ui/controls/button.tsx';
import { chatStrings } from '../chat-strings.ts';
import type { ChatDesk } from '../commands/chat-commands.ts';
import type { Wanted } from '../session/chat-session.ts';
import styles from './chooser.module.css';

const words = chatStrings.kept;

export function KeptList({ desk }: { readonly desk: ChatDesk }) {
  const { kept, said } = desk.session;
  // what became of the last one is still said
  if (kept.length === 0 && said === '') return null;
  return (
    <section className={styles.part} aria-label={words.heading} data-testid="kept-models">
      <h3>{words.heading}</h3>
      {kept.length > 0 && <ul className={styles.kept}>{kept.map((model) => <KeptItem key={model.key} model={model} desk={desk} />)}</ul>}
      <p role="status" className={styles.said}>{said}</p>
    </section>
  );
}

/** A broken-off download goes on from where it came. */
const wantedOf = ({ key, title, address, whole }: KeptModel): Wanted => ({ choice: whole ? { kind: 'kept', key } : { kind: 'address', address }, address, title });

function KeptItem({ model, desk: { live, noGpu } }: { readonly model: KeptModel; readonly desk: ChatDesk }) {
  const [sure, setSure] = useState(false);
  const { title, address, bytes, totalBytes, whole } = model;
  return (
    <li data-whole={whole}>
      <p><strong>{title}</strong></p>
      <p className={styles.quiet}>{whole ? words.whole(bytes) : words.broken(bytes, totalBytes)}</p>
      <div className={styles.actions}>
        {/* of a folder that cannot be read nobody knows where it came from */}
        {(whole || address !== '') && <Button disabled={noGpu !== null} aria-label={whole ? words.openNamed(title) : words.goOnNamed(title)} onClick={() => void live.look(wantedOf(model))}>{whole ? words.open : words.goOn}</Button>}
        <Button
          kind="quiet" aria-label={sure ? words.sureNamed(title) : words.forgetNamed(title)} onBlur={() => setSure(false)}
          onClick={() => { if (sure) void live.forget(model); else setSure(true); }}
        >
          {sure ? words.sure : words.forget}
        </Button>
      </div>
    </li>
  );
}

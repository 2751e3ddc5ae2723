/** What the keys do, from the same list that makes them work. */
import type { Ref } from 'react';
import { Button } from '#ui/controls/button.tsx';
import { useSession, useSessionStore } from '../session/session-context.ts';
import { strings } from '../strings.ts';
import { COMMANDS } from './commands.ts';
import { rememberShortcuts } from './remembered-shortcuts.ts';
import styles from './help-dialog.module.css';

const words = strings.help;
const ROWS = [...COMMANDS.map(({ id, label, keys }) => ({ id, label, keys })), { id: 'help', label: words.commands.help, keys: ['?'] }];

export function HelpDialog({ ref }: { readonly ref: Ref<HTMLDialogElement> }) {
  const store = useSessionStore();
  const shortcuts = useSession((session) => session.shortcuts);
  const switchShortcuts = (on: boolean): void => {
    store.getState().set({ shortcuts: on });
    rememberShortcuts(on);
  };
  return (
    <dialog ref={ref} className={styles.dialog} aria-labelledby="help-heading">
      <h2 id="help-heading" className={styles.heading}>{words.heading}</h2>
      <dl className={styles.list}>
        {ROWS.map(({ id, label, keys }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{keys.map((name) => <kbd key={name}>{name}</kbd>)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{words.note}</p>
      <div className={styles.foot}>
        <label className={styles.check}>
          <input type="checkbox" checked={shortcuts} onChange={(event) => switchShortcuts(event.target.checked)} />
          {words.shortcuts}
        </label>
        <form method="dialog"><Button kind="main" onClick={(event) => event.currentTarget.closest('dialog')?.close()}>{words.close}</Button></form>
      </div>
    </dialog>
  );
}

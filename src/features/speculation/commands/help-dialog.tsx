/** What the keys do, from the same list that makes them work. */
import { Button } from '#ui/controls/button.tsx';
import { Dialog } from '#ui/controls/dialog.tsx';
import { Keys } from '#ui/keys.tsx';
import { useSession, useSessionStore } from '../session/session-context.ts';
import { COMMANDS } from './all-commands.ts';
import { commandStrings } from './command-strings.ts';
import { rememberShortcuts } from '#ui/commands/remembered-shortcuts.ts';
import styles from './help-dialog.module.css';

const words = commandStrings.keyboard;
const WITH_KEYS = COMMANDS.filter(({ keys }) => keys.length > 0);

interface Props {
  readonly shortcuts: boolean;
  readonly onShortcuts: (on: boolean) => void;
  readonly onClose: () => void;
}

/** What the dialog holds. */
export function HelpCard({ shortcuts, onShortcuts, onClose }: Props) {
  return (
    <>
      <h2 className={styles.heading}>{words.heading}</h2>
      <dl className={styles.list}>
        {WITH_KEYS.map(({ id, label, keys }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd><Keys names={keys} /></dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{words.note}</p>
      <div className={styles.foot}>
        <label className={styles.check}>
          <input type="checkbox" checked={shortcuts} onChange={(event) => onShortcuts(event.target.checked)} />
          {words.shortcuts}
        </label>
        <Button kind="main" onClick={onClose}>{words.close}</Button>
      </div>
    </>
  );
}

export function HelpDialog() {
  const store = useSessionStore();
  const open = useSession(({ overlay }) => overlay === 'help');
  const shortcuts = useSession((session) => session.shortcuts);
  const close = (): void => store.getState().set({ overlay: null });
  const switchShortcuts = (on: boolean): void => {
    store.getState().set({ shortcuts: on });
    rememberShortcuts(on);
  };
  return <Dialog open={open} onClose={close} aria-label={words.heading}><HelpCard shortcuts={shortcuts} onShortcuts={switchShortcuts} onClose={close} /></Dialog>;
}

/** What a page's keys do, from the same list that makes them work, and the switch that turns single keys off. */
import { Button } from '#ui/controls/button.tsx';
import { Keys } from '#ui/keys.tsx';
import styles from './help-card.module.css';

interface Props {
  readonly words: { readonly heading: string; readonly note: string; readonly shortcuts: string; readonly close: string };
  /** Those without a key are left out. */
  readonly commands: readonly { readonly id: string; readonly label: string; readonly keys: readonly string[] }[];
  readonly shortcuts: boolean;
  readonly onShortcuts: (on: boolean) => void;
  readonly onClose: () => void;
}

export function HelpCard({ words, commands, shortcuts, onShortcuts, onClose }: Props) {
  return (
    <>
      <h2 className={styles.heading}>{words.heading}</h2>
      <dl className={styles.list}>
        {commands.filter(({ keys }) => keys.length > 0).map(({ id, label, keys }) => (
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

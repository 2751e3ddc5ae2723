/** Commands by name: type, choose with the arrow keys, Enter. Those that cannot be done now are not handed to it. */
import { useId, useState } from 'react';
import { Keys } from '#ui/keys.tsx';
import { chooserStrings as words } from './chooser-strings.ts';
import { commandsNamed } from './commands-named.ts';
import styles from './chooser.module.css';

interface Listed<Group extends string> {
  readonly id: string;
  readonly group: Group;
  readonly label: string;
  readonly keys: readonly string[];
}

interface Props<Group extends string, Command> {
  readonly commands: readonly Command[];
  readonly groups: Readonly<Record<Group, string>>;
  readonly onChoose: (command: Command) => void;
}

/** Where a key leads among n; null for keys that are none of its business. */
function moved(at: number, n: number, key: string): number | null {
  switch (key) {
    case 'ArrowDown': return (at + 1) % n;
    case 'ArrowUp': return (at + n - 1) % n;
    default: return null;
  }
}

export function Chooser<Group extends string, Command extends Listed<Group>>({ commands, groups, onChoose }: Props<Group, Command>) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = commandsNamed(commands, typed);
  const chosen = found[at];
  return (
    <>
      <input
        className={styles.field} type="text" role="combobox" aria-expanded="true" aria-autocomplete="list" aria-controls={id} aria-label={words.name}
        aria-activedescendant={chosen && `${id}-${chosen.id}`} placeholder={words.placeholder} spellCheck={false} autoComplete="off"
        value={typed}
        onChange={(event) => { setTyped(event.target.value); setAt(0); }}
        onKeyDown={(event) => {
          const to = found.length > 0 ? moved(at, found.length, event.key) : null;
          if (to !== null) {
            event.preventDefault();
            setAt(to);
            document.getElementById(`${id}-${found[to]!.id}`)?.scrollIntoView({ block: 'nearest' });
          } else if (event.key === 'Enter' && chosen) {
            event.preventDefault();
            onChoose(chosen);
          }
        }}
      />
      <p role="status" className={found.length > 0 ? 'visually-hidden' : styles.none}>{found.length === 0 ? words.none : words.count(found.length)}</p>
      <div id={id} role="listbox" aria-label={words.list} className={styles.list} tabIndex={-1}>
        {found.map((command, i) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- keys and focus are the field's (aria-activedescendant)
          <div key={command.id} id={`${id}-${command.id}`} role="option" aria-selected={i === at} className={styles.option} onPointerMove={() => setAt(i)} onClick={() => onChoose(command)}>
            <span className={styles.group}>{groups[command.group]}</span>
            <span>{command.label}</span>
            <Keys names={command.keys} />
          </div>
        ))}
      </div>
    </>
  );
}

/** Every command by name: type, choose with the arrow keys, Enter. What cannot be done now is not offered. */
import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import { Dialog } from '#ui/controls/dialog.tsx';
import { Keys } from '#ui/keys.tsx';
import { useHoldings } from '../session/holdings.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import { COMMANDS } from './all-commands.ts';
import type { Command, Desk } from './command.ts';
import { commandsNamed } from './commands-named.ts';
import { commandStrings } from './command-strings.ts';
import { pageCommands } from './page-commands.ts';
import { useDesk } from './use-desk.ts';
import styles from './palette.module.css';

const words = commandStrings.chooser;

/** Where a key leads among n; null for keys that are none of its business. */
function moved(at: number, n: number, key: string): number | null {
  switch (key) {
    case 'ArrowDown': return (at + 1) % n;
    case 'ArrowUp': return (at + n - 1) % n;
    default: return null;
  }
}

export function Chooser({ desk, pages, onChoose }: { readonly desk: Desk; /** Ways to other pages. */ readonly pages: readonly Command[]; readonly onChoose: (command: Command) => void }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = commandsNamed([...COMMANDS, ...pages].filter(({ id: name, possible }) => name !== 'palette' && possible(desk)), typed);
  const chosen = found[at];
  return (
    <>
      <input
        className={styles.field} type="text" role="combobox" aria-expanded="true" aria-autocomplete="list" aria-controls={id} aria-label={commandStrings.palette}
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
            <span className={styles.group}>{commandStrings.groups[command.group]}</span>
            <span>{command.label}</span>
            <Keys names={command.keys} />
          </div>
        ))}
      </div>
    </>
  );
}

export function Palette() {
  const store = useSessionStore();
  const desk = useDesk();
  const [here] = useLocation();
  const { pages } = useHoldings();
  const open = useSession(({ overlay }) => overlay === 'palette');
  return (
    <Dialog open={open} high aria-label={commandStrings.palette} onClose={() => store.getState().set({ overlay: null })}>
      <Chooser
        desk={desk()}
        pages={pageCommands(pages, here)}
        onChoose={(command) => {
          store.getState().set({ overlay: null });
          command.perform(desk());
        }}
      />
    </Dialog>
  );
}

/** One quiet menu for taking the run along and bringing another in; files may come by drop and paste as well. */
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '#ui/controls/button.tsx';
import { CommandButton } from '../commands/command-button.tsx';
import { takeCommands } from '../commands/take-commands.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import { exchangeStrings as words } from './exchange-strings.ts';
import { useOpenRun } from './use-open-run.ts';
import { useRunDrop } from './use-run-drop.ts';
import styles from './exchange.module.css';

export function RunMenu() {
  const store = useSessionStore();
  const said = useSession((session) => session.said);
  const hovering = useRunDrop(useOpenRun());
  const [shown, setShown] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!shown) return;
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) setShown(false);
    };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, [shown]);

  const close = (): void => {
    setShown(false);
    button.current?.focus();
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape and leaving close what the button opened
    <div
      ref={menu}
      className={styles.menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !shown) return;
        event.stopPropagation();
        close();
      }}
      onBlur={(event) => { if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setShown(false); }}
    >
      <Button ref={button} kind="quiet" aria-expanded={shown} aria-controls={id} onClick={() => { store.getState().set({ said: '' }); setShown(!shown); }}>
        {words.menu}<span aria-hidden="true" className={styles.chevron} data-open={shown || undefined}>⌄</span>
      </Button>
      <p role="status" className={styles.said}>{said}</p>
      <div id={id} className={styles.items} hidden={!shown}>
        {takeCommands.map((command) => <CommandButton key={command.id} command={command} onDone={close} />)}
        <p className={styles.hint}>{words.hint}</p>
      </div>
      {hovering && <div className={styles.drop} aria-hidden="true"><p>{words.drop}</p></div>}
    </div>
  );
}

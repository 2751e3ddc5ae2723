/** A quiet button that opens a few lines of commands below it; Escape, leaving it and a click elsewhere close it. */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './menu.module.css';

interface Props {
  readonly label: string;
  /** How the latest of its commands went. */
  readonly said: string;
  readonly onOpen: () => void;
  /** Any button among them closes the menu, once it has done its own. */
  readonly children: ReactNode;
}

export function Menu({ label, said, onOpen, children }: Props) {
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
      <Button ref={button} kind="quiet" aria-expanded={shown} aria-controls={id} onClick={() => { onOpen(); setShown(!shown); }}>
        {label}<span aria-hidden="true" className={styles.chevron} data-open={shown || undefined}>⌄</span>
      </Button>
      <p role="status" className={styles.said}>{said}</p>
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the buttons inside are what is clicked */}
      <div id={id} className={styles.items} hidden={!shown} onClick={(event) => { if (event.target instanceof Element && event.target.closest('button')) close(); }}>{children}</div>
    </div>
  );
}

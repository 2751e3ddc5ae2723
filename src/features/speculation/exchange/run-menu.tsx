/** One quiet menu for taking the run along and bringing another in; files may come by drop and paste as well. */
import { useEffect, useId, useRef, useState } from 'react';
import type { EventLog } from '#core/trace/event-log.ts';
import { runFileName, saveRun } from '#core/trace/saved-run.ts';
import { slotsCsv } from '#core/trace/slots-csv.ts';
import { Button } from '#ui/controls/button.tsx';
import { download } from '#ui/download.ts';
import { writeLink } from '../session/link.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import { exchangeStrings as words } from './exchange-strings.ts';
import { readRunFile } from './read-run-file.ts';
import { useOpenRun } from './use-open-run.ts';
import { useRunDrop } from './use-run-drop.ts';
import styles from './exchange.module.css';

export function RunMenu() {
  const store = useSessionStore();
  const log = useSession((session) => session.log);
  const openRun = useOpenRun();
  const hovering = useRunDrop(openRun);
  const [shown, setShown] = useState(false);
  const [said, setSaid] = useState('');
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const id = useId();

  useEffect(() => {
    if (!shown) return;
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) setShown(false);
    };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, [shown]);

  const done = (sentence: string): void => {
    setSaid(sentence);
    setShown(false);
    button.current?.focus();
  };
  const save = (run: EventLog, ending: 'json' | 'csv'): void => {
    const name = runFileName(run.header.config, ending);
    const today = new Date().toISOString().slice(0, 10);
    const [text, type] = ending === 'json' ? [saveRun(run, store.getState().selection, today), 'application/json'] : [slotsCsv(run), 'text/csv;charset=utf-8'];
    download(name, new Blob([text], { type }));
    done(words.saved(name));
  };
  const copyLink = async (run: EventLog): Promise<void> => {
    const { selection, study } = store.getState();
    const address = location.origin + location.pathname + writeLink(run.header.config, selection, study) + location.hash;
    try {
      await navigator.clipboard.writeText(address);
      done(words.copied);
    } catch {
      done(words.notCopied);
    }
  };
  const chosen = async (given: File | undefined): Promise<void> => {
    if (given && (await openRun(readRunFile(given)))) done(words.opened);
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape and leaving close what the button opened
    <div
      ref={menu}
      className={styles.menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !shown) return;
        event.stopPropagation();
        setShown(false);
        button.current?.focus();
      }}
      onBlur={(event) => { if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setShown(false); }}
    >
      <Button ref={button} kind="quiet" aria-expanded={shown} aria-controls={id} onClick={() => { setSaid(''); setShown(!shown); }}>
        {words.menu}<span aria-hidden="true" className={styles.chevron} data-open={shown || undefined}>⌄</span>
      </Button>
      <p role="status" className={styles.said}>{said}</p>
      <div id={id} className={styles.items} hidden={!shown}>
        <Button kind="quiet" disabled={!log} onClick={() => { if (log) save(log, 'json'); }}>{words.save}</Button>
        <Button kind="quiet" disabled={!log} onClick={() => { if (log) save(log, 'csv'); }}>{words.table}</Button>
        <Button kind="quiet" disabled={!log} onClick={() => { if (log) void copyLink(log); }}>{words.link}</Button>
        <Button kind="quiet" onClick={() => file.current?.click()}>{words.open}</Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          aria-label={words.file}
          hidden
          onChange={(event) => {
            void chosen(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <p className={styles.hint}>{words.hint}</p>
      </div>
      {hovering && <div className={styles.drop} aria-hidden="true"><p>{words.drop}</p></div>}
    </div>
  );
}

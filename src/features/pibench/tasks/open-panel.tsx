/** Which set is open, how to open another, and what becomes of it: it stays here. A folder or a zip may be dropped on it. */
import { useId, useRef, useState, type DragEvent } from 'react';
import type { ReadDataset } from '#core/pibench/read/read-dataset.ts';
import { Button } from '#ui/controls/button.tsx';
import { MOST_FILES } from './opened-folder.ts';
import { tasksStrings } from './tasks-strings.ts';
import type { OpeningProps } from './use-opened-set.ts';
import styles from './tasks.module.css';

const { source, open: words } = tasksStrings;
const holdsFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');

interface Props extends OpeningProps {
  readonly set: ReadDataset | null;
}

export function OpenPanel({ set, opened, consent, onPick, onFiles, onZip, onDrop, onForget, onConsent }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [hovering, setHovering] = useState(false);
  const yours = opened.kind === 'open';
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a folder is dropped here; the buttons in it do the same
    <section
      className={styles.panel} aria-labelledby={`${id}-heading`} data-testid="opened" data-state={opened.kind} data-hovering={hovering || undefined}
      onDragOver={(event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        setHovering(true);
      }}
      onDragLeave={(event) => { if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setHovering(false); }}
      onDrop={(event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setHovering(false);
        onDrop(event.dataTransfer);
      }}
    >
      <div className={styles.which} role="status">
        <p className={styles.name}>{opened.kind === 'reading' ? source.reading(opened.name, opened.files) : yours ? (opened.zip ? source.yourZip : source.yours)(opened.folder.name) : source.own}</p>
        {set && opened.kind !== 'reading' && <p className={styles.soft}>{source.holds(set.dataset.personas.length, set.census.tasks)} · <span title={source.hashHint}>{source.hash(set.dataset.hash)}</span></p>}
        {yours && opened.outputs && <p className={styles.soft}>{opened.read ? source.outputs : source.onlyOutputs}</p>}
        {yours && (opened.leftOut.hidden > 0 || opened.leftOut.outside > 0) && <p className={styles.soft}>{source.leftOut(opened.leftOut.hidden, opened.leftOut.outside)}.</p>}
        {yours && opened.leftOut.full && <p className={styles.notice}>{source.full(MOST_FILES)}</p>}
      </div>
      {opened.kind === 'failed' && <div role="alert" className={styles.notice}><strong>{words.failed}</strong> {opened.sentence}</div>}
      <div className={styles.opens}>
        <h3 id={`${id}-heading`}>{words.heading}</h3>
        <p className={styles.soft}>{hovering ? words.drop : words.text}</p>
        <div className={styles.actions}>
          <Button onClick={() => (onPick ? onPick() : input.current?.click())}>{words.folder}</Button>
          <Button onClick={onZip}>{words.zip}</Button>
          {opened.kind === 'reading' && <Button onClick={onForget}>{words.stop}</Button>}
          {yours && <Button kind="quiet" onClick={onForget}>{words.forget}</Button>}
          <input
            ref={input} hidden type="file" webkitdirectory="" multiple data-testid="folder-input" aria-label={words.folder}
            onChange={(event) => {
              onFiles([...(event.target.files ?? [])]);
              // the same folder can then be opened again
              event.target.value = '';
            }}
          />
        </div>
      </div>
      <ul className={styles.terms}>
        <li>{words.stays}</li>
        <li>
          {words.sends}
          {yours && (
            <label className={styles.check}><input type="checkbox" checked={consent} onChange={(event) => onConsent(event.target.checked)} /><span>{words.consent}</span></label>
          )}
        </li>
        <li>{words.cannot}{set !== null && set.scripts > 0 && ` ${words.scripts(set.scripts)}`}</li>
      </ul>
    </section>
  );
}

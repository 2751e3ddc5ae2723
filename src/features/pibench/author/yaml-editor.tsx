/** A plain field for YAML with the number of each line, and a band behind those where something does not hold. The field stays a field: no key is taken from it. */
import { useId, useMemo, useRef, type RefObject } from 'react';
import type { DraftFault } from '#core/pibench/check/check-draft.ts';
import { authorStrings } from './author-strings.ts';
import styles from './author.module.css';

const words = authorStrings.editor;

interface Props {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly faults: readonly DraftFault[];
  readonly describedBy: string;
  readonly onText: (text: string) => void;
}

export function YamlEditor({ field, text, faults, describedBy, onText }: Props) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const numbers = useMemo(() => Array.from({ length: text.split('\n').length }, (_, i) => i + 1).join('\n'), [text]);
  const bands = useMemo(() => {
    const kinds = new Map<number, DraftFault['kind']>();
    for (const { line, kind } of faults) if (line !== null && kinds.get(line) !== 'broken') kinds.set(line, kind);
    return [...kinds];
  }, [faults]);
  return (
    <div className={styles.editor}>
      <div className={styles.over}><label htmlFor={id}>{words.label}</label><span className={styles.soft}>{words.keys}</span></div>
      <div ref={frame} className={styles.frame}>
        <div className={styles.gutter} aria-hidden="true"><pre>{numbers}</pre></div>
        <div className={styles.bands} aria-hidden="true">{bands.map(([line, kind]) => <span key={line} data-kind={kind} style={{ top: `calc(var(--pad) + ${line - 1} * var(--line))` }} />)}</div>
        <textarea
          ref={field} id={id} value={text} wrap="off" spellCheck={false} autoComplete="off" autoCapitalize="off" aria-describedby={describedBy}
          aria-invalid={faults.some(({ kind }) => kind === 'broken')} onChange={(event) => onText(event.target.value)}
          onScroll={(event) => frame.current?.style.setProperty('--scrolled', `${-event.currentTarget.scrollTop}px`)}
        />
      </div>
    </div>
  );
}

/** Puts the caret at the beginning of a line, and the line into sight. */
export function goToLine(field: HTMLTextAreaElement, line: number): void {
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  field.scrollTop = (field.scrollHeight / lines.length) * (line - 1) - field.clientHeight / 3;
  field.scrollLeft = 0;
}

/** A file that the assistant wrote: its text, with the words that decided, or what changed since it wrote it last. */
import { useMemo, useState } from 'react';
import type { Mark } from '#core/pibench/view/stage-at.ts';
import { lineDiff } from '#core/pibench/view/line-diff.ts';
import { Segmented } from '#ui/controls/segmented.tsx';
import { pibenchStrings } from '../pibench-strings.ts';
import { MarkedText } from './marked-text.tsx';
import styles from './stream.module.css';

const words = pibenchStrings.stream.file;
const LOOKS = [{ value: 'text', label: words.text }, { value: 'diff', label: words.diff }] as const;
const SIGNS = { same: ' ', added: '+', removed: '−' } as const;

interface Props {
  readonly path: string;
  readonly text: string;
  readonly before: string | null;
  readonly marks: readonly Mark[];
  readonly active: string | null;
  /** What was chosen decided here: it stands open. */
  readonly chosen: boolean;
  readonly query: string;
  readonly onPoint: (intent: string | null) => void;
}

export function FileRow({ path, text, before, marks, active, chosen, query, onPoint }: Props) {
  const [open, setOpen] = useState(false);
  const [look, setLook] = useState<'text' | 'diff'>('text');
  const diff = useMemo(() => (before === null ? null : lineDiff(before, text)), [before, text]);
  const count = (kind: 'added' | 'removed'): number => diff?.filter((line) => line.kind === kind).length ?? 0;
  const shown = chosen ? 'text' : look;
  return (
    <details open={open || chosen} data-lit={active !== null || undefined} onToggle={(event) => { if (!chosen) setOpen(event.currentTarget.open); }}>
      <summary>{diff ? words.changed(path, count('added'), count('removed')) : words.wrote(path, text.trimEnd().split('\n').length)}</summary>
      {diff && <Segmented label={words.look} value={shown} segments={LOOKS} onChange={setLook} />}
      {shown === 'text' || !diff ? <MarkedText plain text={text} marks={marks} active={active} query={query} onPoint={onPoint} /> : (
        <pre className={styles.diff}>{diff.map((line, i) => <span key={i} data-line={line.kind}>{SIGNS[line.kind]} {line.text}{'\n'}</span>)}</pre>
      )}
    </details>
  );
}

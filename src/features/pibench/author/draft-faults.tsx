/** What does not hold in a draft, by line: a line leads to its place. */
import type { DraftFault } from '#core/pibench/check/check-draft.ts';
import { authorStrings } from './author-strings.ts';
import type { DraftCheck } from './draft-check.ts';
import styles from './author.module.css';

const { faults: words, editor } = authorStrings;

function summary({ kind, task, faults }: DraftCheck): string {
  if (kind === 'late') return words.late;
  if (kind === 'broken') return words.broke;
  if (kind === 'checking') return words.checking;
  const broken = faults.filter((fault) => fault.kind === 'broken').length;
  if (broken > 0) return words.broken(broken);
  return faults.length > 0 ? words.unsure(faults.length) : words.none(task?.intents.length ?? 0);
}

interface Props {
  readonly id: string;
  readonly check: DraftCheck;
  readonly onLine: (line: number) => void;
}

export function DraftFaults({ id, check, onLine }: Props) {
  const { faults } = check;
  const sound = check.kind === 'checked' && faults.length === 0;
  return (
    <section className={styles.faults} aria-label={words.heading}>
      <p id={id} role="status" className={styles.verdict} data-sound={sound || undefined} data-broken={(check.kind === 'late' || check.kind === 'broken' || faults.some(({ kind }) => kind === 'broken')) || undefined} data-testid="draft-verdict">{summary(check)}</p>
      {faults.length > 0 && (
        <ul>
          {faults.map((fault, i) => (
            <li key={i} data-kind={fault.kind}><Where fault={fault} onLine={onLine} /><span>{fault.sentence}</span></li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Where({ fault: { line }, onLine }: { readonly fault: DraftFault; readonly onLine: (line: number) => void }) {
  if (line === null) return <span className={styles.where}>{editor.whole}</span>;
  return <button type="button" className={styles.where} onClick={() => onLine(line)}>{editor.line(line)}</button>;
}

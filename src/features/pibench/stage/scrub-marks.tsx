/** Over the slider: a line where a session begins, a tick where the state of an intent changes; what is still to come does not say how it comes out. Decorative: steps lead to each. */
import { memo } from 'react';
import type { Moment } from '#core/pibench/view/moments.ts';
import styles from './transport.module.css';

/** `drawn` rises with the log, whose moments grow in place; `seen` of them lie before the cursor. */
export const ScrubMarks = memo(function ScrubMarks({ moments, length, seen }: { readonly moments: readonly Moment[]; readonly length: number; readonly drawn: number; readonly seen: number }) {
  return (
    <div className={styles.marks} aria-hidden="true">
      {moments.map((moment, i) => moment.kind !== 'message' && (
        <span key={`${moment.kind}${moment.cursor}`} data-kind={moment.kind} data-to={moment.kind === 'change' && i < seen ? moment.to : undefined} style={{ left: `${(100 * moment.cursor) / length}%` }} />
      ))}
    </div>
  );
});

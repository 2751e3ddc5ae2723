/** Under a message: which intents it met or asked about, what the user then had to tell, and what it asked in vain. */
import { memo } from 'react';
import type { Task } from '#core/pibench/task.ts';
import type { VerdictStrip as Strip } from '#core/pibench/view/stage-at.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { StateMark, StateWord } from './state-mark.tsx';
import styles from './strip.module.css';

const words = pibenchStrings.strip;

interface Props {
  readonly task: Task;
  readonly strip: Strip;
  readonly active: string | null;
  readonly onPoint: (intent: string | null) => void;
  readonly onSelect: (intent: string | null) => void;
}

export const VerdictStrip = memo(function VerdictStrip({ task, strip, active, onPoint, onSelect }: Props) {
  const { changes, pending, questions, matched, met, criteria, failed } = strip;
  return (
    <div className={styles.strip} role="group" aria-label={words.heading}>
      {changes.length > 0 ? (
        <ul className={styles.changes}>
          {changes.map(({ intent, to }) => {
            const text = task.intents.find(({ id }) => id === intent)?.content ?? intent;
            return (
              <li key={intent}>
                <button
                  type="button" className={styles.change} data-lit={intent === active || undefined} aria-label={words.show(pibenchStrings.states[to], text)} title={text}
                  onPointerEnter={() => onPoint(intent)} onPointerLeave={() => onPoint(null)} onClick={() => onSelect(intent)}
                >
                  <StateMark state={to} size={14} /><StateWord state={to} /><span className={styles.what}>{text}</span>
                </button>
              </li>
            );
          })}
        </ul>
      ) : <p>{pending === 0 ? words.settled : words.nothing}</p>}
      <p className={styles.counts}>
        {questions > 0 && <span>{words.questions(questions, Math.min(questions, matched))}</span>}
        {criteria > 0 && <span>{words.criteria(met, criteria)}</span>}
        {failed > 0 && <span className={styles.failed}>{words.failed(failed)}</span>}
      </p>
    </div>
  );
});

/** One hidden intent: bars in place of its words until it is known, then what became of it, when, why, and where it could have been known from. */
import { memo, useMemo } from 'react';
import type { PiRun } from '#core/pibench/events.ts';
import type { HiddenIntent, Persona } from '#core/pibench/task.ts';
import type { Outcome } from '#core/pibench/view/stage-at.ts';
import { whyMissed } from '#core/pibench/view/why-missed.ts';
import { Glyph } from '#ui/glyph.tsx';
import { pibenchStrings } from '../pibench-strings.ts';
import { StateMark, StateWord } from './state-mark.tsx';
import { tileWords, type Thread } from './tile-words.ts';
import { WhyMissedNote } from './why-missed-note.tsx';
import styles from './board.module.css';

const words = pibenchStrings.board;

interface Props {
  readonly run: PiRun;
  readonly persona: Persona;
  readonly task: string;
  readonly intent: HiddenIntent;
  readonly outcome: Outcome | null;
  readonly thread: Thread | null;
  /** It can be read before it is known. */
  readonly open: boolean;
  readonly chosen: boolean;
  readonly lit: boolean;
  /** It has just been resolved. */
  readonly fresh: boolean;
  readonly onPoint: (intent: string | null) => void;
  readonly onSelect: (intent: string | null) => void;
  readonly onSeek: (cursor: number) => void;
}

export const IntentTile = memo(function IntentTile({ run, persona, task, intent, outcome, thread, open, chosen, lit, fresh, onPoint, onSelect, onSeek }: Props) {
  const { id } = intent;
  const { state, facts, content, origin, learnt } = tileWords(intent, outcome, thread, open);
  return (
    <li className={styles.tile} data-to={state} data-lit={lit || undefined} data-fresh={fresh || undefined} data-intent={id} onPointerEnter={() => onPoint(id)} onPointerLeave={() => onPoint(null)}>
      <button type="button" className={styles.wish} aria-pressed={chosen} onClick={() => onSelect(id)} onFocus={() => onPoint(id)} onBlur={() => onPoint(null)}>
        <span className={styles.badge}><StateMark state={state} size={20} /></span>
        <span className={styles.state}>
          <StateWord state={state} />
          {facts.map((fact) => <span key={fact}> · {fact}</span>)}
        </span>
        {content !== null ? <span className={styles.content} data-new={fresh || undefined}>{content}</span> : (
          <span className={styles.content}><span className={styles.bars} aria-hidden="true"><i /><i /></span><span className="visually-hidden">{words.hidden}</span></span>
        )}
      </button>
      {(origin.length > 0 || learnt !== null) && (
        <p className={styles.origin}>
          {origin.map((part) => <span key={part}>{part}</span>)}
          {learnt !== null && <button type="button" className={styles.thread} onClick={() => { if (thread?.played) onSeek(thread.played.cursor); }}><Glyph name="turn" size={12} />{learnt}</button>}
        </p>
      )}
      {outcome && (state === 'missed' || state === 'unreached') && <Why run={run} persona={persona} task={task} intent={intent} outcome={outcome} open={chosen} />}
    </li>
  );
});

function Why({ run, persona, task, intent, outcome: { to, turn }, open }: Pick<Props, 'run' | 'persona' | 'task' | 'intent'> & { readonly outcome: Outcome; readonly open: boolean }) {
  const why = useMemo(() => whyMissed(run, persona, task, turn, intent), [run, persona, task, turn, intent]);
  return why && <WhyMissedNote why={why} unreached={to === 'unreached'} open={open} />;
}

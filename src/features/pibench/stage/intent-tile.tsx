/** One hidden intent: bars in place of its words until it is known, then what became of it, when, why, and where it could have been known from. */
import { memo, useMemo } from 'react';
import type { PiRun } from '#core/pibench/events.ts';
import type { HiddenIntent, IntentSource, Persona } from '#core/pibench/task.ts';
import type { Outcome } from '#core/pibench/view/stage-at.ts';
import { whyMissed } from '#core/pibench/view/why-missed.ts';
import { Glyph } from '#ui/glyph.tsx';
import { pibenchStrings } from '../pibench-strings.ts';
import { StateMark, StateWord } from './state-mark.tsx';
import { WhyMissedNote } from './why-missed-note.tsx';
import styles from './board.module.css';

const words = pibenchStrings.board;

/** Where an intent was first learnt, in a session of this run. */
export interface Thread {
  readonly title: string;
  /** The session, from 0, and where in the log it was learnt there; null: it was not played. */
  readonly played: { readonly session: number; readonly cursor: number } | null;
}

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

function source(from: Exclude<IntentSource, { from: 'session' }>): string {
  return from.from === 'file' ? words.from.file(from.path) : words.from[from.from];
}

export const IntentTile = memo(function IntentTile({ run, persona, task, intent, outcome, thread, open, chosen, lit, fresh, onPoint, onSelect, onSeek }: Props) {
  const { id, content, kind, provided } = intent;
  const state = outcome?.to ?? 'pending';
  const known = outcome !== null || open || provided;
  return (
    <li className={styles.tile} data-to={state} data-lit={lit || undefined} data-fresh={fresh || undefined} data-intent={id} onPointerEnter={() => onPoint(id)} onPointerLeave={() => onPoint(null)}>
      <button type="button" className={styles.wish} aria-pressed={chosen} onClick={() => onSelect(id)} onFocus={() => onPoint(id)} onBlur={() => onPoint(null)}>
        <span className={styles.badge}><StateMark state={state} size={20} /></span>
        <span className={styles.state}>
          <StateWord state={state} />
          {outcome && <span> · {words.turn(outcome.turn)}</span>}
          {outcome?.style && <span> · {words.style[outcome.style]}</span>}
          {provided && <span> · {words.given}</span>}
        </span>
        {known ? <span className={styles.content} data-new={fresh || undefined}>{content}</span> : (
          <span className={styles.content}><span className={styles.bars} aria-hidden="true"><i /><i /></span><span className="visually-hidden">{words.hidden}</span></span>
        )}
      </button>
      {known && (kind !== null || intent.source !== null) && (
        <p className={styles.origin}>
          {kind !== null && <span>{words.kinds[kind]}</span>}
          {intent.source && intent.source.from !== 'session' && <span>{source(intent.source)}</span>}
          {thread?.played === null && <span>{words.before(thread.title)}</span>}
          {thread?.played && (
            <button type="button" className={styles.thread} onClick={() => onSeek(thread.played!.cursor)}><Glyph name="turn" size={12} />{words.learnt(thread.played.session + 1, thread.title)}</button>
          )}
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

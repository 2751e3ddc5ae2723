/** What both said in the same turn, beside one another; long messages are cut until one asks for all of it. */
import { useState } from 'react';
import type { ComparedSide, ComparedTurn } from '#core/pibench/compare/compare-task.ts';
import type { Task } from '#core/pibench/task.ts';
import { Button } from '#ui/controls/button.tsx';
import { StateMark, StateWord } from '../stage/state-mark.tsx';
import { compareStrings } from './compare-strings.ts';
import styles from './compare.module.css';

const words = compareStrings.turns;
/** Letters that a cut message shows about. */
const SHORT = 420;

interface Props {
  readonly task: Task;
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  readonly onOpen: (side: 'a' | 'b', turn: number) => void;
}

export function TurnPairs({ task, a, b, onOpen }: Props) {
  const rows = Array.from({ length: Math.max(a.turns.length, b.turns.length) }, (_, i) => i);
  return (
    <section className={styles.block} aria-labelledby="compare-turns">
      <h2 id="compare-turns">{words.heading}</h2>
      <ol className={styles.turns}>
        {rows.map((i) => (
          <li key={i}>
            <Turn task={task} side="a" turn={a.turns[i]} n={i + 1} onOpen={onOpen} />
            <Turn task={task} side="b" turn={b.turns[i]} n={i + 1} onOpen={onOpen} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface TurnProps {
  readonly task: Task;
  readonly side: 'a' | 'b';
  readonly turn: ComparedTurn | undefined;
  readonly n: number;
  readonly onOpen: Props['onOpen'];
}

function Turn({ task, side, turn, n, onOpen }: TurnProps) {
  const [whole, setWhole] = useState(false);
  if (!turn) return <div className={styles.turn} data-over><p className={styles.quiet}>{words.over}</p></div>;
  const { message, changes, reply } = turn;
  return (
    <div className={styles.turn}>
      <p className={styles.turnHead}><button type="button" onClick={() => onOpen(side, n)}><span className="visually-hidden">{compareStrings.sides[side]}: </span>{words.turn(n)}</button></p>
      <p className={styles.message} data-cut={(!whole && message.length > SHORT) || undefined}>{message}</p>
      {message.length > SHORT && <Button kind="quiet" aria-expanded={whole} onClick={() => setWhole(!whole)}>{whole ? words.less : words.more}</Button>}
      {changes.length > 0 && (
        <ul className={styles.changes}>
          {changes.map(({ intent, to }) => <li key={intent}><StateMark state={to} size={13} /><span><StateWord state={to} /> {task.intents.find(({ id }) => id === intent)?.content ?? intent}</span></li>)}
        </ul>
      )}
      {reply && <p className={styles.reply}><span className={styles.quiet}>{words.reply}, {words.why[reply.reason]}</span><span>{reply.text}</span></p>}
    </div>
  );
}

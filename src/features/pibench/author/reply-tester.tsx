/** A reply before the rules: which intents it does or asks about, which criteria it meets, and the words that decided. */
import { useId, useState } from 'react';
import type { Task } from '#core/pibench/task.ts';
import type { Mark } from '#core/pibench/view/stage-at.ts';
import { Glyph } from '#ui/glyph.tsx';
import { MarkedText } from '../stage/marked-text.tsx';
import { StateMark, StateWord } from '../stage/state-mark.tsx';
import { authorStrings } from './author-strings.ts';
import type { Tried } from './draft-check.ts';
import styles from './author.module.css';

const words = authorStrings.tester;

interface Props {
  readonly task: Task | null;
  readonly reply: string;
  readonly path: string | null;
  readonly tried: Tried | null;
  readonly onReply: (reply: string) => void;
  readonly onPath: (path: string | null) => void;
}

export function ReplyTester({ task, reply, path, tried, onReply, onPath }: Props) {
  const id = useId();
  return (
    <section className={styles.tester} aria-labelledby={`${id}-heading`} data-testid="tester">
      <div className={styles.head}><h3 id={`${id}-heading`}>{words.heading}</h3><p>{task === null ? words.noTask : words.lead}</p></div>
      <div className={styles.field}>
        <label htmlFor={`${id}-reply`}>{words.label}</label>
        <textarea id={`${id}-reply`} value={reply} rows={7} placeholder={words.placeholder} onChange={(event) => onReply(event.target.value)} />
      </div>
      {task !== null && task.filesRead.length > 0 && (
        <div className={styles.row}>
          <label htmlFor={`${id}-as`}>{words.as}</label>
          <select id={`${id}-as`} value={path ?? ''} onChange={(event) => onPath(event.target.value === '' ? null : event.target.value)}>
            <option value="">{words.message}</option>
            {task.filesRead.map((file) => <option key={file} value={file}>{words.file(file)}</option>)}
          </select>
        </div>
      )}
      {task !== null && tried !== null && <Result task={task} tried={tried} />}
    </section>
  );
}

function marksOf({ intents, path }: Tried): readonly Mark[] {
  return intents.flatMap(({ id, did, asked }) => {
    const [verdict, to] = did.yes ? [did, 'anticipated' as const] : [asked, 'asked' as const];
    return verdict.evidence.filter(({ file = null }) => file === path).map(({ start, end }) => ({ intent: id, to, start, end }));
  });
}

function Result({ task, tried }: { readonly task: Task; readonly tried: Tried }) {
  const [active, setActive] = useState<string | null>(null);
  const marks = marksOf(tried);
  const { intents, criteria, reply, path } = tried;
  const did = intents.filter((one) => one.did.yes).length;
  const asked = intents.filter((one) => !one.did.yes && one.asked.yes).length;
  return (
    <>
      <h4>{words.intents} <span className={styles.soft} role="status">{words.sum(did, asked, intents.length)}</span></h4>
      <ul className={styles.tiles}>
        {intents.map((one) => {
          const intent = task.intents.find(({ id }) => id === one.id);
          const state = one.did.yes ? 'anticipated' : one.asked.yes ? 'asked' : 'pending';
          const lacks = [...(one.did.failed ? [words.noDo] : []), ...(one.asked.failed ? [words.noAsk] : [])];
          return (
            <li key={one.id} data-to={state} data-lit={active === one.id || undefined} data-intent={one.id} onPointerEnter={() => setActive(one.id)} onPointerLeave={() => setActive(null)}>
              <StateMark state={state} size={18} />
              <div><p className={styles.soft}><StateWord state={state} /> · <code>{one.id}</code>{lacks.length > 0 && ` · ${lacks.join(', ')}`}</p><p>{intent?.content}</p></div>
            </li>
          );
        })}
      </ul>
      {criteria.length > 0 && (
        <>
          <h4>{words.criteria} <span className={styles.soft}>{words.sumCriteria(criteria.filter(({ yes }) => yes).length, criteria.length)}</span></h4>
          <ul className={styles.criteria}>
            {criteria.map(({ yes, failed }, i) => (
              <li key={i} data-met={yes || undefined}><Glyph name={yes ? 'check' : 'dash'} size={14} /><span><span className="visually-hidden">{yes ? words.met : words.unmet}: </span>{task.criteria[i]?.text}{failed && <span className={styles.soft}> · {words.noRule}</span>}</span></li>
            ))}
          </ul>
        </>
      )}
      <h4>{words.shown}{marks.length === 0 && <span className={styles.soft}> {words.noMarks}</span>}</h4>
      <div className={styles.shown} data-testid="evidence"><MarkedText text={reply} plain={path !== null} marks={marks} active={active} query="" onPoint={setActive} /></div>
      <p className={styles.soft}>{words.tools}</p>
    </>
  );
}

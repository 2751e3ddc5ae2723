/** One task, opened: what is said, what is not (on demand), what is checked, and what lies in the workspace. */
import { useState } from 'react';
import type { Asset } from '#core/pibench/read/read-persona.ts';
import type { Persona, Task } from '#core/pibench/task.ts';
import { Button } from '#ui/controls/button.tsx';
import { pibenchStrings } from '../pibench-strings.ts';
import { MaskedText } from './masked-text.tsx';
import { tasksStrings } from './tasks-strings.ts';
import { WorkspaceFiles } from './workspace-files.tsx';
import styles from './tasks.module.css';

const { task: words, list } = tasksStrings;
const { kinds } = pibenchStrings.board;

interface Props {
  readonly persona: Persona;
  readonly task: Task;
  readonly assets: readonly Asset[];
  /** Rules judge tasks of this set: what has none is worth a word. */
  readonly ruled: boolean;
  readonly onTask: (id: string) => void;
  readonly onAuthor: (() => void) | null;
}

export function TaskView({ persona, task, assets, ruled, onTask, onAuthor }: Props) {
  const [shown, setShown] = useState(false);
  const titled = (id: string): string => persona.tasks.find((other) => other.id === id)?.title ?? id;
  const later = persona.tasks.filter(({ seeds }) => seeds.includes(task.id)).map(({ id }) => id);
  return (
    <>
      <p className={styles.soft}>
        {persona.name} · <span className={styles.role} data-role={task.role}>{list.role[task.role]}</span>
        {task.difficulty !== null && ` · ${words.difficulty(task.difficulty)}`}{task.trap !== null && ` · ${words.trap(task.trap)}`} · <code>{task.id}</code>
      </p>
      {task.description !== '' && <p className={styles.about}>{task.description}</p>}
      <Others label={words.leans} ids={task.seeds} titled={titled} onTask={onTask} />
      <Others label={words.leantOn} ids={later} titled={titled} onTask={onTask} />
      <section className={styles.part}>
        <h4>{words.opening}</h4>
        <MaskedText text={task.opening.trim()} />
      </section>
      <section className={styles.part}>
        <h4>{words.hidden(task.intents.length)}</h4>
        <div className={styles.actions}><Button aria-expanded={shown} onClick={() => setShown(!shown)}>{shown ? words.unspoil : words.spoiler}</Button>{!shown && <span className={styles.soft}>{words.spoilerHint}</span>}</div>
        {shown && (
          <ol className={styles.items} data-testid="hidden-intents">
            {task.intents.map(({ id, content, kind, provided, does }) => (
              <li key={id}><p>{content}</p><p className={styles.soft}>{[kind === null ? null : kinds[kind], provided ? words.provided : null, ruled && does === null ? words.noRule : null].filter((word) => word !== null).join(' · ')}</p></li>
            ))}
          </ol>
        )}
      </section>
      <section className={styles.part}>
        <h4>{words.criteria}</h4>
        {task.criteria.length === 0 ? <p className={styles.soft}>{task.role === 'seed' ? words.noCriteria : words.noneOfCriteria}</p> : (
          <ol className={styles.items}>
            {task.criteria.map(({ text, weight, rule }, i) => (
              <li key={i}><p>{text}</p><p className={styles.soft}>{[weight === 1 ? null : words.weight(weight), ruled && rule === null ? words.noRule : null].filter((word) => word !== null).join(' · ')}</p></li>
            ))}
          </ol>
        )}
        {task.filesRead.length > 0 && <p className={styles.soft}>{words.reads(task.filesRead.join(', '))}</p>}
      </section>
      <WorkspaceFiles task={task} assets={assets} />
      <Apps task={task} />
      {onAuthor && <div className={styles.actions}><Button onClick={onAuthor}>{words.author}</Button></div>}
    </>
  );
}

function Others({ label, ids, titled, onTask }: { readonly label: string; readonly ids: readonly string[]; readonly titled: (id: string) => string; readonly onTask: (id: string) => void }) {
  if (ids.length === 0) return null;
  return (
    <p className={styles.others}>{label} {ids.map((id, i) => <span key={id}>{i > 0 && ', '}<button type="button" onClick={() => onTask(id)}>{titled(id)}</button></span>)}</p>
  );
}

function Apps({ task: { apps } }: { readonly task: Task }) {
  const mails = Object.values(apps.mail).reduce((sum, folder) => sum + folder.length, 0);
  const held = [...(mails > 0 ? [words.app.mail(mails)] : []), ...(['calendar', 'tasks', 'notes'] as const).flatMap((app) => (apps[app].length > 0 ? [words.app[app](apps[app].length)] : []))];
  if (held.length === 0) return null;
  return <section className={styles.part}><h4>{words.apps}</h4><p>{held.join(', ')}</p></section>;
}

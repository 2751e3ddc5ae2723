/** People, and the tasks of each in the order of play. */
import type { Persona } from '#core/pibench/task.ts';
import { tasksStrings } from './tasks-strings.ts';
import styles from './tasks.module.css';

const words = tasksStrings.list;

/** Of a task in a set: names of tasks may come twice. */
export interface TaskPlace {
  readonly persona: string;
  readonly task: string;
}

interface Props {
  readonly personas: readonly Persona[];
  readonly chosen: TaskPlace | null;
  readonly onChoose: (place: TaskPlace) => void;
}

export function TaskList({ personas, chosen, onChoose }: Props) {
  if (personas.length === 0) return <p className={styles.soft}>{words.empty}</p>;
  return (
    <>
      {personas.map(({ id, name, line, tasks }, i) => (
        <details key={id} className={styles.person} open={i === 0 || chosen?.persona === id}>
          <summary><span><strong>{name}</strong>{line !== '' && <span className={styles.soft}>{line}</span>}</span><span className={styles.soft}>{words.person(tasks.length)}</span></summary>
          {tasks.length === 0 && <p className={styles.soft}>{words.none}</p>}
          <ol className={styles.tasks}>
            {tasks.map((task, n) => (
              <li key={task.id}>
                <button type="button" aria-current={(chosen?.persona === id && chosen.task === task.id) || undefined} onClick={() => onChoose({ persona: id, task: task.id })}>
                  <span className={styles.place}>{n + 1}</span>
                  <span className={styles.title}>{task.title}</span>
                  <span className={styles.counts}><span className={styles.role} data-role={task.role}>{words.role[task.role]}</span> · {words.counts(task.intents.length, task.criteria.length)}</span>
                </button>
              </li>
            ))}
          </ol>
        </details>
      ))}
    </>
  );
}

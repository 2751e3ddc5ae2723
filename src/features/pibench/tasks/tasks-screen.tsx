/** The screen of tasks: which set is open, what was read of it, and each task of it to be read. Draws any state from its props alone. */
import { useEffect, useRef } from 'react';
import type { ReadDataset } from '#core/pibench/read/read-dataset.ts';
import { Button } from '#ui/controls/button.tsx';
import { OpenPanel } from './open-panel.tsx';
import { SetFacts } from './set-facts.tsx';
import { TaskList, type TaskPlace } from './task-list.tsx';
import { tasksStrings as words } from './tasks-strings.ts';
import { TaskView } from './task-view.tsx';
import type { OpeningProps } from './use-opened-set.ts';
import styles from './tasks.module.css';

export interface TasksScreenProps {
  /** What is shown; null: it is on its way. */
  readonly set: ReadDataset | null;
  readonly opening: OpeningProps;
  readonly chosen: TaskPlace | null;
  /** null: back to the list. */
  readonly onChoose: (place: TaskPlace | null) => void;
  /** Opens the task in the editor; null: there is none. */
  readonly onAuthor: ((place: TaskPlace) => void) | null;
}

export function TasksScreen({ set, opening, chosen, onChoose, onAuthor }: TasksScreenProps) {
  const list = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const persona = set?.dataset.personas.find(({ id }) => id === chosen?.persona);
  const task = persona?.tasks.find(({ id }) => id === chosen?.task);
  const read = task?.id;
  useEffect(() => {
    // where there is room for one of them, what was chosen has taken the place of the list
    if (read !== undefined && list.current && getComputedStyle(list.current).display === 'none') heading.current?.focus();
  }, [read]);
  const ruled = set?.dataset.kind === 'own';
  return (
    <div className={styles.screen} data-testid="tasks">
      <header className={styles.head}>
        <h2>{words.heading}</h2>
        <p>{words.lead}</p>
      </header>
      <OpenPanel set={set} {...opening} />
      {set && <SetFacts set={set} />}
      {set && (
        <div className={styles.columns} data-chosen={task !== undefined || undefined}>
          <nav ref={list} className={styles.list} aria-label={words.list.heading} tabIndex={-1}><TaskList personas={set.dataset.personas} chosen={chosen} onChoose={onChoose} /></nav>
          <article className={styles.task} aria-labelledby={task && 'task-heading'} data-testid="task">
            {task && persona && chosen ? (
              <>
                <div className={styles.back}><Button kind="quiet" onClick={() => { onChoose(null); requestAnimationFrame(() => list.current?.focus()); }}>{words.task.back}</Button></div>
                <h3 id="task-heading" ref={heading} tabIndex={-1}>{task.title}</h3>
                <TaskView
                  key={`${persona.id}/${task.id}`} persona={persona} task={task} assets={set.assets} ruled={ruled}
                  onTask={(id) => onChoose({ persona: persona.id, task: id })} onAuthor={onAuthor && (() => onAuthor(chosen))}
                />
              </>
            ) : <p className={styles.soft}>{words.list.choose}</p>}
          </article>
        </div>
      )}
    </div>
  );
}

/**
 * The session's conversation. All of it is in the page, so that the browser's own Find finds it; what is far from sight is not laid out
 * (content-visibility). It follows its end while it plays, and goes to the words of an intent that was chosen.
 */
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Task } from '#core/pibench/task.ts';
import type { SessionView } from '#core/pibench/view/stage-at.ts';
import { useReducedMotion } from '#ui/use-reduced-motion.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { intentsOf, StreamItem } from './stream-item.tsx';
import styles from './stream.module.css';

const words = pibenchStrings.stream;
/** As far from the end as a few lines that came at once. */
const NEAR_PX = 120;

interface Props {
  readonly task: Task;
  readonly view: SessionView;
  readonly sessions: number;
  readonly playing: boolean;
  readonly active: string | null;
  readonly selected: string | null;
  readonly query: string;
  readonly onPoint: (intent: string | null) => void;
  readonly onSelect: (intent: string | null) => void;
}

export function ConversationStream({ task, view, sessions, playing, active, selected, query, onPoint, onSelect }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const still = useReducedMotion();
  const { items } = view;
  const reader = useRef({ task: view.task, up: false });
  // what was written last is in sight, unless its reader has gone up to something else
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    if (reader.current.task !== view.task) reader.current = { task: view.task, up: false };
    if (selected === null && (!reader.current.up || !playing)) element.scrollTop = element.scrollHeight;
  }, [view, playing, selected, items]);
  useEffect(() => {
    if (selected === null) return;
    const found = box.current?.querySelector('mark[data-lit]') ?? box.current?.querySelector('[data-lit]');
    found?.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
  }, [selected, still]);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and may hold nothing that takes the focus
    <div ref={box} className={styles.scroll} tabIndex={0} role="region" aria-label={words.heading} data-testid="stream" onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => { reader.current.up = scrollHeight - scrollTop - clientHeight > NEAR_PX; }}>
      <header className={styles.session} key={view.task}>
        <p>{words.session(view.index + 1, sessions)} · {words.role[task.role]}</p>
        <h3>{task.title}</h3>
        {view.memory === '' ? <p className={styles.soft}>{words.noMemory}</p> : (
          <details className={styles.remembered}><summary>{words.memory}</summary><p>{view.memory}</p></details>
        )}
      </header>
      <ol className={styles.items}>
        {items.map((item) => (
          <StreamItem key={item.at} task={task} item={item} query={query} onPoint={onPoint} onSelect={onSelect} active={active !== null && intentsOf(item).includes(active) ? active : null} />
        ))}
      </ol>
    </div>
  );
}

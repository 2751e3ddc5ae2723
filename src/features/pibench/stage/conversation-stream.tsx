/**
 * The session's conversation. All of it is in the page, so that the browser's own Find finds it; what is far from sight is not laid out
 * (content-visibility). It follows its end while it plays, and goes to the words of an intent that was chosen.
 */
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Task } from '#core/pibench/task.ts';
import type { SessionView, StreamItem as Item } from '#core/pibench/view/stage-at.ts';
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

/** The intent, where the item speaks of it: the others need not be drawn again. */
const of = (item: Item, intent: string | null): string | null => (intent !== null && intentsOf(item).includes(intent) ? intent : null);

function liesWithin(inner: Element, outer: Element): boolean {
  const [{ top, bottom }, around] = [inner.getBoundingClientRect(), outer.getBoundingClientRect()];
  return top >= around.top && bottom <= around.bottom;
}

export function ConversationStream({ task, view, sessions, playing, active, selected, query, onPoint, onSelect }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const still = useReducedMotion();
  const { items } = view;
  const list = useRef<HTMLOListElement>(null);
  const reader = useRef({ task: view.task, up: false, top: 0 });
  // what was written last is in sight, unless its reader has gone up to something else
  useLayoutEffect(() => {
    if (reader.current.task !== view.task || !playing) reader.current = { ...reader.current, task: view.task, up: false };
    if (selected !== null) return;
    const toEnd = (): void => {
      if (box.current && !reader.current.up) box.current.scrollTop = box.current.scrollHeight;
    };
    toEnd();
    // what was not laid out yet turns out to be longer than it was taken for
    const observer = new ResizeObserver(toEnd);
    if (list.current) observer.observe(list.current);
    return () => observer.disconnect();
  }, [view, playing, selected]);
  useEffect(() => {
    if (selected === null) return;
    const around = box.current;
    const found = around?.querySelector('mark[data-lit]') ?? around?.querySelector('[data-lit]');
    if (!around || !found || liesWithin(found, around)) return;
    // what was passed on the way turned out to be longer than it was taken for
    const settle = (): void => found.scrollIntoView({ block: 'nearest' });
    around.addEventListener('scrollend', settle, { once: true });
    found.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
    return () => around.removeEventListener('scrollend', settle);
  }, [selected, still]);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and may hold nothing that takes the focus
    <div ref={box} className={styles.scroll} tabIndex={0} role="region" aria-label={words.heading} data-testid="stream" onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
      const { up, top, task: shown } = reader.current;
      reader.current = { task: shown, top: scrollTop, up: scrollHeight - scrollTop - clientHeight > NEAR_PX && (up || scrollTop < top) };
    }}>
      <header className={styles.session} key={view.task}>
        <p>{words.session(view.index + 1, sessions)} · {words.role[task.role]}</p>
        <h3>{task.title}</h3>
        {view.memory === '' ? <p className={styles.soft}>{words.noMemory}</p> : (
          <details className={styles.remembered}><summary>{words.memory}</summary><p>{view.memory}</p></details>
        )}
      </header>
      <ol ref={list} className={styles.items}>
        {items.map((item) => (
          <StreamItem key={item.at} task={task} item={item} query={query} onPoint={onPoint} onSelect={onSelect} active={of(item, active)} chosen={of(item, selected) !== null} />
        ))}
      </ol>
    </div>
  );
}

/** Finds words in the whole run, and goes to where they were said: the browser's own Find looks at this session alone. */
import { useEffect, useRef } from 'react';
import type { PiEvent } from '#core/pibench/events.ts';
import { findInRun } from '#core/pibench/view/find-in-run.ts';
import { IconButton } from '#ui/controls/button.tsx';
import { pibenchStrings } from '../pibench-strings.ts';
import type { PibenchSession } from '../session/pibench-session.ts';
import styles from './find.module.css';

const words = pibenchStrings.stream.find;

interface Props {
  readonly session: Pick<PibenchSession, 'finding' | 'query' | 'cursor' | 'set' | 'seek'>;
  readonly events: readonly PiEvent[];
}

export function StageFindBar({ session: { finding, query, cursor, set, seek }, events }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), [finding]);
  const found = findInRun(events, query);
  const here = found.findIndex((match) => match.cursor === cursor);
  const go = (back: boolean): void => {
    const next = back ? found.findLast((match) => match.cursor < cursor) ?? found.at(-1) : found.find((match) => match.cursor > cursor) ?? found[0];
    if (next) seek(next.cursor);
  };
  const close = (): void => set({ finding: 0, query: '' });
  return (
    <form className={styles.find} role="search" onSubmit={(event) => { event.preventDefault(); go(false); }}>
      <input
        ref={field} type="search" value={query} aria-label={words.label} placeholder={words.label} onChange={(event) => set({ query: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.shiftKey) { event.preventDefault(); go(true); }
          if (event.key === 'Escape') { event.preventDefault(); close(); }
        }}
      />
      <span role="status">{query.trim() === '' ? '' : found.length === 0 ? words.none : here < 0 ? words.some(found.length) : words.of(here + 1, found.length)}</span>
      <IconButton icon="up" label={words.previous} disabled={found.length === 0} onClick={() => go(true)} />
      <IconButton icon="down" label={words.next} disabled={found.length === 0} onClick={() => go(false)} />
      <IconButton icon="cross" label={words.close} onClick={close} />
    </form>
  );
}

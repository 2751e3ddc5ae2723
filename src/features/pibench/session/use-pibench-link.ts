/** Keeps the address as what is shown, so that it can be sent to somebody; once it has come to rest, and never while it plays. */
import { useEffect } from 'react';
import { linkOfCursor, writePibenchLink } from './pibench-link.ts';
import type { PibenchSession } from './pibench-session.ts';

const SETTLE_MS = 200;

/** `persona` is null where it is the first. */
export function usePibenchLink({ run, cursor, playing, selected }: PibenchSession, persona: string | null): void {
  useEffect(() => {
    if (playing || !run) return;
    const timer = setTimeout(() => {
      const query = writePibenchLink({ persona, intent: selected, ...linkOfCursor(run.events, cursor) }, location.search);
      history.replaceState(history.state, '', location.pathname + query + location.hash);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [run, cursor, playing, selected, persona]);
}

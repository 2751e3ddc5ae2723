/** Keeps the address as the place that is shown, so that it can be sent to somebody; once it has come to rest. While it plays it names none. */
import { useEffect } from 'react';
import { linkOfCursor, readPibenchLink, writePibenchLink, type PibenchLink } from './pibench-link.ts';
import type { PibenchSession } from './pibench-session.ts';

const SETTLE_MS = 200;

const NOWHERE = { task: null, turn: null, at: null, intent: null };

function write(place: Omit<PibenchLink, 'persona'>): void {
  const { persona } = readPibenchLink(location.search);
  history.replaceState(history.state, '', location.pathname + writePibenchLink({ persona, ...place }, location.search) + location.hash);
}

export function usePibenchLink({ run, cursor, playing, selected }: PibenchSession): void {
  useEffect(() => {
    if (run && playing) write(NOWHERE);
  }, [run, playing]);
  useEffect(() => {
    if (playing || !run) return;
    const timer = setTimeout(() => write({ intent: selected, ...linkOfCursor(run.events, cursor) }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [run, cursor, playing, selected]);
}

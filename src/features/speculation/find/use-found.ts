/** What the find bar looks for, found: a function of log, cursor and query; the current match is the one that is selected. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { findInRun, type Match } from '#core/trace/find-in-run.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import type { View } from '../session/use-view.ts';
import { currentMatch, marksOf, stepMatch, type FoundMarks } from './current-match.ts';

const NOTHING: readonly Match[] = [];

/** Scrolls the page to a match. The rounds come first, so that the text is what stays in sight where not both fit. */
function bringIntoSight(): void {
  for (const place of ['[role=grid]', '#output [data-found=current]']) document.querySelector(place)?.scrollIntoView({ block: 'nearest' });
}

export interface Found {
  readonly count: number;
  /** From 0; null while the selection is elsewhere. */
  readonly current: number | null;
  readonly marks: FoundMarks;
  readonly go: (by: 1 | -1) => void;
}

export function useFound(view: View | null): Found {
  const store = useSessionStore();
  const query = useSession((session) => (session.finding > 0 ? session.query : ''));
  const selection = useSession((session) => session.selection);
  const [last, setLast] = useState<{ readonly match: number } | null>(null);
  const matches = useMemo(() => (view ? findInRun(view.log, view.cursor, query) : NOTHING), [view, query]);
  const current = currentMatch(matches, selection, last?.match ?? null);
  const marks = useMemo(() => marksOf(matches, current), [matches, current]);
  const go = useCallback((by: 1 | -1) => {
    const to = stepMatch(matches, current, selection, by);
    if (to === null) return;
    const { round, slot } = matches[to]![0]!;
    setLast({ match: to });
    store.getState().select({ round, slot });
  }, [matches, current, selection, store]);
  useEffect(() => {
    if (last) bringIntoSight();
  }, [last]);
  return { count: matches.length, current, marks, go };
}

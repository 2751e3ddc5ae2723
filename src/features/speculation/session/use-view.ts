/** What the cursor shows: everything that panels draw, computed from (log, cursor) and nothing else. */
import { useMemo } from 'react';
import type { EventLog } from '#core/trace/event-log.ts';
import { momentsBefore, momentsOf, type Moment } from '#core/trace/moments.ts';
import { roundsAt, type RoundView } from '#core/trace/rounds.ts';
import { decisiveSlot, type Selection } from '#core/trace/why.ts';
import { useSession } from './session-context.ts';
import { useLogVersion } from '#ui/use-log-version.ts';

export interface View {
  readonly log: EventLog;
  readonly cursor: number;
  readonly rounds: readonly RoundView[];
  readonly moment: Moment | undefined;
}

export function useView(): View | null {
  const log = useSession((session) => session.log);
  const cursor = useSession((session) => session.cursor);
  useLogVersion(log);
  return useMemo(() => {
    if (!log) return null;
    const n = momentsBefore(log, cursor);
    return { log, cursor, rounds: roundsAt(log, cursor), moment: momentsOf(log)[n - 1] };
  }, [log, cursor]);
}

/**
 * What the why panel is about: the token under the pointer, else the pinned one, else what the run just decided. While it
 * plays that is the slot that decided the last whole round, so that the panel changes once a round and can be read.
 */
export function useSelection({ rounds, moment }: Pick<View, 'rounds' | 'moment'>): Selection | null {
  const preview = useSession((session) => session.preview);
  const pinned = useSession((session) => session.selection);
  const playing = useSession((session) => session.playing);
  if (preview) return preview;
  if (pinned) return pinned;
  if (!playing) return moment ?? null;
  const decided = rounds.findLast(({ target, end }) => target !== null || end !== null);
  return decided ? decisiveSlot(decided) : null;
}

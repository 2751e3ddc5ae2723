/** The run that is compared with the one on the page: a recorded one, a file, or this one, kept before a new one is made. */
import { useCallback, useRef } from 'react';
import type { EventLog } from '#core/trace/event-log.ts';
import { readRunFile } from '../exchange/read-run-file.ts';
import { useHoldings } from '../session/holdings.ts';
import { loadRecordedRun, type Loaded, type RecordedRun } from '../session/recorded-runs.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import type { Second } from '../session/session.ts';
import { strings } from '../strings.ts';
import { compareStrings as words } from './compare-strings.ts';

export interface SecondRun {
  readonly second: Second | null;
  readonly recorded: readonly RecordedRun[];
  readonly choose: (run: RecordedRun) => void;
  readonly openFile: (file: File) => void;
  readonly keep: (log: EventLog) => void;
  readonly remove: () => void;
}

export function useSecondRun(): SecondRun {
  const store = useSessionStore();
  const second = useSession((session) => session.second);
  const { recorded } = useHoldings();
  /** The latest choice counts, however late the others arrive. */
  const latest = useRef(0);

  const settle = useCallback(
    async (loading: Promise<Loaded>, name: string): Promise<void> => {
      const mine = (latest.current += 1);
      const loaded = await loading;
      if (latest.current !== mine) return;
      if (loaded.ok) store.getState().set({ second: { log: loaded.log, name }, failure: null });
      else store.getState().set({ failure: { cause: 'trace', sentence: loaded.sentence, kept: true } });
    },
    [store],
  );

  return {
    second,
    recorded: recorded.runs,
    choose: (run) => void settle(loadRecordedRun(run, strings.failure.missing), run.title),
    openFile: (file) => void settle(readRunFile(file), file.name),
    keep: (log) => {
      latest.current += 1;
      store.getState().set({ second: { log, name: words.kept(words.summary(log.header.config)) } });
    },
    remove: () => {
      latest.current += 1;
      store.getState().set({ second: null });
    },
  };
}

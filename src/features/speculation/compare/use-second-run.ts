/** What is compared with the run on the page: a recorded one, a file, this one, kept before a new one is made; or the same by every drafter. */
import { useCallback, useMemo, useRef } from 'react';
import { byEveryOther } from '#core/trace/compare-runs.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import { sameConfig } from '#core/trace/run-config.ts';
import { readRunFile } from '../exchange/read-run-file.ts';
import { useHoldings } from '../session/holdings.ts';
import { loadRecordedRun, type Loaded, type RecordedRun } from '../session/recorded-runs.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import type { LanesProgress, Second } from '../session/session.ts';
import { strings } from '../strings.ts';
import { compareStrings as words } from './compare-strings.ts';

export interface SecondRun {
  readonly second: Second | null;
  /** The same run by other drafters, in its place. */
  readonly lanes: readonly Second[];
  /** Where the making of those was stopped. */
  readonly stopped: LanesProgress | null;
  readonly recorded: readonly RecordedRun[];
  /** Those of them that differ from the run on the page in their drafter alone. */
  readonly others: readonly RecordedRun[];
  readonly choose: (run: RecordedRun) => void;
  readonly openFile: (file: File) => void;
  readonly keep: (log: EventLog) => void;
  readonly everyRecorded: () => void;
  /** Null where nothing can be run now. */
  readonly everyLive: (() => void) | null;
  readonly remove: () => void;
}

export function useSecondRun(log: EventLog): SecondRun {
  const store = useSessionStore();
  const second = useSession((session) => session.second);
  const made = useSession((session) => session.lanes);
  const stopped = useSession((session) => session.lanesStopped);
  const idle = useSession((session) => session.phase.kind === 'idle');
  const { recorded, engine } = useHoldings();
  const { config } = log.header;
  const wanted = useMemo(() => byEveryOther(config), [config]);
  // those of another run than the one that is looked at are none of its lanes
  const lanes = useMemo(() => made.filter((lane) => wanted.some((other) => sameConfig(other, lane.log.header.config))), [made, wanted]);
  const others = wanted.flatMap((other) => recorded.runs.find((run) => sameConfig(other, run.config)) ?? []);
  /** The latest choice counts, however late the others arrive. */
  const latest = useRef(0);

  const settle = useCallback(
    async (loading: Promise<Loaded>, name: string): Promise<void> => {
      const mine = (latest.current += 1);
      const loaded = await loading;
      if (latest.current !== mine) return;
      if (loaded.ok) store.getState().set({ second: { log: loaded.log, name }, lanes: [], lanesStopped: null, failure: null });
      else store.getState().set({ failure: { cause: 'trace', sentence: loaded.sentence, kept: true } });
    },
    [store],
  );

  const openAll = useCallback(
    async (runs: readonly RecordedRun[]): Promise<void> => {
      const mine = (latest.current += 1);
      const loaded = await Promise.all(runs.map((run) => loadRecordedRun(run, strings.failure.missing)));
      if (latest.current !== mine) return;
      const failed = loaded.find((one) => !one.ok) ?? null;
      const found = loaded.flatMap((one) => (one.ok ? [{ log: one.log, name: strings.controls.drafters[one.log.header.config.drafter] }] : []));
      store.getState().set({ second: null, lanes: found, lanesStopped: null, failure: failed ? { cause: 'trace', sentence: failed.sentence, kept: true } : null });
    },
    [store],
  );

  return {
    second,
    lanes,
    stopped,
    others,
    recorded: recorded.runs,
    choose: (run) => void settle(loadRecordedRun(run, strings.failure.missing), run.title),
    openFile: (file) => void settle(readRunFile(file), file.name),
    keep: (log) => {
      latest.current += 1;
      store.getState().set({ second: { log, name: words.kept(words.summary(log.header.config)) }, lanes: [], lanesStopped: null });
    },
    everyRecorded: () => void openAll(others),
    everyLive: idle && engine.runOthers ? () => engine.runOthers?.(wanted) : null,
    remove: () => {
      latest.current += 1;
      store.getState().set({ second: null, lanes: [], lanesStopped: null });
    },
  };
}

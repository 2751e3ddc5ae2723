/** Brings a run in from outside: it is looked at like a recorded one, at the token it was saved at. What was there stays on a failure. */
import { useCallback } from 'react';
import { useHoldings } from '../session/holdings.ts';
import { useSessionStore } from '../session/session-context.ts';
import { exchangeStrings as words } from './exchange-strings.ts';
import type { RunFile } from './read-run-file.ts';

/** Resolves to whether a run was opened. */
export type OpenRun = (read: Promise<RunFile> | RunFile) => Promise<boolean>;

export function useOpenRun(): OpenRun {
  const store = useSessionStore();
  const { cancel } = useHoldings().recorded;
  return useCallback(
    async (read) => {
      const file = await read;
      const { log, phase, set, open } = store.getState();
      const refuse = (sentence: string): false => {
        set({ failure: { cause: 'trace', sentence, kept: log !== null } });
        return false;
      };
      if (!file.ok) return refuse(file.sentence);
      if (phase.kind !== 'idle') return refuse(words.busy);
      cancel();
      set({ config: file.log.header.config, failure: null, wanted: null });
      open(file.log, 'imported', file.at);
      return true;
    },
    [store, cancel],
  );
}

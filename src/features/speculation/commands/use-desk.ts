/** What commands act on, as it is at the moment of the command. */
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { useOpenRun } from '../exchange/use-open-run.ts';
import { useHoldings } from '../session/holdings.ts';
import { useSessionStore } from '../session/session-context.ts';
import type { Desk } from './command.ts';

export function useDesk(): () => Desk {
  const store = useSessionStore();
  const { engine, recorded } = useHoldings();
  const openRun = useOpenRun();
  const [, go] = useLocation();
  return useCallback(() => ({ session: store.getState(), engine, recorded, openRun, go }), [store, engine, recorded, openRun, go]);
}

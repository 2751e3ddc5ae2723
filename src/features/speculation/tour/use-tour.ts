/** Keeps the tour going: opens the run that a step is given on, sets its stage, and sees when it is done. Null: there is no tour to give. */
import { useEffect, useMemo } from 'react';
import { useHoldings } from '../session/holdings.ts';
import type { RecordedRun } from '../session/recorded-runs.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import { TOUR } from './tour.ts';
import { follow, isOpen, matters, ownRun } from './tour-moves.ts';
import { tourPlan, type TourPlan } from './tour-plan.ts';

export function useTour(): TourPlan<RecordedRun> | null {
  const store = useSessionStore();
  const { runs, ready, open } = useHoldings().recorded;
  const plan = useMemo(() => (ready ? tourPlan(runs) : null), [runs, ready]);
  const coming = useSession(({ tour }) => (tour?.at === 'coming' ? tour.step : null));

  useEffect(() => {
    const step = coming === null ? undefined : TOUR[coming];
    const session = store.getState();
    if (!plan || !step || !session.tour || isOpen(session, plan[step.run])) return;
    // One that was made on the way; the first that was put aside stays.
    const asked = { ...session.tour, aside: session.tour.aside ?? (session.source === 'recorded' ? null : ownRun(session)) };
    session.set({ tour: asked });
    open(plan[step.run], () => { if (store.getState().tour === asked) session.set({ tour: { ...asked, at: 'waiting' } }); });
  }, [store, plan, open, coming]);

  useEffect(() => {
    if (!plan) return;
    follow(store, plan);
    return store.subscribe((now, before) => { if (matters(now, before)) follow(store, plan); });
  }, [store, plan]);

  return plan;
}

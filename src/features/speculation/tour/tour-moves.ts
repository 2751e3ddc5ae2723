/** How a visitor moves through the tour: takes it up, goes from step to step, is done with one, leaves. */
import { sameConfig } from '#core/trace/run-config.ts';
import type { RecordedRun } from '../session/recorded-runs.ts';
import type { Aside, Session, SessionStore, Tour } from '../session/session.ts';
import { TOUR } from './tour.ts';
import type { TourPlan } from './tour-plan.ts';

/** A run that no click would bring back. */
export function ownRun({ log, source, config, cursor, selection, second }: Session): Aside | null {
  return log && (source !== 'recorded' || second) ? { log, source, config, cursor, selection, second } : null;
}

/** Not only begun, but not left either. */
type Underway = Tour & { readonly at: Exclude<Tour['at'], 'away'> };

export const isOn = (tour: Tour | null): tour is Underway => tour !== null && tour.at !== 'away';

/** From the beginning, or where it was left. */
export const takenUp = (session: Session): Tour => ({ step: session.tour?.step ?? 0, at: 'coming', aside: ownRun(session) });

export const goTo = (store: SessionStore, step: number): void =>
  store.setState(({ tour }) => ({ tour: tour && { ...tour, step, at: 'coming' } }));

/** Puts the visitor's own run back, unless there is a newer one. */
export function leave(store: SessionStore, finished: boolean): void {
  const { tour, source } = store.getState();
  if (!tour) return;
  store.setState({
    ...(tour.aside && source === 'recorded' && { ...tour.aside, playing: false, spent: 0, preview: null, whatIf: null }),
    tour: finished ? null : { ...tour, at: 'away', aside: null },
  });
}

/** Whether a recorded run is the one that the page shows. */
export const isOpen = ({ log, source }: Session, { config }: RecordedRun): boolean => source === 'recorded' && log !== null && sameConfig(log.header.config, config);

/** Of a session, what a step can depend on. */
const MATTERS = ['log', 'source', 'cursor', 'selection', 'playing', 'study', 'whyMode', 'whatIf', 'second', 'phase', 'tour'] as const satisfies readonly (keyof Session)[];

export const matters = (now: Session, before: Session): boolean => MATTERS.some((key) => now[key] !== before[key]);

/** What follows from how the session is now: the stage is set once its run is open, a step that is done stays so, and the tour waits while another run is there. */
export function follow(store: SessionStore, plan: TourPlan<RecordedRun>): void {
  const session = store.getState();
  const { log, phase, tour } = session;
  const step = tour && TOUR[tour.step];
  if (!step || tour.at === 'away' || tour.at === 'waiting') return;
  const open = isOpen(session, plan[step.run]);
  // Whoever has done the last step is free to go on, with a run of their own too.
  const free = tour.at === 'done' && tour.step === TOUR.length - 1;
  if (phase.kind !== 'idle' || (!open && tour.at !== 'coming')) {
    if (!free) store.setState({ tour: { ...tour, at: 'waiting' } });
  } else if (!log || !open) {
    return;
  } else if (tour.at === 'coming') {
    store.setState({ playing: false, spent: 0, preview: null, ...step.stage(session, log), tour: { ...tour, at: 'doing' } });
  } else if (tour.at === 'doing' && step.done(session, log)) {
    store.setState({ ...step.rest?.(session, log), tour: { ...tour, at: 'done' } });
  }
}

/** The tour on the page: the card of the step that one is at, and the mark on what it speaks of. */
import { useReducedMotion } from '#ui/use-reduced-motion.ts';
import { useHoldings } from '../session/holdings.ts';
import type { RecordedRun } from '../session/recorded-runs.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import type { Session, Tour } from '../session/session.ts';
import { rememberTour } from './remembered-tour.ts';
import { TOUR } from './tour.ts';
import { TourCard } from './tour-card.tsx';
import { goTo, isOn, leave } from './tour-moves.ts';
import { TOUR_INVITATION } from './tour-places.ts';
import type { TourPlan } from './tour-plan.ts';
import { TOUR_STEPS } from './tour-steps.ts';
import { tourStrings as words } from './tour-strings.ts';
import { useMark } from './use-mark.ts';
import { useTour } from './use-tour.ts';

const TO_CONTROL = ['Tab'];

/** Why the tour waits. */
function waitsFor({ phase, failure, source }: Session, { aside }: Tour): keyof typeof words.waits {
  if (phase.kind !== 'idle') return 'running';
  if (failure?.cause === 'trace') return 'failed';
  return source === 'recorded' ? 'other' : aside ? 'lost' : 'aside';
}

function Guide({ tour, plan }: { readonly tour: Tour; readonly plan: TourPlan<RecordedRun> }) {
  const store = useSessionStore();
  const { engine: { run, abandon }, recorded: { cancel } } = useHoldings();
  const waits = useSession((session) => (tour.at === 'waiting' ? waitsFor(session, tour) : null));
  const shortcuts = useSession((session) => session.shortcuts);
  const still = useReducedMotion();
  const { step: index, at, aside } = tour;
  const { target, sight, shown, by } = TOUR[index]!;
  const last = index === TOUR.length - 1;
  const mark = at === 'done' ? shown : target;
  useMark(at === 'doing' || at === 'done' ? mark : null, at === 'done' ? shown : (sight ?? target), at === 'done', still);
  const end = (finished: boolean): void => {
    if (finished) rememberTour();
    if (at === 'coming') cancel();
    leave(store, finished);
    // While a live run is under way nothing invites to the tour.
    requestAnimationFrame(() => (document.getElementById(TOUR_INVITATION) ?? document.querySelector<HTMLElement>('[data-tour="play"]'))?.focus());
  };
  return (
    <TourCard
      number={index + 1} of={TOUR.length} step={words.steps[TOUR_STEPS[index]!]} keys={by?.keys ?? TO_CONTROL} keysWork={shortcuts || !by || by.chord === true}
      done={at === 'done'} other={plan.drafted.title}
      toTryNext={last ? words.toTryNext[run ? 'live' : 'recorded'] : null} aside={aside !== null && waits === null}
      waits={waits && { text: words.waits[waits], goBack: waits === 'failed' ? words.waits.again : words.waits.goBack }}
      onReturn={() => {
        abandon();
        goTo(store, index);
      }}
      onBack={index > 0 ? () => goTo(store, index - 1) : null}
      onNext={() => (last ? end(true) : goTo(store, index + 1))}
      onEnd={() => end(false)}
    />
  );
}

export function TourGuide() {
  const plan = useTour();
  const tour = useSession((session) => session.tour);
  return plan && isOn(tour) ? <Guide tour={tour} plan={plan} /> : null;
}

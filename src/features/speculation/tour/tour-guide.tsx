/** The tour on the page: the card of the step that one is at, and the mark on what it speaks of. */
import { useReducedMotion } from '#ui/use-reduced-motion.ts';
import { useHoldings } from '../session/holdings.ts';
import type { RecordedRun } from '../session/recorded-runs.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import type { Tour } from '../session/session.ts';
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

function Guide({ tour, plan }: { readonly tour: Tour; readonly plan: TourPlan<RecordedRun> }) {
  const store = useSessionStore();
  const { engine: { run }, recorded: { cancel } } = useHoldings();
  const shortcuts = useSession((session) => session.shortcuts);
  const still = useReducedMotion();
  const { step: index, at, aside } = tour;
  const { target, shown, by } = TOUR[index]!;
  const last = index === TOUR.length - 1;
  useMark(at === 'coming' ? null : at === 'done' ? shown : target, at === 'done', still);
  const end = (finished: boolean): void => {
    if (finished) rememberTour();
    if (at === 'coming') cancel();
    leave(store, finished);
    requestAnimationFrame(() => document.getElementById(TOUR_INVITATION)?.focus());
  };
  return (
    <TourCard
      number={index + 1} of={TOUR.length} step={words.steps[TOUR_STEPS[index]!]} keys={by?.keys ?? TO_CONTROL} keysWork={shortcuts || !by || by.chord === true}
      done={at === 'done'} other={plan.drafted.title}
      toTryNext={last ? words.toTryNext[run ? 'live' : 'recorded'] : null} aside={aside !== null}
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

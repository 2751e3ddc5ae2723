/** Where the tour begins, or goes on; once it has been finished it is there for whoever looks for it. */
import { Button } from '#ui/controls/button.tsx';
import { takeTour } from '../commands/tour-command.ts';
import { useDesk } from '../commands/use-desk.ts';
import { usePossible } from '../commands/use-possible.ts';
import { useSession } from '../session/session-context.ts';
import { rememberedTour } from './remembered-tour.ts';
import { isOn } from './tour-moves.ts';
import { TOUR_INVITATION } from './tour-places.ts';
import { TOUR_STEPS } from './tour-steps.ts';
import { tourStrings } from './tour-strings.ts';

const words = tourStrings.invitation;
const MINUTES = 5;

export function TourInvitation() {
  const desk = useDesk();
  const possible = usePossible(takeTour);
  const tour = useSession((session) => session.tour);
  if (!possible || isOn(tour)) return null;
  const taken = rememberedTour();
  return (
    <Button id={TOUR_INVITATION} kind={tour || !taken ? 'plain' : 'quiet'} onClick={() => takeTour.perform(desk())}>
      {tour ? words.goOn(tour.step + 1, TOUR_STEPS.length) : taken ? words.again : words.take(MINUTES)}
    </Button>
  );
}

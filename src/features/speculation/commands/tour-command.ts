/** The tour: begins, goes on where it was left, and while it is on the way leads back to its card. */
import { pressed } from '#ui/commands/command.ts';
import { isOn, takenUp } from '../tour/tour-moves.ts';
import { TOUR_HEADING } from '../tour/tour-places.ts';
import { tourPlan } from '../tour/tour-plan.ts';
import { tourStrings as words } from '../tour/tour-strings.ts';
import type { Command } from './command.ts';

export const takeTour: Command = {
  id: 'tour', group: 'help', label: words.command, keys: ['T'], matches: pressed('t'),
  possible: ({ session, recorded }) => isOn(session.tour) || (session.phase.kind === 'idle' && tourPlan(recorded.runs) !== null),
  perform: ({ session }) => {
    if (!isOn(session.tour)) session.set({ tour: takenUp(session) });
    // A palette that is closing would give the focus back to where it was.
    else requestAnimationFrame(() => document.getElementById(TOUR_HEADING)?.focus());
  },
};

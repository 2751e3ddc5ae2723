/** The steps of the tour, in order; the link counts them from 1 (`tour=`). */
export const TOUR_STEPS = ['round', 'rejection', 'both', 'tau', 'slower', 'time'] as const;
export type TourStepId = (typeof TOUR_STEPS)[number];

/** Where the focus goes when the tour begins a step, and when one leaves it: ids in the document. */
export const TOUR_HEADING = 'tour-heading';
export const TOUR_INVITATION = 'tour-invitation';

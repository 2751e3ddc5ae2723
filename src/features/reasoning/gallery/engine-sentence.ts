/** What the engine would say, in its words: they are no page's, and come from it as they are. */
export const LOST = 'The GPU was lost in mid-run (no reason given). Run again to reopen it.';

/** What the engine would say, in its words: they are no page's, and come from it as they are. */
export const NOTICE = 'The question is longer than the model can read: its first 12 tokens were left out, the last 88 are used.';
export const LOST = 'The GPU was lost in mid-run (no reason given). Run again to reopen it.';
export const FULL = 'The GPU has no memory left for the weights of the target.';

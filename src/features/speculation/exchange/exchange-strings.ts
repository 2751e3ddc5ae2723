/** Words for taking a run along and bringing one in. */
import { wording } from '#ui/wording.ts';

export const exchangeStrings = wording({
  menu: 'Run',
  save: 'Save run (JSON)',
  table: 'Save drafts (CSV)',
  link: 'Copy link',
  open: 'Open a run …',
  hint: 'A saved run can also be dropped anywhere on the page, or pasted.',
  copied: 'Link copied.',
  notCopied: 'The link could not be copied: take it from the address bar.',
  saved: (name: string) => `Saved as ${name}.`,
  opened: 'Run opened.',
  drop: 'Drop the saved run to open it.',
  tooLarge: (megabytes: string, limit: string) => `This file holds ${megabytes} MB, and a saved run at most ${limit} MB, so it was not read.`,
  unreadable: 'This file could not be read: choose it again.',
  busy: 'A live run is under way: stop it first, then open the file.',
} as const);

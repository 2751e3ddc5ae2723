/** Names of commands that no button of the page names. */
import { wording } from '#ui/wording.ts';

export const commandStrings = wording({
  look: (what: string) => `Look at: ${what}`,
  from: (source: string) => `A thought, ${source.toLowerCase()}`,
  show: (view: string) => `Show as: ${view}`,
  groups: { look: 'Look', watch: 'Watch' },
} as const);

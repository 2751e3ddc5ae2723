/** Names of commands that no button of the page names. */
import { wording } from '#ui/wording.ts';

export const commandStrings = wording({
  look: (what: string) => `Look at: ${what}`,
  from: (source: string) => `A thought, ${source.toLowerCase()}`,
  show: (view: string) => `Show as: ${view}`,
  setUp: 'Set up the model to ask',
  stopEdges: 'Stop asking for the edges',
  stopVerdicts: 'Stop asking the judge',
  groups: { look: 'Look', watch: 'Watch', ask: 'Ask a model' },
} as const);

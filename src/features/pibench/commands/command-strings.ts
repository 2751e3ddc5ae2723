/** Names of commands that no button of the page names. */
import { wording } from '#ui/wording.ts';

export const commandStrings = wording({
  groups: { run: 'Run', move: 'Move', look: 'Look', people: 'People', take: 'Take along', open: 'Open' },
  start: 'Start a run as chosen', stop: 'Stop the run',
  look: (screen: string) => `Look at: ${screen}`,
  play: (name: string, line: string) => `Play: ${name}, ${line}`,
  folder: 'Open a folder of tasks', zip: 'Open a zip of tasks', forget: 'Let go of the opened tasks',
} as const);

/** Names of commands that no button names, and the words of keyboard help. */
import { wording } from '#ui/wording.ts';
import type { CommandGroup } from './command.ts';

export const commandStrings = wording({
  playPause: 'Play or pause',
  follow: 'Follow the run again',
  help: 'Keyboard help',
  study: (name: string) => `Look at: ${name}`,
  text: (name: string) => `Text: ${name}`,
  why: (name: string) => `Why panel: ${name}`,
  go: (page: string) => `Go to ${page}`,
  groups: { run: 'Run', move: 'Move', look: 'Look', take: 'Take along', go: 'Pages', help: 'Help' } satisfies Record<CommandGroup, string>,
  keyboard: {
    heading: 'Keyboard',
    shortcuts: 'Single-key shortcuts',
    note: 'They work while no text field has the focus. In the grid of rounds, arrow keys move the selection. While the page is longer than the window, ↑, ↓, Home and End scroll it, until the focus is in the text, the rounds or the bar below.',
    close: 'Close',
  },
} as const);

/** Words of the palette, the same on every page that has one. */
import { wording } from '#ui/wording.ts';

export const chooserStrings = wording({
  name: 'All commands',
  placeholder: 'What would you like to do?',
  list: 'Commands',
  none: 'No command is called that.',
  count: (n: number) => (n === 1 ? 'One command' : `${n} commands`),
} as const);

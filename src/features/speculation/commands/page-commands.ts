/** The other pages by name; which there are, the frame around this page says. */
import { always, noKey } from '#ui/commands/command.ts';
import type { Page } from '../session/holdings.ts';
import type { Command } from './command.ts';
import { commandStrings as words } from './command-strings.ts';

const goTo = ({ path, name }: Page): Command => ({
  id: `go${path.replaceAll('/', '-')}`, group: 'go', label: words.go(name), keys: [], matches: noKey, possible: always, perform: ({ go }) => go(path),
});

/** To all but the one that is looked at. */
export const pageCommands = (pages: readonly Page[], here: string): readonly Command[] => pages.filter(({ path }) => path !== here).map(goTo);

/** Ctrl K: every command of the page by name, and the ways to the other pages. */
import { useLocation } from 'wouter';
import { Palette as Card } from '#ui/commands/palette.tsx';
import { useHoldings } from '../session/holdings.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import { COMMANDS } from './all-commands.ts';
import type { Command } from './command.ts';
import { commandStrings } from './command-strings.ts';
import { openPalette } from './help-commands.ts';
import { pageCommands } from './page-commands.ts';
import { useDesk } from './use-desk.ts';

/** What the palette lists: all but what opened it. */
export const LISTED: readonly Command[] = COMMANDS.filter((command) => command !== openPalette);

export function Palette() {
  const store = useSessionStore();
  const desk = useDesk();
  const [here] = useLocation();
  const { pages } = useHoldings();
  const open = useSession(({ overlay }) => overlay === 'palette');
  return <Card open={open} commands={() => [...LISTED, ...pageCommands(pages, here)]} groups={commandStrings.groups} desk={desk} onClose={() => store.getState().set({ overlay: null })} />;
}

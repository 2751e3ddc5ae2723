/** Finding one's way: every command by name, every key. */
import { always, typed } from '#ui/commands/command.ts';
import { paletteCommand } from '#ui/commands/palette-command.ts';
import type { Command } from './command.ts';
import { commandStrings as words } from './command-strings.ts';

export const openPalette: Command = paletteCommand('help', ({ session }) => session.set({ overlay: 'palette' }));

export const openHelp: Command = {
  id: 'help', group: 'help', label: words.help, keys: ['?'], matches: typed('?'), possible: always,
  perform: ({ session }) => session.set({ overlay: 'help' }),
};

export const helpCommands: readonly Command[] = [openPalette, openHelp];

/** Finding one's way: every command by name, every key. */
import { chooserStrings } from '#ui/commands/chooser-strings.ts';
import { always, control, typed } from '#ui/commands/command.ts';
import type { Command } from './command.ts';
import { commandStrings as words } from './command-strings.ts';

export const openPalette: Command = {
  id: 'palette', group: 'help', label: chooserStrings.name, keys: ['Ctrl', 'K'], matches: control('k'), chord: true, possible: always,
  perform: ({ session }) => session.set({ overlay: 'palette' }),
};

export const openHelp: Command = {
  id: 'help', group: 'help', label: words.help, keys: ['?'], matches: typed('?'), possible: always,
  perform: ({ session }) => session.set({ overlay: 'help' }),
};

export const helpCommands: readonly Command[] = [openPalette, openHelp];

/** The chord that lists a page's commands: the same key and name wherever there is a palette. */
import { chooserStrings } from './chooser-strings.ts';
import { always, control, type Command } from './command.ts';

export const paletteCommand = <Desk, Group extends string>(group: Group, perform: (desk: Desk) => void): Command<Desk, Group> => ({
  id: 'palette', group, label: chooserStrings.name, keys: ['Ctrl', 'K'], matches: control('k'), chord: true, possible: always, perform,
});

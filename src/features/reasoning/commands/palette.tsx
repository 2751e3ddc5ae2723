/** Ctrl K: every command of the page by name. */
import { useCallback, useMemo, useState } from 'react';
import { Chooser } from '#ui/commands/chooser.tsx';
import { chooserStrings } from '#ui/commands/chooser-strings.ts';
import { always, control, type Command } from '#ui/commands/command.ts';
import { useCommandKeys } from '#ui/commands/use-command-keys.ts';
import { Dialog } from '#ui/controls/dialog.tsx';
import { commandStrings } from './command-strings.ts';
import type { ReasoningDesk } from './desk-command.ts';
import { REASONING_COMMANDS } from './reasoning-commands.ts';

interface Props {
  /** As it is at the moment of the command. */
  readonly desk: () => ReasoningDesk;
}

export function Palette({ desk }: Props) {
  const [open, setOpen] = useState(false);
  const commands = useMemo((): readonly Command<ReasoningDesk>[] => [{ id: 'palette', group: 'help', label: chooserStrings.name, keys: ['Ctrl', 'K'], matches: control('k'), chord: true, possible: always, perform: () => setOpen(true) }], []);
  const free = useCallback(() => !open, [open]);
  useCommandKeys({ commands, desk, open: free, single: always });
  return (
    <Dialog open={open} high aria-label={chooserStrings.name} onClose={() => setOpen(false)}>
      <Listed desk={desk} onChosen={() => setOpen(false)} />
    </Dialog>
  );
}

/** What can be done at the moment at which it is opened. */
function Listed({ desk, onChosen }: Props & { readonly onChosen: () => void }) {
  const [commands] = useState(() => REASONING_COMMANDS.filter(({ possible }) => possible(desk())));
  return <Chooser commands={commands} groups={commandStrings.groups} onChoose={(command) => { onChosen(); command.perform(desk()); }} />;
}

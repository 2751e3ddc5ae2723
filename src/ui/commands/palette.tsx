/** Ctrl K: every command of a page by name, over the page. What cannot be done at the moment at which it is opened is not offered. */
import { useState } from 'react';
import { Dialog } from '#ui/controls/dialog.tsx';
import { Chooser } from './chooser.tsx';
import { chooserStrings } from './chooser-strings.ts';
import type { Command } from './command.ts';

interface PossibleProps<Desk, Group extends string> {
  readonly commands: (desk: Desk) => readonly Command<Desk, Group>[];
  readonly groups: Readonly<Record<Group, string>>;
  /** As it is at the moment of the call. */
  readonly desk: () => Desk;
  readonly onChoose: (command: Command<Desk, Group>) => void;
}

/** What the palette holds. */
export function PossibleCommands<Desk, Group extends string>({ commands, groups, desk, onChoose }: PossibleProps<Desk, Group>) {
  const [possible] = useState(() => {
    const now = desk();
    return commands(now).filter((command) => command.possible(now));
  });
  return <Chooser commands={possible} groups={groups} onChoose={onChoose} />;
}

interface Props<Desk, Group extends string> extends Omit<PossibleProps<Desk, Group>, 'onChoose'> {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function Palette<Desk, Group extends string>({ open, onClose, desk, ...listed }: Props<Desk, Group>) {
  return (
    <Dialog open={open} high aria-label={chooserStrings.name} onClose={onClose}>
      <PossibleCommands
        {...listed} desk={desk}
        onChoose={(command) => {
          onClose();
          command.perform(desk());
        }}
      />
    </Dialog>
  );
}

/** Ctrl K: every command of the page by name. */
import { useCallback, useMemo, useState } from 'react';
import { always } from '#ui/commands/command.ts';
import { Palette as Card } from '#ui/commands/palette.tsx';
import { paletteCommand } from '#ui/commands/palette-command.ts';
import { useCommandKeys } from '#ui/commands/use-command-keys.ts';
import { commandStrings } from './command-strings.ts';
import type { ReasoningDesk } from './desk-command.ts';
import { REASONING_COMMANDS } from './reasoning-commands.ts';

const all = () => REASONING_COMMANDS;

interface Props {
  /** As it is at the moment of the command. */
  readonly desk: () => ReasoningDesk;
}

export function Palette({ desk }: Props) {
  const [open, setOpen] = useState(false);
  const commands = useMemo(() => [paletteCommand('help', (_: ReasoningDesk) => setOpen(true))], []);
  const free = useCallback(() => !open, [open]);
  useCommandKeys({ commands, desk, open: free, single: always });
  return <Card open={open} commands={all} groups={commandStrings.groups} desk={desk} onClose={() => setOpen(false)} />;
}

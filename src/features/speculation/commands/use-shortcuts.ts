/** Keys for the commands of this page. */
import { useCommandKeys } from '#ui/commands/use-command-keys.ts';
import { COMMANDS } from './all-commands.ts';
import type { Desk } from './command.ts';
import { useDesk } from './use-desk.ts';

const open = ({ session }: Desk): boolean => session.overlay === null;
const single = ({ session }: Desk): boolean => session.shortcuts;

export function useShortcuts(): void {
  useCommandKeys({ commands: COMMANDS, desk: useDesk(), open, single });
}

/** Whether a command can be done now. */
import { useSession } from '../session/session-context.ts';
import type { Command } from './command.ts';
import { useDesk } from './use-desk.ts';

export function usePossible({ possible }: Pick<Command, 'possible'>): boolean {
  const desk = useDesk();
  return useSession(() => possible(desk()));
}

/** A command as a quiet button that says its name. */
import { Button } from '#ui/controls/button.tsx';
import type { Command } from './command.ts';
import { useDesk } from './use-desk.ts';
import { usePossible } from './use-possible.ts';

export function CommandButton({ command }: { readonly command: Command }) {
  const desk = useDesk();
  const possible = usePossible(command);
  return <Button kind="quiet" disabled={!possible} onClick={() => command.perform(desk())}>{command.label}</Button>;
}

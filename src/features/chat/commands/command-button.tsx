/** The button of a command. */
import { Button } from '#ui/controls/button.tsx';
import type { ChatCommand, ChatDesk } from './chat-commands.ts';

export const CommandButton = ({ command, desk, label = command.label }: { readonly command: ChatCommand; readonly desk: ChatDesk; readonly label?: string }) => (
  <Button kind="quiet" disabled={!command.possible(desk)} onClick={() => command.perform(desk)}>{label}</Button>
);

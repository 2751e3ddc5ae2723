/** Every command by name: type, choose with the arrow keys, Enter. What cannot be done now is not offered. */
import { useLocation } from 'wouter';
import { Chooser as Card } from '#ui/commands/chooser.tsx';
import { chooserStrings } from '#ui/commands/chooser-strings.ts';
import { Dialog } from '#ui/controls/dialog.tsx';
import { useHoldings } from '../session/holdings.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import { COMMANDS } from './all-commands.ts';
import type { Command, Desk } from './command.ts';
import { commandStrings } from './command-strings.ts';
import { pageCommands } from './page-commands.ts';
import { useDesk } from './use-desk.ts';

interface Props {
  readonly desk: Desk;
  /** Ways to other pages. */
  readonly pages: readonly Command[];
  readonly onChoose: (command: Command) => void;
}

export function Chooser({ desk, pages, onChoose }: Props) {
  const commands = [...COMMANDS, ...pages].filter(({ id, possible }) => id !== 'palette' && possible(desk));
  return <Card commands={commands} groups={commandStrings.groups} onChoose={onChoose} />;
}

export function Palette() {
  const store = useSessionStore();
  const desk = useDesk();
  const [here] = useLocation();
  const { pages } = useHoldings();
  const open = useSession(({ overlay }) => overlay === 'palette');
  return (
    <Dialog open={open} high aria-label={chooserStrings.name} onClose={() => store.getState().set({ overlay: null })}>
      <Chooser
        desk={desk()}
        pages={pageCommands(pages, here)}
        onChoose={(command) => {
          store.getState().set({ overlay: null });
          command.perform(desk());
        }}
      />
    </Dialog>
  );
}

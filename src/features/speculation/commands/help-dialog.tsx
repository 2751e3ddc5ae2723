/** What the keys do, from the same list that makes them work. */
import { HelpCard as Card } from '#ui/commands/help-card.tsx';
import { rememberShortcuts } from '#ui/commands/remembered-shortcuts.ts';
import { Dialog } from '#ui/controls/dialog.tsx';
import { useSession, useSessionStore } from '../session/session-context.ts';
import { COMMANDS } from './all-commands.ts';
import { commandStrings } from './command-strings.ts';

const words = commandStrings.keyboard;

interface Props {
  readonly shortcuts: boolean;
  readonly onShortcuts: (on: boolean) => void;
  readonly onClose: () => void;
}

/** What the dialog holds. */
export const HelpCard = (props: Props) => <Card words={words} commands={COMMANDS} {...props} />;

export function HelpDialog() {
  const store = useSessionStore();
  const open = useSession(({ overlay }) => overlay === 'help');
  const shortcuts = useSession((session) => session.shortcuts);
  const close = (): void => store.getState().set({ overlay: null });
  const switchShortcuts = (on: boolean): void => {
    store.getState().set({ shortcuts: on });
    rememberShortcuts(on);
  };
  return <Dialog open={open} onClose={close} aria-label={words.heading}><HelpCard shortcuts={shortcuts} onShortcuts={switchShortcuts} onClose={close} /></Dialog>;
}

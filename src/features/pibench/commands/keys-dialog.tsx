/** What the stage's keys do, and which one lists all commands. */
import { useState } from 'react';
import { HelpCard } from '#ui/commands/help-card.tsx';
import { rememberedShortcuts, rememberShortcuts } from '#ui/commands/remembered-shortcuts.ts';
import { Dialog } from '#ui/controls/dialog.tsx';
import { pibenchStrings } from '../pibench-strings.ts';
import { openPalette, PIBENCH_COMMANDS } from './pibench-commands.ts';

const words = pibenchStrings.keyboard;
const KEYED = [...PIBENCH_COMMANDS, openPalette];

interface Props {
  readonly shortcuts: boolean;
  readonly onShortcuts: (on: boolean) => void;
  readonly onClose: () => void;
}

/** What the dialog holds. */
export const KeysCard = (props: Props) => <HelpCard words={words} commands={KEYED} {...props} />;

export function KeysDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const [shortcuts, setShortcuts] = useState(rememberedShortcuts);
  const turn = (on: boolean): void => {
    setShortcuts(on);
    rememberShortcuts(on);
  };
  return <Dialog open={open} onClose={onClose} aria-label={words.heading}><KeysCard shortcuts={shortcuts} onShortcuts={turn} onClose={onClose} /></Dialog>;
}

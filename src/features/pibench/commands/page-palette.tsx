/** Ctrl K on every screen of π-Bench. */
import { useCallback } from 'react';
import { useStore } from 'zustand';
import { always } from '#ui/commands/command.ts';
import { Palette } from '#ui/commands/palette.tsx';
import { useCommandKeys } from '#ui/commands/use-command-keys.ts';
import type { PibenchRoom } from '../session/pibench-room.ts';
import { commandStrings } from './command-strings.ts';
import { pageCommands, type PageDesk } from './page-commands.ts';
import { openPalette } from './pibench-commands.ts';

const KEYED = [openPalette];
const nothingOver = ({ session, room }: PageDesk): boolean => !session.listing && !session.helping && !room.store.getState().settingUp;

export function PagePalette({ room }: { readonly room: PibenchRoom }) {
  const listing = useStore(room.stage, (session) => session.listing);
  const desk = useCallback((): PageDesk => ({ session: room.stage.getState(), room }), [room]);
  useCommandKeys({ commands: KEYED, desk, open: nothingOver, single: always });
  return <Palette open={listing} commands={pageCommands} groups={commandStrings.groups} desk={desk} onClose={() => room.stage.getState().set({ listing: false })} />;
}

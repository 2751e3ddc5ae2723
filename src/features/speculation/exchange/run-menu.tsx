/** One quiet menu for taking the run along and bringing another in; files may come by drop and paste as well. */
import { useCallback } from 'react';
import { Menu } from '#ui/controls/menu.tsx';
import { DropHint } from '#ui/drop-hint.tsx';
import { useFileDrop } from '#ui/use-file-drop.ts';
import { CommandButton } from '../commands/command-button.tsx';
import { takeCommands } from '../commands/take-commands.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import { exchangeStrings as words } from './exchange-strings.ts';
import { readRunFile, readRunText } from './read-run-file.ts';
import { useOpenRun } from './use-open-run.ts';

export function RunMenu() {
  const store = useSessionStore();
  const said = useSession((session) => session.said);
  const open = useOpenRun();
  const hovering = useFileDrop(useCallback((file) => void open(readRunFile(file)), [open]), useCallback((text) => void open(readRunText(text)), [open]));
  return (
    <>
      <Menu label={words.menu} said={said} onOpen={() => store.getState().set({ said: '' })}>
        {takeCommands.map((command) => <CommandButton key={command.id} command={command} />)}
        <p>{words.hint}</p>
      </Menu>
      {hovering && <DropHint text={words.drop} />}
    </>
  );
}

/** Every command of the page, in the order in which palette and help list them. */
import type { Command } from './command.ts';
import { helpCommands } from './help-commands.ts';
import { lookCommands } from './look-commands.ts';
import { moveCommands } from './move-commands.ts';
import { runCommands } from './run-commands.ts';
import { takeCommands } from './take-commands.ts';
import { takeTour } from './tour-command.ts';

export const COMMANDS: readonly Command[] = [...runCommands, ...moveCommands, ...lookCommands, ...takeCommands, takeTour, ...helpCommands];

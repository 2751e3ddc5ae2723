/** A command of this page, and everything that one can reach. */
import type { Command as CommandOf } from '#ui/commands/command.ts';
import type { OpenRun } from '../exchange/use-open-run.ts';
import type { Engine } from '../session/use-engine.ts';
import type { Session } from '../session/session.ts';
import type { RecordedRuns } from '../session/use-recorded-runs.ts';

export interface Desk {
  readonly session: Session;
  readonly engine: Pick<Engine, 'run' | 'stop'>;
  readonly recorded: Pick<RecordedRuns, 'runs'>;
  readonly openRun: OpenRun;
  /** To another page. */
  readonly go: (path: string) => void;
}

export type CommandGroup = 'run' | 'move' | 'look' | 'take' | 'go' | 'help';

export type Command = CommandOf<Desk, CommandGroup>;

export const withRun = ({ session }: Desk): boolean => session.log !== null;

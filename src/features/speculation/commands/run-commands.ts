/** Making a run, and ending it. */
import { noKey, pressed } from '#ui/commands/command.ts';
import { notHere } from '../drafter-name.ts';
import { strings } from '../strings.ts';
import type { Command } from './command.ts';

export const runLive: Command = {
  id: 'run-live', group: 'run', label: strings.controls.run, keys: ['R'], matches: pressed('r'),
  possible: ({ session, engine }) => engine.run !== null && session.phase.kind === 'idle' && session.config.prompt.trim() !== '' && !notHere(session.config, session.kept),
  perform: ({ engine }) => engine.run?.(),
};

export const stopRun: Command = {
  id: 'stop-run', group: 'run', label: strings.controls.stop, keys: [], matches: noKey,
  possible: ({ session }) => session.phase.kind !== 'idle',
  perform: ({ engine }) => engine.stop(),
};

export const runCommands: readonly Command[] = [runLive, stopRun];

/**
 * A command of the page, defined once: the same object feeds its button, its key, the palette and the keyboard help. What it acts
 * on is handed to it, so that a command is tested without a page.
 */
import type { OpenRun } from '../exchange/use-open-run.ts';
import type { Engine } from '../session/use-engine.ts';
import type { Session } from '../session/session.ts';
import type { RecordedRuns } from '../session/use-recorded-runs.ts';

/** Everything a command can reach. */
export interface Desk {
  readonly session: Session;
  readonly engine: Pick<Engine, 'run' | 'stop'>;
  readonly recorded: Pick<RecordedRuns, 'runs'>;
  readonly openRun: OpenRun;
}

export type CommandGroup = 'run' | 'move' | 'look' | 'take' | 'help';

export type Keystroke = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  readonly label: string;
  /** As shown in help and palette; empty where it has no key. */
  readonly keys: readonly string[];
  readonly matches: (stroke: Keystroke) => boolean;
  /** A chord is no single key: it counts wherever the focus is, and cannot be switched off (WCAG 2.1.4 asks for single keys alone). */
  readonly chord?: boolean;
  readonly possible: (desk: Desk) => boolean;
  readonly perform: (desk: Desk) => void;
}

export const noKey = (): boolean => false;
export const always = (): boolean => true;
export const withRun = ({ session }: Desk): boolean => session.log !== null;

const bare = ({ ctrlKey, metaKey }: Keystroke): boolean => !ctrlKey && !metaKey;

export const pressed = (key: string, shift = false): Command['matches'] => (stroke) => bare(stroke) && stroke.key === key && stroke.shiftKey === shift;

/** For a sign that stands on another key, with or without shift, from keyboard to keyboard. */
export const typed = (sign: string): Command['matches'] => (stroke) => bare(stroke) && stroke.key === sign;

/** Ctrl, or ⌘ where that is the custom. */
export const control = (key: string): Command['matches'] => (stroke) => stroke.key.toLowerCase() === key && !stroke.shiftKey && stroke.ctrlKey !== stroke.metaKey;

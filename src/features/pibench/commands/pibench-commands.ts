/** Every command of the stage: playing, moving through turns and sessions, what is looked at. */
import type { Dataset } from '#core/pibench/task.ts';
import type { Step } from '#core/pibench/view/moments.ts';
import { always, pressed, typed, type Command as CommandOf } from '#ui/commands/command.ts';
import { paletteCommand } from '#ui/commands/palette-command.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import type { PibenchSession } from '../session/pibench-session.ts';

/** What there is to look at. */
export type PibenchData =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'ready'; readonly dataset: Dataset };

/** Of a persona's run, as far as it was looked at; null: nothing of it can be told yet. */
export interface Scores {
  /** Over the sessions that are over and count. */
  readonly proc: number | null;
  readonly comp: number | null;
  /** How many of the run's sessions that count these are. */
  readonly over: number;
  readonly counting: number;
  /** Of each session in the order of play, the share that was anticipated or asked about; null: it is not over. */
  readonly sessions: readonly (number | null)[];
}

/** All that a command of the stage can reach. */
export interface StageDesk {
  readonly session: PibenchSession;
}

/** With it, all that the view shows. */
export interface PibenchDesk extends StageDesk {
  readonly data: PibenchData;
  /** By persona; one that was never played is missing. */
  readonly scores: Readonly<Partial<Record<string, Scores>>>;
  readonly choosePersona: (persona: string) => void;
  /** Reads the tasks again. */
  readonly again: () => void;
}

export type PibenchCommand = CommandOf<StageDesk, 'move' | 'look'>;

const words = pibenchStrings.commands;
const withRun = ({ session }: StageDesk): boolean => session.run !== null;

const step = (to: Step, keys: readonly string[], matches: PibenchCommand['matches']): PibenchCommand => ({
  id: to, group: 'move', label: words[to], keys, matches, possible: withRun, perform: ({ session }) => session.step(to),
});

export const STEPS: Readonly<Record<Step, PibenchCommand>> = {
  first: step('first', ['Home'], pressed('Home')),
  'previous-session': step('previous-session', ['K'], typed('k')),
  'previous-turn': step('previous-turn', ['←'], pressed('ArrowLeft')),
  'next-turn': step('next-turn', ['→'], pressed('ArrowRight')),
  'next-session': step('next-session', ['J'], typed('j')),
  last: step('last', ['End'], pressed('End')),
};

export const playPause: PibenchCommand = {
  id: 'play', group: 'move', label: words.play, keys: ['Space'], matches: pressed(' '), possible: withRun, perform: ({ session }) => (session.playing ? session.pause() : session.play()),
};

/** Where there is room for both it moves the focus: the view sees to that. */
export const turnToBoard: PibenchCommand = {
  id: 'board', group: 'look', label: words.board, keys: ['B'], matches: typed('b'), possible: withRun, perform: ({ session }) => session.set({ pane: session.pane === 'board' ? 'stream' : 'board' }),
};

export const findInRun: PibenchCommand = {
  id: 'find', group: 'look', label: words.find, keys: ['/'], matches: typed('/'), possible: withRun, perform: ({ session }) => session.set({ finding: session.finding + 1, pane: 'stream' }),
};

export const showAll: PibenchCommand = {
  id: 'author', group: 'look', label: words.author, keys: ['S'], matches: typed('s'), possible: always, perform: ({ session }) => session.set({ author: !session.author }),
};

export const helpWithKeys: PibenchCommand = {
  id: 'help', group: 'look', label: words.help, keys: ['?'], matches: typed('?'), possible: always, perform: ({ session }) => session.set({ helping: true }),
};

/** On every screen of the page: no command of the stage's alone. */
export const openPalette: PibenchCommand = paletteCommand('look', ({ session }) => session.set({ listing: true }));

export const PIBENCH_COMMANDS: readonly PibenchCommand[] = [playPause, ...Object.values(STEPS), turnToBoard, findInRun, showAll, helpWithKeys];

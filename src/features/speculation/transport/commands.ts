/**
 * The page's commands, each defined once: the same object feeds its button, its key and the keyboard help.
 */
import type { Step } from '#core/trace/moments.ts';
import type { Session } from '../session/session.ts';
import { strings } from '../strings.ts';

export interface Command {
  readonly id: string;
  readonly label: string;
  /** As shown in the help. */
  readonly keys: readonly string[];
  readonly matches: (event: Pick<KeyboardEvent, 'key' | 'shiftKey'>) => boolean;
  readonly perform: (session: Session) => void;
}

const key = (name: string, shift = false): Command['matches'] => (event) => event.key === name && event.shiftKey === shift;

const step = (id: Step, keys: readonly string[], matches: Command['matches']): Command => ({
  id, label: strings.transport.steps[id], keys, matches, perform: (session) => session.step(id),
});

export const playPause: Command = {
  id: 'play-pause',
  label: strings.help.commands.playPause,
  keys: ['Space'],
  matches: key(' '),
  perform: (session) => (session.playing ? session.pause() : session.play()),
};

export const STEPS = {
  first: step('first', ['Home'], key('Home')),
  'previous-round': step('previous-round', ['↑'], key('ArrowUp')),
  'previous-token': step('previous-token', ['←'], key('ArrowLeft')),
  'next-token': step('next-token', ['→'], key('ArrowRight')),
  'next-round': step('next-round', ['↓'], key('ArrowDown')),
  last: step('last', ['End'], key('End')),
  'next-rejection': step('next-rejection', ['Shift', '→'], key('ArrowRight', true)),
  'previous-rejection': step('previous-rejection', ['Shift', '←'], key('ArrowLeft', true)),
} as const satisfies Record<Step, Command>;

export const follow: Command = {
  id: 'follow',
  label: strings.help.commands.clear,
  keys: ['Esc'],
  matches: key('Escape'),
  perform: (session) => session.select(null),
};

export const COMMANDS: readonly Command[] = [playPause, ...Object.values(STEPS), follow];

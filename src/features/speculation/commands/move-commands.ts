/** Moving through the run: play, step, follow. */
import type { Step } from '#core/trace/moments.ts';
import { pressed } from '#ui/commands/command.ts';
import { strings } from '../strings.ts';
import { withRun, type Command } from './command.ts';
import { commandStrings as words } from './command-strings.ts';

const step = (id: Step, keys: readonly string[], matches: Command['matches']): Command => ({
  id, group: 'move', label: strings.transport.steps[id], keys, matches, possible: withRun, perform: ({ session }) => session.step(id),
});

export const playPause: Command = {
  id: 'play-pause', group: 'move', label: words.playPause, keys: ['Space'], matches: pressed(' '), possible: withRun,
  perform: ({ session }) => (session.playing ? session.pause() : session.play()),
};

export const STEPS = {
  first: step('first', ['Home'], pressed('Home')),
  'previous-round': step('previous-round', ['↑'], pressed('ArrowUp')),
  'previous-token': step('previous-token', ['←'], pressed('ArrowLeft')),
  'next-token': step('next-token', ['→'], pressed('ArrowRight')),
  'next-round': step('next-round', ['↓'], pressed('ArrowDown')),
  last: step('last', ['End'], pressed('End')),
  'next-rejection': step('next-rejection', ['Shift', '→'], pressed('ArrowRight', true)),
  'previous-rejection': step('previous-rejection', ['Shift', '←'], pressed('ArrowLeft', true)),
} as const satisfies Record<Step, Command>;

export const follow: Command = {
  id: 'follow', group: 'move', label: words.follow, keys: ['Esc'], matches: pressed('Escape'), possible: withRun,
  perform: ({ session }) => session.select(null),
};

export const moveCommands: readonly Command[] = [playPause, ...Object.values(STEPS), follow];

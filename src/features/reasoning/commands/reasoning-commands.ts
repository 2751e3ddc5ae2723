/** What can be done on the page, by name: for the palette. */
import { always, noKey, type Command as CommandOf } from '#ui/commands/command.ts';
import { liveStrings } from '../live/live-strings.ts';
import { isGrowing } from '../live/live-state.ts';
import type { Watch } from '../live/live-screen.tsx';
import { reasoningStrings } from '../reasoning-strings.ts';
import { SCREENS, SOURCES, VIEWS, type ReasoningSession } from '../session/reasoning-session.ts';
import { commandStrings as words } from './command-strings.ts';

export interface ReasoningDesk {
  readonly session: ReasoningSession;
  readonly watch: Watch;
}

type Command = CommandOf<ReasoningDesk, keyof typeof words.groups>;

const command = (id: string, group: Command['group'], label: string, perform: Command['perform'], possible: Command['possible'] = always): Command => ({ id, group, label, keys: [], matches: noKey, possible, perform });

export const REASONING_COMMANDS: readonly Command[] = [
  command('watch', 'watch', liveStrings.form.watch, ({ session, watch }) => { session.set({ screen: 'trace', source: 'live' }); watch.start?.(); }, ({ session, watch }) => watch.start !== null && session.live.noGpu === null && !isGrowing(session.live)),
  command('stop', 'watch', liveStrings.form.stop, ({ watch }) => watch.stop(), ({ session }) => isGrowing(session.live)),
  ...SCREENS.map((screen) => command(`screen-${screen}`, 'look', words.look(reasoningStrings.screens[screen]), ({ session }) => session.set({ screen, step: null }), ({ session }) => session.screen !== screen)),
  ...SOURCES.map((source) => command(`source-${source}`, 'look', words.from(reasoningStrings.sources[source]), ({ session }) => session.set({ screen: 'trace', source, step: null }), ({ session }) => session.screen !== 'trace' || session.source !== source)),
  ...VIEWS.map((view) => command(`view-${view}`, 'look', words.show(reasoningStrings.views[view]), ({ session }) => session.set({ view }), ({ session }) => session.view !== view)),
];

/** What can be done on the page, by name: for the palette. */
import { liveStrings } from '../live/live-strings.ts';
import { isGrowing } from '../live/live-state.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import { SCREENS, SOURCES, VIEWS } from '../session/reasoning-session.ts';
import { ASKING_COMMANDS } from './asking-commands.ts';
import { commandStrings as words } from './command-strings.ts';
import { deskCommand, type DeskCommand } from './desk-command.ts';

export const REASONING_COMMANDS: readonly DeskCommand[] = [
  deskCommand('watch', 'watch', liveStrings.form.watch, ({ session, watch }) => { session.set({ screen: 'trace', source: 'live' }); watch.start?.(); }, ({ session, watch }) => watch.start !== null && session.live.noGpu === null && !isGrowing(session.live)),
  deskCommand('stop', 'watch', liveStrings.form.stop, ({ watch }) => watch.stop(), ({ session }) => isGrowing(session.live)),
  ...ASKING_COMMANDS,
  ...SCREENS.map((screen) => deskCommand(`screen-${screen}`, 'look', words.look(reasoningStrings.screens[screen]), ({ session }) => session.set({ screen, step: null }), ({ session }) => session.screen !== screen)),
  ...SOURCES.map((source) => deskCommand(`source-${source}`, 'look', words.from(reasoningStrings.sources[source]), ({ session }) => session.set({ screen: 'trace', source, step: null }), ({ session }) => session.screen !== 'trace' || session.source !== source)),
  ...VIEWS.map((view) => deskCommand(`view-${view}`, 'look', words.show(reasoningStrings.views[view]), ({ session }) => session.set({ view }), ({ session }) => session.view !== view)),
];

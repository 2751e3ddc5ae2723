/** What is offered where: the stage's commands on the stage alone, the other screens and people, files as far as there is something to save; each acts on the page's room. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { simulatedDataset } from '#core/pibench/simulated-pibench-persona.ts';
import { simulatedPibenchRun } from '#core/pibench/simulated-pibench-run.ts';
import { PibenchRoom } from '../session/pibench-room.ts';
import type { RoomState } from '../session/pibench-room.ts';
import { SCREENS } from '../session/screen.ts';
import { pageCommands, type PageDesk } from './page-commands.ts';
import { PIBENCH_COMMANDS } from './pibench-commands.ts';

beforeEach(() => vi.stubGlobal('window', { showDirectoryPicker: vi.fn(() => Promise.reject(new Error('not chosen'))) }));
afterEach(() => vi.unstubAllGlobals());

function deskOf(state: Partial<RoomState> = {}, run: typeof simulatedPibenchRun | null = simulatedPibenchRun): () => PageDesk {
  const room = new PibenchRoom('', () => 'none');
  room.store.setState({ data: { kind: 'ready', dataset: simulatedDataset }, whole: true, persona: simulatedDataset.personas[0]!.id, ...state });
  if (run) room.stage.setState({ run, cursor: 3 });
  return () => ({ session: room.stage.getState(), room });
}

const offered = (desk: PageDesk): string[] => pageCommands(desk).filter(({ possible }) => possible(desk)).map(({ id }) => id);
const perform = (desk: PageDesk, id: string): void => pageCommands(desk).find((command) => command.id === id)!.perform(desk);

describe('what is offered', () => {
  it('repeats no id and no name', () => {
    const all = pageCommands(deskOf()());
    for (const of of ['id', 'label'] as const) expect(new Set(all.map((command) => command[of])).size).toBe(all.length);
  });
  it('holds every command of the stage, every other screen, every other person and every file on the stage', () => {
    const ids = offered(deskOf()());
    expect(ids).toEqual(expect.arrayContaining([...PIBENCH_COMMANDS.map(({ id }) => id), 'start', 'endpoint', 'save-jsonl', 'save-official', 'save-csv', 'save-html', 'board-svg', 'board-png', 'open-run', 'open-folder', 'open-zip']));
    expect(ids.filter((id) => id.startsWith('screen-'))).toEqual(SCREENS.filter((screen) => screen !== 'stage').map((screen) => `screen-${screen}`));
    expect(ids.filter((id) => id.startsWith('play-'))).toEqual(simulatedDataset.personas.slice(1).map(({ id }) => `play-${id}`));
    for (const id of ['stop', 'forget']) expect(ids).not.toContain(id);
  });
  it('leaves the stage’s own and its files out on another screen', () => {
    const ids = offered(deskOf({ screen: 'lab' })());
    expect(ids).toEqual(expect.arrayContaining(['start', 'screen-stage', 'screen-scatter', 'open-run']));
    for (const id of [...PIBENCH_COMMANDS.map((command) => command.id), 'save-csv', 'board-svg', 'screen-lab']) expect(ids).not.toContain(id);
  });
  it('saves nothing where nothing was played, and opens nothing before the tasks are there', () => {
    expect(offered(deskOf({}, null)()).filter((id) => /^(save|board)-/.test(id))).toEqual([]);
    expect(offered(deskOf({ data: { kind: 'loading' } }, null)())).toEqual(['author', 'help', 'endpoint']);
  });
  it('opens no folder where the browser has no picker', () => {
    vi.stubGlobal('window', {});
    expect(offered(deskOf()())).not.toContain('open-folder');
  });
});

describe('a command', () => {
  it('moves the stage', () => {
    const desk = deskOf();
    perform(desk(), 'last');
    expect(desk().session.cursor).toBe(simulatedPibenchRun.events.length);
  });
  it('looks at a screen, sets up an endpoint, and asks for a folder where it is opened', () => {
    const desk = deskOf();
    perform(desk(), 'screen-compare');
    expect(desk().room.store.getState().screen).toBe('compare');
    perform(desk(), 'endpoint');
    expect(desk().room.store.getState().settingUp).toBe(true);
    perform(desk(), 'open-folder');
    expect([desk().room.store.getState().screen, vi.mocked(window.showDirectoryPicker!).mock.calls]).toEqual(['tasks', [[{ mode: 'read' }]]]);
  });
  it('plays whoever is chosen, on the stage', () => {
    const desk = deskOf({ screen: 'scatter' });
    const other = simulatedDataset.personas[1]!.id;
    perform(desk(), `play-${other}`);
    expect([desk().room.store.getState().screen, desk().room.shown?.id]).toEqual(['stage', other]);
    desk().room.stop();
  });
});

/** Every key means one thing; every command has a name; a command acts on the session alone. */
import { describe, expect, it, vi } from 'vitest';
import { simulateRun } from '#core/trace/simulated-run.ts';
import type { Keystroke } from '#ui/commands/command.ts';
import { createSession } from '../session/session.ts';
import { COMMANDS } from './all-commands.ts';
import type { Desk } from './command.ts';
import { pageCommands } from './page-commands.ts';
import { commandsNamed } from '#ui/commands/commands-named.ts';

const KEYS = [' ', 'Home', 'End', 'Escape', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', '/', '?', ...'0123456789abcdefghijklmnopqrstuvwxyz'];
const STROKES: readonly Keystroke[] = KEYS.flatMap((key) =>
  [false, true].flatMap((shiftKey) => [[false, false], [true, false], [false, true]].map(([ctrlKey, metaKey]) => ({ key, shiftKey, ctrlKey: ctrlKey!, metaKey: metaKey! }))));

function deskOf(run = vi.fn()) {
  const store = createSession();
  const desk = (): Desk => ({ session: store.getState(), engine: { run, stop: vi.fn() }, recorded: { runs: [] }, openRun: vi.fn(), go: vi.fn() });
  return { store, desk, run };
}

describe('the list', () => {
  it('gives no key to two commands', () => {
    for (const stroke of STROKES) expect(COMMANDS.filter(({ matches }) => matches(stroke)).map(({ id }) => id).length).toBeLessThanOrEqual(1);
  });
  it('shows a key for each command that has one, and for no other', () => {
    for (const command of COMMANDS) expect(STROKES.some((stroke) => command.matches(stroke)), command.id).toBe(command.keys.length > 0);
  });
  it('has a name and an id of its own for each', () => {
    for (const key of ['id', 'label'] as const) expect(new Set(COMMANDS.map((command) => command[key])).size).toBe(COMMANDS.length);
  });
  it('takes Ctrl and ⌘ for chords alone: the browser keeps its own', () => {
    for (const stroke of STROKES.filter(({ ctrlKey, metaKey }) => ctrlKey || metaKey)) {
      for (const command of COMMANDS.filter(({ matches }) => matches(stroke))) expect(command.chord).toBe(true);
    }
  });
});

describe('a command', () => {
  it('that needs a run is not possible without one', () => {
    const { store, desk } = deskOf();
    const needy = COMMANDS.filter(({ group }) => group === 'move' || group === 'look');
    expect(needy.some(({ possible }) => possible(desk()))).toBe(false);
    store.getState().open(simulateRun(), 'recorded');
    expect(needy.every(({ possible }) => possible(desk()))).toBe(true);
  });
  it('that runs asks for a prompt and for an idle engine', () => {
    const { store, desk, run } = deskOf();
    const live = COMMANDS.find(({ id }) => id === 'run-live')!;
    expect(live.possible(desk())).toBe(true);
    live.perform(desk());
    expect(run).toHaveBeenCalledOnce();
    store.getState().set({ phase: { kind: 'running' } });
    expect(live.possible(desk())).toBe(false);
    store.getState().set({ phase: { kind: 'idle' }, config: { ...store.getState().config, prompt: ' ' } });
    expect(live.possible(desk())).toBe(false);
  });
  it('that runs is not possible with weights that are certainly not here', () => {
    const { store, desk } = deskOf();
    const live = COMMANDS.find(({ id }) => id === 'run-live')!;
    store.getState().set({ config: { ...store.getState().config, drafter: 'dflash', weights: 'dflash-opd-400-1a2b3c4d' } });
    expect(live.possible(desk())).toBe(true);
    store.getState().set({ kept: [] });
    expect(live.possible(desk())).toBe(false);
  });
});

describe('looking a command up by name', () => {
  it('finds every word, in any order, wherever it stands; a start of a word comes first', () => {
    expect(commandsNamed(COMMANDS, 'round next').map(({ id }) => id)).toEqual(['next-round']);
    expect(commandsNamed(COMMANDS, 'save')[0]!.id).toBe('save-run');
    expect(commandsNamed([{ label: 'Go to π-Bench' }, { label: 'Go to Benchmark' }], 'pi-bench').map(({ label }) => label)).toEqual(['Go to π-Bench']);
    expect(commandsNamed([{ label: 'Go to π-Bench' }, { label: 'Go to Benchmark' }], 'bench')[0]!.label).toBe('Go to Benchmark');
    expect(commandsNamed(COMMANDS, '')).toEqual(COMMANDS);
    expect(commandsNamed(COMMANDS, 'no such thing')).toEqual([]);
  });
});

it('a page is found by its name, wherever one is but there, and gone to', () => {
  const pages = pageCommands([{ path: '/', name: 'Speculation' }, { path: '/training', name: 'Training' }], '/');
  const found = commandsNamed([...COMMANDS, ...pages], 'train');
  expect(found.map(({ label }) => label)).toEqual(['Go to Training']);
  const desk = { ...deskOf().desk(), go: vi.fn() };
  found[0]!.perform(desk);
  expect(desk.go).toHaveBeenCalledExactlyOnceWith('/training');
  expect(pageCommands([{ path: '/', name: 'Speculation' }], '/')).toEqual([]);
});

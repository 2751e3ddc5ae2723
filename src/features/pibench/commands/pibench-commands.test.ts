/** Every key means one thing; what cannot be done now is not possible; commands act on their desk alone. */
import { describe, expect, it, vi } from 'vitest';
import { simulatedDataset } from '#core/pibench/simulated-pibench-persona.ts';
import { simulatedPibenchRun } from '#core/pibench/simulated-pibench-run.ts';
import { createPibenchSession, type PibenchState } from '../session/pibench-session.ts';
import { findInRun, helpWithKeys, openPalette, PIBENCH_COMMANDS, playPause, showAll, STEPS, turnToBoard, type PibenchDesk } from './pibench-commands.ts';

const STROKES = [' ', 'Home', 'End', 'ArrowLeft', 'ArrowRight', 'j', 'k', 'b', 's', '/', 'a', '?'].map((key) => ({ key, shiftKey: false, ctrlKey: false, metaKey: false }));

const CTRL_K = { key: 'k', shiftKey: false, ctrlKey: true, metaKey: false };

function deskOf(state: PibenchState = { run: simulatedPibenchRun }): () => PibenchDesk {
  const store = createPibenchSession(state);
  return () => ({ session: store.getState(), data: { kind: 'ready', dataset: simulatedDataset }, scores: {}, choosePersona: vi.fn(), again: vi.fn() });
}

describe('the list', () => {
  it('gives no key to two commands, shows each that works, and repeats no id', () => {
    for (const stroke of [...STROKES, CTRL_K]) expect([...PIBENCH_COMMANDS, openPalette].filter(({ matches }) => matches(stroke)).length).toBeLessThanOrEqual(1);
    for (const command of PIBENCH_COMMANDS) expect(STROKES.some(command.matches)).toBe(command.keys.length > 0);
    expect(new Set(PIBENCH_COMMANDS.map(({ id }) => id)).size).toBe(PIBENCH_COMMANDS.length);
  });
  it('offers nothing that moves where there is no run', () => {
    const desk = deskOf({})();
    expect(PIBENCH_COMMANDS.filter(({ possible }) => possible(desk)).map(({ id }) => id)).toEqual(['author', 'help']);
  });
});

describe('a command', () => {
  it('plays and pauses with the same key', () => {
    const desk = deskOf();
    playPause.perform(desk());
    expect(desk().session.playing).toBe(true);
    playPause.perform(desk());
    expect(desk().session.playing).toBe(false);
  });
  it('steps, finds in the conversation, turns to the board and back, shows all, says what the keys do, and lists all commands', () => {
    const desk = deskOf();
    STEPS['next-session'].perform(desk());
    expect(desk().session.cursor).toBe(2);
    turnToBoard.perform(desk());
    expect(desk().session.pane).toBe('board');
    findInRun.perform(desk());
    expect([desk().session.pane, desk().session.finding]).toEqual(['stream', 1]);
    showAll.perform(desk());
    expect(desk().session.author).toBe(true);
    helpWithKeys.perform(desk());
    expect(desk().session.helping).toBe(true);
    expect(openPalette.matches(CTRL_K)).toBe(true);
    openPalette.perform(desk());
    expect(desk().session.listing).toBe(true);
  });
});

/** Every key means one thing. */
import { expect, it } from 'vitest';
import { COMMANDS } from './commands.ts';

const EVENTS = [' ', 'Home', 'End', 'Escape', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].flatMap((key) => [{ key, shiftKey: false }, { key, shiftKey: true }]);

it('no two commands share a key', () => {
  for (const event of EVENTS) expect(COMMANDS.filter(({ matches }) => matches(event)).length).toBeLessThanOrEqual(1);
});

it('every command has a key, a label, and an id of its own', () => {
  for (const command of COMMANDS) {
    expect(command.label).not.toBe('');
    expect(command.keys.length).toBeGreaterThan(0);
    expect(EVENTS.some((event) => command.matches(event))).toBe(true);
  }
  expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
});

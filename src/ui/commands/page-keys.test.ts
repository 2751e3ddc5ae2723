/** A key scrolls the page or moves the run, never both, and scrolling goes first where there is something to scroll. */
import { expect, it } from 'vitest';
import { belongsToPage } from './page-keys.ts';

const [tall, fitting] = [{ scrollHeight: 1500, clientHeight: 800 }, { scrollHeight: 800, clientHeight: 800 }];

it.each(['Home', 'End', 'ArrowUp', 'ArrowDown'])('%j scrolls a page that can scroll, but for who is in the run', (key) => {
  expect(belongsToPage(key, tall, false)).toBe(true);
  expect(belongsToPage(key, tall, true)).toBe(false);
  expect(belongsToPage(key, fitting, false)).toBe(false);
});

it.each([' ', 'ArrowLeft', 'ArrowRight', 'Escape', '?'])('%j is the run\'s', (key) => {
  expect(belongsToPage(key, tall, false)).toBe(false);
});

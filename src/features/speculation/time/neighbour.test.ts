/** Arrow keys walk the rounds there and back, never leave them, and leave other keys alone. */
import { expect, it } from 'vitest';
import { neighbour } from './neighbour.ts';

const rounds = [1, 2, 5, 6];

it('walks from end to end, and stays there', () => {
  expect([1, 2, 5, 6].map((from) => neighbour(rounds, from, 'ArrowRight'))).toEqual([2, 5, 6, 6]);
  expect([1, 2, 5, 6].map((from) => neighbour(rounds, from, 'ArrowUp'))).toEqual([1, 1, 2, 5]);
  expect([neighbour(rounds, 5, 'Home'), neighbour(rounds, 2, 'End')]).toEqual([1, 6]);
});

it('enters at the latest round', () => {
  expect([neighbour(rounds, null, 'ArrowLeft'), neighbour(rounds, 99, 'ArrowDown')]).toEqual([6, 6]);
});

it('answers to nothing else', () => {
  expect([neighbour(rounds, 2, 'a'), neighbour(rounds, 2, ' '), neighbour([], null, 'ArrowLeft')]).toEqual([null, null, null]);
});

/** No tile meets another or leaves the picture, the order is the board's, words stay inside, and what is hidden takes the same room whatever it hides. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LINE, PADDING, placeTiles, WIDTH } from './board-layout.ts';
import type { TileWords } from './tile-words.ts';

const widthOf = { content: (text: string) => 7 * text.length, origin: (text: string) => 6 * text.length };
const tile = (content: string | null, origin: readonly string[] = []): TileWords => ({ state: 'pending', facts: [], content, origin, learnt: null });
const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 30 }).map((all) => all.join(' '));

it('places every tile, in order, apart, inside', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.option(words), fc.array(words, { maxLength: 2 }))), fc.integer({ min: 0, max: 300 }), (given, top) => {
    const tiles = given.map(([content, origin]) => tile(content, origin));
    const { placed, bottom } = placeTiles(tiles, top, widthOf);
    expect(placed.map((one) => one.tile)).toEqual(tiles);
    placed.forEach((a, i) => {
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.x + a.width).toBeLessThanOrEqual(WIDTH);
      expect(a.y).toBeGreaterThanOrEqual(top);
      expect(a.y + a.height).toBeLessThanOrEqual(bottom);
      expect(2 * PADDING + LINE.state + (a.content?.length ?? 0) * LINE.content + a.origin.length * LINE.origin).toBeLessThanOrEqual(a.height);
      for (const b of placed.slice(i + 1)) expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
    });
  }));
});

it('says nothing of what is hidden, not even by its length', () => {
  expect(placeTiles([tile(null)], 0, widthOf).placed[0]).toMatchObject({ content: null, origin: [], height: 2 * PADDING + LINE.state + 2 * LINE.content });
});

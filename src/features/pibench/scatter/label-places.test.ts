/** No two names meet, none leaves the frame; at the right edge a name goes to the left; in a crowd some are left out. */
import { expect, it } from 'vitest';
import { labelPlaces } from './label-places.ts';

const frame = { left: 0, right: 300, top: 0, bottom: 200 };

it('stands at the right, and at the left where the frame ends', () => {
  const places = labelPlaces([{ key: 'a', name: 'Oracle', x: 40, y: 50 }, { key: 'b', name: 'Oracle', x: 295, y: 150 }], frame);
  expect([places.get('a')!.anchor, places.get('b')!.anchor]).toEqual(['start', 'end']);
});

it('leaves out what finds no room', () => {
  const crowd = Array.from({ length: 30 }, (_, i) => ({ key: `${i}`, name: 'A long name', x: 100 + 3 * i, y: 100 + (i % 3) }));
  const places = labelPlaces(crowd, frame);
  expect(places.size).toBeGreaterThan(0);
  expect(places.size).toBeLessThan(30);
});

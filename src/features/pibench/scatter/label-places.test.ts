/** No two names meet, none leaves the frame; at the right edge a name goes to the left; in a crowd some are shorter, or left out. */
import { expect, it } from 'vitest';
import { labelPlaces } from './label-places.ts';

const frame = { left: 0, right: 300, top: 0, bottom: 200 };

it('stands at the right, and at the left where the frame ends', () => {
  const places = labelPlaces([{ key: 'a', names: ['Oracle'], x: 40, y: 50 }, { key: 'b', names: ['Oracle'], x: 295, y: 150 }], frame);
  expect([places.get('a')!.anchor, places.get('b')!.anchor]).toEqual(['start', 'end']);
});

it('leaves out what finds no room', () => {
  const crowd = Array.from({ length: 30 }, (_, i) => ({ key: `${i}`, names: ['A long name'], x: 100 + 3 * i, y: 100 + (i % 3) }));
  const places = labelPlaces(crowd, frame);
  expect(places.size).toBeGreaterThan(0);
  expect(places.size).toBeLessThan(30);
});

it('stands above its mark, clear of it, where there is no other room', () => {
  const row = [60, 120, 180].map((x) => ({ key: `${x}`, names: ['Between!'], x, y: 184 }));
  expect(labelPlaces(row, { left: 0, right: 300, top: 0, bottom: 195 }).get('120')).toMatchObject({ anchor: 'middle', y: 173 });
});

it('is shorter where the whole finds no room', () => {
  const places = labelPlaces([{ key: 'a', names: ['Passive, generic asker, over-doer, profile reader, memory replayer', 'Passive and 4 more'], x: 10, y: 50 }], frame);
  expect(places.get('a')?.name).toBe('Passive and 4 more');
});

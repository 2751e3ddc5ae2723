/** At an even pace; before anything can be said; where the front was here already; nothing comes; on its way to the GPU. */
import { expect, it } from 'vitest';
import { DownloadPace } from './download-pace.ts';

const at = (bytes: number, stage: 'download' | 'gpu' = 'download') => ({ stage, bytes, totalBytes: 1000 });

it('is what is left at the pace so far', () => {
  const pace = new DownloadPace();
  expect(pace.left(at(400), 5000)).toBeNull();
  expect(pace.left(at(420), 6000)).toBeNull();
  expect(pace.left(at(500), 10_000)).toBe(25_000);
  expect(pace.left(at(1000), 30_000)).toBe(0);
});

it('is unknown while nothing comes, and of no download', () => {
  const pace = new DownloadPace();
  expect([pace.left(at(400), 0), pace.left(at(400), 9000), pace.left(at(900, 'gpu'), 10_000)]).toEqual([null, null, null]);
});

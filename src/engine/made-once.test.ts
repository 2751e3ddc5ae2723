/** Made once for all who ask, before and after; again only behind a failure. */
import { expect, it, vi } from 'vitest';
import { MadeOnce } from './made-once.ts';

it('is made once, and again where that failed', async () => {
  const make = vi.fn().mockRejectedValueOnce(new Error('no memory')).mockImplementation(() => Promise.resolve({}));
  const thing = new MadeOnce<object>();
  await Promise.all([expect(thing.get(make)).rejects.toThrow('no memory'), expect(thing.get(make)).rejects.toThrow('no memory')]);
  expect(make).toHaveBeenCalledTimes(1);
  const [one, other] = await Promise.all([thing.get(make), thing.get(make)]);
  expect(one).toBe(other);
  expect(await thing.get(make)).toBe(one);
  expect(make).toHaveBeenCalledTimes(2);
});

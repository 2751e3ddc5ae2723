/** What is listed: every drafter is listed itself, and smaller than what it drafts for; no address twice; nothing is known of a model that is not listed. */
import { expect, it } from 'vitest';
import { draftersOf, READY_MODELS } from './ready-models.ts';

it('lists drafters that are smaller, and each address once', () => {
  for (const { address, drafters, downloadBytes } of READY_MODELS) {
    const found = draftersOf(address);
    expect(found.map((drafter) => drafter.address)).toEqual(drafters);
    for (const drafter of found) expect(drafter.downloadBytes).toBeLessThan(downloadBytes);
  }
  expect(new Set(READY_MODELS.map(({ address }) => address)).size).toBe(READY_MODELS.length);
});

it('knows nothing of others', () => {
  expect(draftersOf('owner/name')).toEqual([]);
  expect(draftersOf(null)).toEqual([]);
});

/** What is listed: every drafter is listed itself, and smaller than what it drafts for; no address twice; nothing is known of a model that is not listed. */
import { expect, it } from 'vitest';
import { draftersOf, READY_DRAFTERS, READY_MODELS } from './ready-models.ts';

it('lists drafters that are smaller, and each address once', () => {
  for (const { address, drafters, downloadBytes } of READY_MODELS) {
    const found = draftersOf(address);
    expect(found.map((drafter) => drafter.address).sort()).toEqual([...drafters].sort());
    expect(found.map((drafter) => drafter.downloadBytes)).toEqual(found.map((drafter) => drafter.downloadBytes).sort((a, b) => a - b));
    for (const drafter of found) expect(drafter.downloadBytes).toBeLessThan(downloadBytes);
  }
  const addresses = [...READY_MODELS, ...READY_DRAFTERS].map(({ address }) => address);
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const { address } of READY_DRAFTERS) expect(READY_MODELS.some(({ drafters }) => drafters.includes(address))).toBe(true);
});

it('knows nothing of others', () => {
  expect(draftersOf('owner/name')).toEqual([]);
  expect(draftersOf(null)).toEqual([]);
});

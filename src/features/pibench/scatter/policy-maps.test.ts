/** Made once each; the one wanted last is shown, whichever is done first; a failure is told in a sentence and begun again. */
import { expect, it } from 'vitest';
import type { PolicyAnswer, PolicyRequest } from '#engine/policy-protocol.ts';
import { PolicyMaps } from './policy-maps.ts';

const answer: PolicyAnswer = { cells: [], facts: { steps: 10, seeds: 1, sessions: 1, bounded: 0, by: { kind: 'cpu', ms: 1, absence: 'no-api' } } };
const dataset = { hash: 'h', personas: [] };

function played() {
  const asked: { readonly request: PolicyRequest; readonly resolve: (answer: PolicyAnswer) => void; readonly reject: (error: Error) => void }[] = [];
  const maps = new PolicyMaps(async () => ({ map: (request) => new Promise((resolve, reject) => { asked.push({ request, resolve, reject }); }) }));
  return { maps, asked };
}
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it('shows what is wanted last, and makes none twice', async () => {
  const { maps, asked } = played();
  maps.want(dataset, 50);
  maps.want(dataset, 100);
  maps.want(dataset, 100);
  await settle();
  expect(asked.map(({ request }) => request.finishes)).toEqual([0.5, 1]);
  asked[0]!.resolve(answer);
  await settle();
  expect(maps.store.getState()).toEqual({ kind: 'waiting' });
  maps.want(dataset, 50);
  expect(maps.store.getState()).toEqual({ kind: 'ready', ...answer });
  asked[1]!.resolve(answer);
  await settle();
  expect(asked).toHaveLength(2);
});

it('one that failed says why, and is begun again when it is wanted again', async () => {
  const { maps, asked } = played();
  maps.want(dataset, 0);
  await settle();
  asked[0]!.reject(new Error('The worker stopped.'));
  await settle();
  expect(maps.store.getState()).toEqual({ kind: 'failed', sentence: 'The worker stopped.' });
  maps.want(dataset, 0);
  await settle();
  expect(maps.store.getState()).toEqual({ kind: 'waiting' });
  asked[1]!.resolve(answer);
  await settle();
  expect(maps.store.getState()).toMatchObject({ kind: 'ready' });
});

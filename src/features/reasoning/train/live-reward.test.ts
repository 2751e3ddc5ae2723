/** A training in a worker that is played: one at a time; going on with its own choices; stopped; a failure that is told, and a worker that dies; scores. */
import { expect, it, vi } from 'vitest';
import { FIRST_REWARD, stepsDone, type RewardEvent } from '#core/training/reward-training.ts';
import type { RewardConnection, RewardMessage, RewardRequest } from '#engine/reward-protocol.ts';
import { LiveReward } from './live-reward.ts';
import { createRewardSession } from './reward-session.ts';

const config = { ...FIRST_REWARD, steps: 5 };
const begin = (from: number): RewardEvent => ({ type: 'begin', config, start: 'scratch', parameters: 1, adapter: 'a', from, validation: 8, flat: 0.5, shorter: 0.5 });
const step: RewardEvent = { type: 'step', step: 1, loss: 0.6, accuracy: 1, tokens: 900, gradientNorm: 1, ms: 5 };
const measure: RewardEvent = { type: 'measure', step: 1, loss: 0.6, accuracy: 1, ms: 5 };

/** Its training says what it is given to say, and lasts until the test ends it. */
function played() {
  const requests: RewardRequest[] = [];
  const over: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  const state = { connected: true, connects: 0, says: [{ kind: 'event', event: begin(0) }, { kind: 'event', event: step }, { kind: 'event', event: measure }] as readonly RewardMessage[] };
  const connection: RewardConnection = {
    get connected() { return state.connected; },
    train: (request, port) => {
      requests.push(request);
      for (const message of state.says) port.postMessage(message);
      return new Promise((resolve, reject) => over.push({ resolve, reject }));
    },
    stop: vi.fn(() => { over.at(-1)!.resolve(); return Promise.resolve(); }),
    score: ({ texts, by }) => (by === 'shipped' ? Promise.reject(new Error('It is not there.')) : Promise.resolve(texts.map(({ length }) => length))),
  };
  const store = createRewardSession({ choice: config });
  const live = new LiveReward(store, () => { state.connects++; return Promise.resolve(connection); }, 'site:/', 'It stopped.');
  return { store, live, requests, over, state, connection };
}

const trained = async ({ store }: ReturnType<typeof played>): Promise<void> => vi.waitFor(() => { expect(stepsDone(store.getState().log)).toBe(1); });

it('trains one at a time, stops, and goes on with what it began with', async () => {
  const lab = played();
  const { store, live, requests, over } = lab;
  const training = live.start();
  expect(store.getState().phase).toBe('preparing');
  await trained(lab);
  expect(store.getState()).toMatchObject({ phase: 'training', held: false });
  await live.start();
  expect(requests).toHaveLength(1);
  live.stop();
  expect(store.getState().phase).toBe('stopping');
  await training;
  expect(store.getState()).toMatchObject({ phase: 'idle', held: true });
  expect(await live.score(['ab', 'c'], 'trained')).toEqual([2, 1]);
  store.getState().set({ choice: { ...config, seed: 9, steps: 60 } });
  const rest = live.goOn();
  await vi.waitFor(() => { expect(requests).toHaveLength(2); });
  expect(requests[1]).toEqual({ config, resume: true, baseUrl: 'site:/' });
  over[1]!.resolve();
  await rest;
});

it('keeps what was learnt where the worker tells of a failure', async () => {
  const lab = played();
  lab.state.says = [...lab.state.says, { kind: 'failed', cause: 'device-lost', sentence: 'The GPU was lost.' }];
  const training = lab.live.start();
  await trained(lab);
  lab.over[0]!.resolve();
  await training;
  expect(lab.store.getState()).toMatchObject({ phase: 'idle', held: true, failure: { cause: 'device-lost', sentence: 'The GPU was lost.' } });
});

it('holds nothing of a worker that died, and connects again', async () => {
  const lab = played();
  const training = lab.live.start();
  await trained(lab);
  lab.state.connected = false;
  lab.over[0]!.reject(new Error('It died.'));
  await training;
  expect(lab.store.getState()).toMatchObject({ phase: 'idle', held: false, failure: { cause: 'internal', sentence: 'It died.' } });
  void lab.live.start();
  await vi.waitFor(() => { expect(lab.state.connects).toBe(2); });
  expect(lab.store.getState().failure).toBeNull();
});

it('connects for a score alone, and says why there is none', async () => {
  const { live, state } = played();
  expect(await live.score(['a'], 'shipped')).toBe('It is not there.');
  expect(await live.score(['ab'], 'trained')).toEqual([2]);
  expect(state.connects).toBe(1);
});

it('opens one worker for what comes together', async () => {
  const { live, state } = played();
  await Promise.all([live.score(['a'], 'shipped'), live.score(['b'], 'shipped')]);
  expect(state.connects).toBe(1);
});

it('asks no new worker for what died with the old one', async () => {
  const lab = played();
  const training = lab.live.start();
  await trained(lab);
  lab.over[0]!.resolve();
  await training;
  expect(lab.store.getState().held).toBe(true);
  lab.state.connected = false;
  expect(await lab.live.score(['a'], 'trained')).toBe('It stopped.');
  expect([lab.state.connects, lab.store.getState().held]).toEqual([1, false]);
});

it('goes on with nothing where nothing was begun', async () => {
  const { live, requests } = played();
  await live.goOn();
  live.stop();
  expect(requests).toEqual([]);
});

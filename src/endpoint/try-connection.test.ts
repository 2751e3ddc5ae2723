/** All is well; and each of the reasons that look alike from a page: nothing there, no CORS, mixed content, no permission. Keys, models, no list. */
import { expect, it } from 'vitest';
import { endpointAddress } from './endpoint-address.ts';
import { EndpointKey } from './endpoint-key.ts';
import { Endpoint, type Wait } from './endpoint.ts';
import { PlayedEndpoint } from './played-endpoint.ts';
import { tryConnection, type ConnectionReport, type Surroundings } from './try-connection.ts';

const never: Wait = async (_, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

interface Case {
  readonly server?: Partial<Pick<PlayedEndpoint, 'cors' | 'offline' | 'key' | 'models' | 'listless'>>;
  readonly at?: string;
  readonly key?: string;
  readonly model?: string;
  readonly securePage?: boolean;
  readonly permission?: PermissionState;
}

async function report({ server = {}, at = 'http://localhost:8080', key = '', model = 'scripted', securePage = false, permission }: Case = {}): Promise<ConnectionReport> {
  const played = Object.assign(new PlayedEndpoint(), server);
  const around: Surroundings = { securePage, permission: async () => permission ?? null };
  return tryConnection(new Endpoint(endpointAddress(at), new EndpointKey(key), model), { fetch: played.fetch, wait: never }, around);
}

it('says that all is well, with the models that there are', async () => {
  expect(await report({ server: { models: ['scripted', 'other'] } })).toEqual({ ok: true, kind: null, sentence: 'localhost:8080 can be reached, and scripted answers.', models: ['scripted', 'other'] });
  expect(await report({ model: '' })).toMatchObject({ ok: true, sentence: 'localhost:8080 can be reached. Choose a model.' });
  expect(await report({ server: { models: ['scripted:latest', 'scripted'] }, model: 'scripted' })).toMatchObject({ ok: true });
});

it.each<[string, Case, string | null, string]>([
  ['nothing is there', { server: { offline: true } }, 'unreachable', 'could not be reached. Check that its server is running'],
  ['it is there and lets no page read', { server: { cors: false } }, 'cors', 'is there, but does not let this page read'],
  ['http from https', { server: { offline: true }, at: 'http://models.example', securePage: true }, 'mixed-content', 'asks nothing of http://models.example'],
  ['http from https, near', { server: { offline: true }, securePage: true }, 'mixed-content', 'try Chrome'],
  ['http from http', { server: { offline: true }, at: 'http://models.example' }, 'unreachable', 'could not be reached'],
  ['the browser forbids it', { server: { offline: true }, securePage: true, permission: 'denied' }, 'permission', 'programs on this computer'],
  ['the browser asks', { server: { offline: true }, at: 'http://192.168.0.9', permission: 'prompt' }, 'permission', 'devices on the local network'],
  ['the browser allows it, and it lets no page read', { server: { cors: false }, permission: 'granted' }, 'cors', 'CORS'],
  ['it wants a key', { server: { key: 'sk-right-one' } }, 'key', 'asks for a key'],
  ['it wants another key', { server: { key: 'sk-right-one' }, key: 'sk-wrong-one' }, 'key', 'does not take this key'],
  ['it has another model', { server: { models: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] } }, 'model', 'It has a, b, c, d, e and 2 more: choose'],
  ['it has no model', { server: { models: [] } }, 'model', 'offers no model'],
  ['it has no list, and the model answers', { server: { listless: true } }, null, 'scripted answers'],
  ['it has no list, and no such model', { server: { listless: true }, model: 'gone' }, 'model', 'does not have the model gone'],
  ['it has no list, and no model was named', { server: { listless: true }, model: '' }, 'address', '/v1'],
  ['the model fails', { model: 'fails' }, 'server', 'failed (500)'],
  ['it is another kind of server', { at: 'http://localhost:8080/elsewhere' }, 'address', 'nothing at this address'],
])('tells that %s', async (_, given, kind, said) => {
  const found = await report(given);
  expect([found.ok, found.kind]).toEqual([kind === null, kind]);
  expect(found.sentence).toContain(said);
});

it('asks without a key where nobody may read', async () => {
  const played = Object.assign(new PlayedEndpoint(), { cors: false });
  await tryConnection(new Endpoint(endpointAddress('localhost:8080'), new EndpointKey('sk-123456'), 'scripted'), { fetch: played.fetch, wait: never }, { securePage: false, permission: async () => null });
  expect(played.requests.map(({ authorization }) => authorization)).toEqual(['Bearer sk-123456', null]);
});

it('stops when it is told to', async () => {
  const stop = new AbortController();
  stop.abort(new Error('enough'));
  const played = new PlayedEndpoint();
  await expect(tryConnection(new Endpoint(endpointAddress('localhost:8080'), new EndpointKey(''), 'scripted'), { fetch: played.fetch, wait: never }, { securePage: false, permission: async () => null }, stop.signal)).rejects.toThrow('enough');
  expect(played.requests).toEqual([]);
});

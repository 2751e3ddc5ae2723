/** A key goes into one header and nowhere else: not into JSON, texts, clones, consoles, or any sentence of a failure. */
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { complete } from './complete.ts';
import { endpointAddress } from './endpoint-address.ts';
import { EndpointFault } from './endpoint-fault.ts';
import { EndpointKey } from './endpoint-key.ts';
import { Endpoint, type Line } from './endpoint.ts';
import { listModels } from './list-models.ts';
import { PLAYED_MODELS, PlayedEndpoint } from './played-endpoint.ts';
import { tryConnection } from './try-connection.ts';

const SECRET = 'sk-live-7Hq2Zt9xWmB4';
const key = new EndpointKey(` ${SECRET}\n`);
const patient = async (): Promise<void> => new Promise(() => undefined);
const around = { securePage: true, permission: async () => null };

it('is sent as a bearer, and by none where there is none', () => {
  expect(key.headers()).toEqual({ authorization: `Bearer ${SECRET}` });
  expect(new EndpointKey('').headers()).toEqual({});
  expect(new EndpointKey('  ').given).toBe(false);
});

it('is not seen by whatever writes objects down', () => {
  const endpoint = new Endpoint(endpointAddress('localhost:8080'), key, 'm');
  const texts = [JSON.stringify(endpoint), JSON.stringify({ key }), String(key), key.toString(), inspect(endpoint, { depth: 9, showHidden: true }), JSON.stringify(Object.entries(key)), JSON.stringify(structuredClone({ ...endpoint, refused: [] }))];
  for (const text of texts) expect(text).not.toContain('7Hq2Zt');
});

it('refuses what no header can hold, without repeating it', () => {
  expect(() => new EndpointKey('sk-a b')).toThrow(EndpointFault);
  expect(() => new EndpointKey('sk-a\nb')).toThrow('no key has');
  expect(() => new EndpointKey('ключ')).toThrow('Copy it again');
});

it('is taken out of what a server says, whole and in pieces', () => {
  expect(key.redact(`no such key: ${SECRET}.`)).toBe('no such key: (key).');
  expect(key.redact('sk-live-******mB4, 7Hq2Zt9')).toBe('(key)******mB4, (key)');
  expect(key.redact('an error of yours')).toBe('an error of yours');
  // too short to tell from a word: then nothing is said at all
  expect(new EndpointKey('abc').redact('wrong key abc')).toBe('');
  expect(new EndpointKey('').redact('anything')).toBe('anything');
});

it('stands in no sentence, whatever a server does', async () => {
  const sentences: string[] = [];
  for (const cors of [true, false]) {
    for (const theirs of [null, 'another']) {
      for (const model of [...PLAYED_MODELS.filter((name) => name !== 'slow'), 'unknown']) {
        const server = new PlayedEndpoint();
        Object.assign(server, { cors, key: theirs });
        const endpoint = new Endpoint(endpointAddress('localhost:8080'), key, model);
        const line: Line = { fetch: server.fetch, wait: patient };
        for (const work of [() => complete(endpoint, line, { messages: [], maxTokens: 1 }), () => listModels(endpoint, line)]) {
          await work().catch((error: unknown) => sentences.push(String(error), JSON.stringify(error), (error as Error).stack ?? ''));
        }
        sentences.push(JSON.stringify(await tryConnection(endpoint, line, around)));
        expect(server.requests.some(({ authorization }) => authorization === `Bearer ${SECRET}`)).toBe(true);
      }
    }
  }
  expect(sentences.length).toBeGreaterThan(80);
  for (const sentence of sentences) expect(sentence).not.toMatch(/sk-live|7Hq2Zt|9xWmB4/);
});

it('echoes are answered with the sentence alone', async () => {
  const server = new PlayedEndpoint();
  server.key = 'another';
  const endpoint = new Endpoint(endpointAddress('localhost:8080'), key, 'scripted');
  await expect(complete(endpoint, { fetch: server.fetch, wait: patient }, { messages: [], maxTokens: 1 })).rejects.toThrow('localhost:8080 does not take this key (401). Check it, or make a new one. It says: “Incorrect API key provided: (key)”');
});

/** Progress, a stop and going on, a failure, a server that is busy, a limit that is raised, an answer that is cut off, another model: no question is asked twice, and no answer of one subject is taken for another's. */
import { beforeEach, expect, it } from 'vitest';
import type { Ask } from '#core/reasoning/attach-prompt.ts';
import { endpointAddress } from '#endpoint/endpoint-address.ts';
import { EndpointKey } from '#endpoint/endpoint-key.ts';
import { Endpoint } from '#endpoint/endpoint.ts';
import { PlayedEndpoint } from '#endpoint/played-endpoint.ts';
import { Asking, type Asked, type Job } from './asking.ts';

const QUESTIONS = 4;
const LIMITS = { maxTokens: 50, runTokens: 100_000 };
const SCHEMA = { name: 'word', schema: {} };

let seen: Asked<string>[];
let waited: number[];
let server: PlayedEndpoint;
/** Tokens beyond which its answers are cut off. */
let needs: number;
beforeEach(() => {
  [seen, waited, needs] = [[], [], 0];
  server = new PlayedEndpoint(({ messages, max_tokens: most }) => {
    const cut = Number(most) < needs;
    return { parts: [`${cut ? 'Let me see' : 'to'} ${messages.at(-1)!.content ?? ''}`], cut };
  });
});

const at = (model: string, base = 'localhost:8080'): Endpoint => new Endpoint(endpointAddress(base), new EndpointKey(''), model);
const asked = (): number => server.requests.length;

/** Waits of seconds are over at once; those for a silent server never are. */
const asking = (): Asking<string> => new Asking({ fetch: server.fetch, wait: async (ms) => { if (ms > 60_000) return new Promise(() => undefined); waited.push(ms); return undefined; } }, { unexpected: 'Something broke.', nothing: (by) => `Nothing from ${by}.`, cut: (by, most) => `${by} cut at ${most}.` }, (state) => seen.push(state));

const job = (subject = 'a', each: (answered: number) => void = () => undefined): Job<string> => ({
  subject, of: QUESTIONS, schema: SCHEMA,
  work: async (_, ask: Ask, signal) => {
    const answers: string[] = [];
    for (let i = 0; i < QUESTIONS; i++) {
      each(i);
      signal.throwIfAborted();
      answers.push(await ask({ system: 'Answer.', user: `${subject}${i}` }, i, signal));
    }
    return answers.join(', ');
  },
  says: (text) => text.startsWith('to') || text.includes('c1'),
  isNothing: (result) => result.includes('nothing'),
});

it('says how far it is, and what the answers come to', async () => {
  await asking().begin(job(), at('scripted'), LIMITS);
  expect(seen.map(({ phase, answered }) => `${phase} ${answered}`)).toEqual(['asking 0', 'asking 1', 'asking 2', 'asking 3', 'asking 4', 'done 4']);
  expect(seen.at(-1)).toMatchObject({ by: 'scripted (localhost:8080)', subject: 'a', of: QUESTIONS, made: { result: 'to a0, to a1, to a2, to a3' } });
});

it('goes on where it was stopped, and asks nothing twice', async () => {
  const one = asking();
  await one.begin(job('a', (i) => { if (i === 2) one.stop(); }), at('scripted'), LIMITS);
  expect(seen.at(-1)).toMatchObject({ phase: 'stopped', answered: 2, made: null });
  await one.begin(job(), at('scripted'), LIMITS);
  expect(seen.at(-1)).toMatchObject({ phase: 'done', made: { result: 'to a0, to a1, to a2, to a3' } });
  expect(asked()).toBe(QUESTIONS);
});

it('keeps what it has where the endpoint fails, with its sentence', async () => {
  const one = asking();
  await one.begin(job('a', (i) => { server.offline = i >= 2; }), at('scripted'), LIMITS);
  expect(seen.at(-1)).toMatchObject({ phase: 'failed', answered: 2, sentence: expect.stringContaining('localhost:8080') as string });
  server.offline = false;
  await one.begin(job(), at('scripted'), LIMITS);
  expect(seen.at(-1)).toMatchObject({ phase: 'done', answered: QUESTIONS });
});

it('waits as long as a busy server asks for, and gives up on one that fails three times', async () => {
  await asking().begin(job(), at('busy-once'), LIMITS);
  expect([seen.at(-1)!.phase, waited]).toEqual(['done', [2000]]);
  expect(seen.map(({ waits }) => waits)).toEqual([null, 2, null, null, null, null, null]);
  await asking().begin(job(), at('fails'), LIMITS);
  expect(seen.at(-1)).toMatchObject({ phase: 'failed', answered: 0 });
  expect(waited).toEqual([2000, 2000, 2000]);
});

it('stops at the limit, and goes on behind it once that is raised', async () => {
  const one = asking();
  await one.begin(job(), at('scripted'), { ...LIMITS, runTokens: 20 });
  const { phase, answered, sentence } = seen.at(-1)!;
  expect([phase, sentence]).toEqual(['failed', expect.stringContaining('20 tokens')]);
  expect(answered).toBeGreaterThan(0);
  await one.begin(job(), at('scripted'), { ...LIMITS, runTokens: 20 });
  expect(seen.at(-1)).toMatchObject({ phase: 'failed', answered });
  await one.begin(job(), at('scripted'), LIMITS);
  expect(seen.at(-1)!.phase).toBe('done');
  expect(asked()).toBe(QUESTIONS);
});

it('fails at the first answer that is cut off before it says anything, and goes on with more room; what one says before it is cut counts', async () => {
  const one = asking();
  await one.begin(job('a', (i) => { needs = i < 2 ? 0 : 51; }), at('scripted'), LIMITS);
  expect(seen.at(-1)).toMatchObject({ phase: 'failed', answered: 2, sentence: 'scripted (localhost:8080) cut at 50.' });
  await one.begin(job(), at('scripted'), { ...LIMITS, maxTokens: 51 });
  expect(seen.at(-1)).toMatchObject({ phase: 'done', made: { result: 'to a0, to a1, to a2, to a3' } });
  expect([asked(), waited]).toEqual([QUESTIONS + 1, []]);
  await one.begin(job('c', (i) => { needs = i === 1 ? 51 : 0; }), at('scripted'), LIMITS);
  expect(seen.at(-1)).toMatchObject({ phase: 'done', made: { result: 'to c0, Let me see c1, to c2, to c3' } });
});

it('begins anew with another subject or another model', async () => {
  const one = asking();
  await one.begin(job(), at('scripted'), LIMITS);
  await one.begin(job('b'), at('scripted'), LIMITS);
  expect(seen.at(-1)).toMatchObject({ subject: 'b', made: { result: 'to b0, to b1, to b2, to b3' } });
  await one.begin(job('b'), at('whole'), LIMITS);
  expect(asked()).toBe(3 * QUESTIONS);
  // of one host, under another path
  await one.begin(job('b'), at('whole', 'localhost:8080/other/v1'), LIMITS);
  expect(asked()).toBe(3 * QUESTIONS + 1);
  expect(seen.at(-1)!.phase).toBe('failed');
});

it('leaves what one model came to until another comes to something', async () => {
  const one = asking();
  await one.begin(job(), at('scripted'), LIMITS);
  const made = seen.at(-1)!.made;
  await one.begin(job(), at('breaks'), LIMITS);
  expect(seen.at(-1)).toMatchObject({ phase: 'failed', by: 'breaks (localhost:8080)' });
  expect(seen.slice(-2).map((state) => state.made)).toEqual([made, made]);
  await one.begin(job('b', () => { throw new Error(); }), at('scripted'), LIMITS);
  expect(seen.at(-1)!.made).toBeNull();
});

it('lets go of votes that are asked with one that fails', async () => {
  const signals: AbortSignal[] = [];
  const work = async (_: string, ask: Ask, signal: AbortSignal): Promise<string> => {
    signals.push(signal);
    return (await Promise.all([0, 1, 2].map((vote) => (vote === 1 ? Promise.reject(new Error()) : ask({ system: '', user: 'a' }, vote, signal))))).join('');
  };
  await asking().begin({ ...job(), work }, at('slow'), LIMITS);
  expect([seen.at(-1)!.phase, signals[0]!.aborted]).toEqual(['failed', true]);
});

it('of two the later counts', async () => {
  const one = asking();
  const first = one.begin(job(), at('scripted'), LIMITS);
  await Promise.all([first, one.begin(job('b'), at('scripted'), LIMITS)]);
  expect(seen.filter(({ phase }) => phase === 'done').map(({ subject }) => subject)).toEqual(['b']);
});

it('fails where none of the answers is one, and asks them all again', async () => {
  const one = asking();
  await one.begin(job('nothing'), at('scripted'), LIMITS);
  expect(seen.at(-1)).toMatchObject({ phase: 'failed', answered: 0, sentence: 'Nothing from scripted (localhost:8080).', made: null });
  await one.begin(job('nothing'), at('scripted'), LIMITS);
  expect(asked()).toBe(2 * QUESTIONS);
});

it('asks the same again, if one wishes, of one that has answered all', async () => {
  const one = asking();
  await one.begin(job(), at('scripted'), LIMITS);
  await one.begin(job(), at('scripted'), LIMITS);
  expect([seen.at(-1)!.phase, asked()]).toEqual(['done', 2 * QUESTIONS]);
});

it('has a sentence for what is no failure of an endpoint', async () => {
  await asking().begin({ ...job(), work: () => Promise.reject(new Error('hidden')) }, at('scripted'), LIMITS);
  expect(seen.at(-1)).toMatchObject({ phase: 'failed', sentence: 'Something broke.' });
});

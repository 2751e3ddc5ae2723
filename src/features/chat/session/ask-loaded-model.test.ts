/**
 * The loaded model asked beside the conversation, over a worker that is played: refused, also later on; settings of the chat; a text that streams, thoughts
 * and all, and whose last token is held back; cut short; stopped by whoever asked, or by the chat; failures, a worker that dies, a GPU that is lost, also
 * behind the answer; and never a word of it in the conversation.
 */
import { beforeEach, expect, it, vi } from 'vitest';
import type { AskedModel } from '#core/chat/asked-model.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import type { SpecEvent } from '#core/trace/events.ts';
import { askLoadedModel } from './ask-loaded-model.ts';
import { createChatSession, type ChatStore, type Turn } from './chat-session.ts';
import { LiveChat } from './live-chat.ts';
import { PlayedConnection, READY } from './played-connection.ts';

const wanted = { choice: { kind: 'address', address: 'owner/small' }, address: 'owner/small', title: 'small' } as const;
const messages = [{ role: 'system', content: 'You help.' }, { role: 'user', content: 'Why?' }] as const;
const shown: readonly Turn[] = [{ kind: 'question', text: 'Earlier' }];
const run = simulateRun({ script: 'Blue light scatters.<eos>' });
const header = { kind: 'header', header: run.header } as const;
const events = (some: readonly SpecEvent[], batch = 1) => ({ kind: 'events', batch, events: some, vocabulary: {} }) as const;
const stopped: readonly SpecEvent[] = [...run.events.filter(({ type }) => type !== 'run.end'), { type: 'run.end', reason: 'stopped' }];

let played: PlayedConnection;
let store: ChatStore;
let live: LiveChat;
let pieces: string[];
let stop: AbortController;

beforeEach(async () => {
  [played, store, pieces, stop] = [new PlayedConnection(), createChatSession({ turns: shown }), [], new AbortController()];
  live = new LiveChat(store, played.connect);
  await live.look(wanted);
  await live.load();
});

function model(): AskedModel {
  const asked = askLoadedModel({ store, live });
  if (typeof asked === 'string') throw new Error(asked);
  return asked;
}

/** Asks, and waits until the worker was asked. */
async function asking(asked = model()) {
  played.request = null;
  const answer = asked.ask(messages, (piece) => pieces.push(piece), stop.signal);
  answer.catch(() => undefined);
  await vi.waitFor(() => expect(played.request).not.toBeNull());
  return { answer };
}

it('is refused where nothing is loaded, and where the chat answers', () => {
  expect(askLoadedModel({ store: createChatSession(), live })).toBe('none');
  store.setState({ answering: true });
  expect(askLoadedModel({ store, live })).toBe('answering');
});

it('streams a text, counts its tokens, and leaves the conversation alone', async () => {
  const { answer } = await asking();
  const middle = run.events.findIndex(({ type }) => type === 'round.end') + 1;
  await played.say({ kind: 'begins', thinking: false }, header, events(run.events.slice(0, middle)));
  expect(pieces.length).toBe(1);
  await played.say(events(run.events.slice(middle), 2));
  const told = await answer;
  expect(told).toMatchObject({ ok: true, value: { text: 'Blue light scatters.', tokens: { prompt: run.header.promptTokens.length }, cut: false } });
  expect(pieces.join('')).toBe('Blue light scatters.');
  expect('Blue light scatters.'.startsWith(pieces[0]!)).toBe(true);
  expect(played.acks).toEqual([1, 2]);
  played.end();
  expect(store.getState()).toMatchObject({ turns: shown, answering: false });
});

it('is asked as the chat was set when it began, with what can be had of that', async () => {
  store.setState(({ how }) => ({ how: { ...how, drafter: 'draft-model', temperature: 0.5, think: true } }));
  const asked = model();
  store.setState(({ how }) => ({ how: { ...how, temperature: 1.5 } }));
  const { answer } = await asking(asked);
  expect(played.request).toMatchObject({ messages, drafter: 'none', temperature: 0.5, think: READY.thinks });
  stop.abort();
  await expect(answer).rejects.toThrow();
});

it('tells thoughts that the prompt began as thoughts, and an answer that was cut as one', async () => {
  const { answer } = await asking();
  const short = simulateRun({ script: 'Blue light scatters.<eos>', config: { maxTokens: 3 } });
  await played.say({ kind: 'begins', thinking: true }, header, events(short.events));
  expect(await answer).toMatchObject({ ok: true, value: { text: expect.stringMatching(/^<think>\nBlue light/) as string, tokens: { completion: 3 }, cut: true } });
  expect(pieces.join('')).toMatch(/^<think>\nBlue light/);
});

it('stops the worker where it is stopped, once, and says nothing more', async () => {
  const { answer } = await asking();
  stop.abort(new Error('by hand'));
  await expect(answer).rejects.toThrow('by hand');
  expect(played.asked.filter((name) => name === 'stop')).toHaveLength(1);
  await played.say(header, events(run.events));
  expect(pieces).toEqual([]);
  await expect(model().ask(messages, () => undefined, stop.signal)).rejects.toThrow('by hand');
});

it('does not stop what the chat asks later', async () => {
  const { answer } = await asking();
  await played.say(header, events(run.events));
  await answer;
  stop.abort();
  expect(played.asked).not.toContain('stop');
});

it('may be asked again where the chat came between, or is answering', async () => {
  const asked = model();
  const { answer } = await asking(asked);
  await played.say(header, events(stopped));
  expect(await answer).toMatchObject({ ok: false, again: true, sentence: 'small was asked something in the chat, and stopped answering here.' });
  store.setState({ answering: true });
  expect(await asked.ask(messages, () => undefined, stop.signal)).toMatchObject({ ok: false, again: true });
  expect(await asked.fit(messages)).toMatchObject({ ok: false, again: true });
});

it('is gone where it was closed', async () => {
  const asked = model();
  await live.close();
  expect(await asked.fit(messages)).toEqual({ ok: false, again: false, sentence: 'small is not loaded in this tab any more: load it again on the page Chat, then begin again.' });
});

it('hands on how much fits, and why that cannot be said', async () => {
  expect(await model().fit(messages)).toEqual({ ok: true, value: { tokens: 10, room: 2000 } });
  played.fits = () => ({ ok: false, cause: 'bad-model', sentence: 'The template refuses this.' });
  expect(await model().fit(messages)).toEqual({ ok: false, again: false, sentence: 'The template refuses this.' });
});

it('hands on why there is no answer, and the model stays', async () => {
  const { answer } = await asking();
  await played.say({ kind: 'failed', cause: 'bad-model', sentence: 'The template refuses this.' });
  played.end();
  expect(await answer).toEqual({ ok: false, again: false, sentence: 'The template refuses this.' });
  expect(store.getState().target).not.toBeNull();
});

it('lets the chat offer to load again where the worker dies, or the GPU is lost, also behind the answer', async () => {
  const { answer } = await asking();
  played.die('The worker stopped.');
  expect(await answer).toEqual({ ok: false, again: false, sentence: 'The worker stopped.' });
  expect(store.getState()).toMatchObject({ target: null, turns: shown, choosing: { at: { kind: 'failed', failure: { sentence: 'The worker stopped.' } } } });
  await live.load();
  await live.load();
  const second = await asking();
  await played.say(header, events(run.events));
  expect(await second.answer).toMatchObject({ ok: true });
  await played.say({ kind: 'failed', cause: 'device-lost', sentence: 'The GPU was lost.' });
  played.end();
  await vi.waitFor(() => expect(store.getState()).toMatchObject({ target: null, choosing: { at: { failure: { cause: 'device-lost' } } } }));
});

/**
 * A chat over a worker that is played: looked at, then loaded; no GPU; refused; cancelled, also where it was too late; a look that is
 * overtaken, or not wanted any more; loaded otherwise; a draft model and what becomes of it; an answer as a log, acknowledged; thoughts that the prompt began; failures with and without
 * a log; how far a long prompt is read; a worker that dies, and a GPU that is lost; the next question after earlier answers; answering again; no chat template.
 */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EventLog } from '#core/trace/event-log.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import type { Answered, ModelOffer, ReadyModel } from '#engine/chat-protocol.ts';
import { requestOf } from './chat-request.ts';
import { createChatSession, NO_ANSWER, type Answer, type ChatStore, type Wanted } from './chat-session.ts';
import { LiveChat } from './live-chat.ts';
import { OFFER, PlayedConnection, READY } from './played-connection.ts';

const wanted: Wanted = { choice: { kind: 'address', address: 'owner/small' }, address: 'owner/small', title: 'small' };
const other: Wanted = { choice: { kind: 'kept', key: 'b' }, address: 'owner/other', title: 'other' };
const run = simulateRun({ script: 'Blue light scatters.<eos>' });
const BUSY = { ok: false, cause: 'bad-model', sentence: 'Its vocabulary is another: choose one of the same family.' } as const;

let played: PlayedConnection;
let store: ChatStore;
let live: LiveChat;
const onTurns = vi.fn();
const at = () => store.getState().choosing?.at;
const answer = (): Answer => store.getState().turns.at(-1) as Answer;

beforeEach(() => {
  played = new PlayedConnection();
  store = createChatSession();
  onTurns.mockClear();
  live = new LiveChat(store, played.connect, onTurns);
});

async function ready(): Promise<void> {
  await live.look(wanted);
  await live.load();
}

/** Asks, and waits until the worker was asked. */
async function ask(text: string): Promise<{ readonly over: Promise<void> }> {
  store.getState().set({ writing: text });
  const over = live.send();
  await vi.waitFor(() => expect(played.request?.messages.at(-1)?.content).toBe(text));
  return { over };
}

const whole = [{ kind: 'header', header: run.header }, { kind: 'events', batch: 1, events: run.events, vocabulary: {} }] as const;

describe('a model', () => {
  it('is looked at, then loaded', async () => {
    await live.look(wanted);
    expect(at()).toEqual({ kind: 'offer', wanted, offer: OFFER });
    expect(played.asked).toEqual(['look address']);
    await live.load();
    expect(store.getState()).toMatchObject({ choosing: null, target: { model: READY, wanted } });
    expect(played.asked).toEqual(['look address', 'load address']);
    expect(played.connects).toBe(1);
  });

  it('is closed: the GPU gets its memory back, and what was said stays', async () => {
    await ready();
    store.getState().set({ turns: [{ kind: 'question', text: 'Why?' }] });
    await live.close();
    expect(played.asked.at(-1)).toBe('unload');
    expect(store.getState()).toMatchObject({ target: null, draft: null, choosing: { slot: 'target', at: { kind: 'open' } }, turns: [{ text: 'Why?' }] });
  });

  it('is not looked at where there is no GPU', async () => {
    played.probed = { ok: false, cause: 'no-adapter', detail: 'requestAdapter gave null' };
    await live.look(wanted);
    expect(at()).toMatchObject({ kind: 'failed', failure: { cause: 'no-adapter', sentence: 'WebGPU is there, but it found no graphics adapter.' } });
    expect(played.asked).toEqual([]);
  });

  it('is looked at again where it failed to be, and loaded again where that failed', async () => {
    played.looked = () => Promise.resolve(BUSY);
    await live.look(wanted);
    expect(at()).toMatchObject({ kind: 'failed', offer: null, failure: { sentence: BUSY.sentence } });
    played.looked = () => Promise.resolve({ ok: true, value: OFFER });
    await live.load();
    expect(at()).toMatchObject({ kind: 'offer' });
    played.loaded = () => Promise.resolve(BUSY);
    await live.load();
    expect(at()).toMatchObject({ kind: 'failed', offer: OFFER });
    played.loaded = () => Promise.resolve({ ok: true, value: READY });
    await live.load();
    expect(store.getState().target?.model).toBe(READY);
  });

  it('tells how far it is, and is offered anew once it is cancelled', async () => {
    let end: (answered: Answered<ReadyModel>) => void = () => undefined;
    played.loaded = (onProgress) => {
      onProgress({ stage: 'download', bytes: 4, totalBytes: 10 });
      return new Promise((resolve) => { end = resolve; });
    };
    await live.look(wanted);
    const loading = live.load();
    await vi.waitFor(() => expect(at()).toMatchObject({ kind: 'loading', progress: { bytes: 4 } }));
    await live.cancel();
    end(BUSY);
    await loading;
    expect(played.asked).toEqual(['look address', 'load address', 'cancelLoad', 'look address']);
    expect(at()).toMatchObject({ kind: 'offer' });
  });

  it('that was there before it could be cancelled is what the worker holds', async () => {
    let end: (answered: Answered<ReadyModel>) => void = () => undefined;
    played.loaded = () => new Promise((resolve) => { end = resolve; });
    await live.look(wanted);
    const loading = live.load();
    await vi.waitFor(() => expect(played.asked).toContain('load address'));
    void live.cancel();
    end({ ok: true, value: READY });
    await loading;
    expect(store.getState()).toMatchObject({ choosing: null, target: { model: READY } });
  });

  it('that another overtook is not heard', async () => {
    const ends: ((answered: Answered<ModelOffer>) => void)[] = [];
    played.looked = () => new Promise((resolve) => { ends.push(resolve); });
    const [first, second] = [live.look(wanted), live.look(other)];
    await vi.waitFor(() => expect(ends).toHaveLength(2));
    ends[1]?.({ ok: true, value: { ...OFFER, title: 'other' } });
    ends[0]?.(BUSY);
    await Promise.all([first, second]);
    expect(at()).toMatchObject({ kind: 'offer', wanted: other });
  });

  it('is reckoned anew where it is to be loaded otherwise, and looked at again only where that failed, or its worker is gone', async () => {
    await live.look(wanted);
    await live.settle({ bits: 8, context: 2048, cacheBits: 16 });
    expect(store.getState().settings).toEqual({ bits: 8, context: 2048, cacheBits: 16 });
    expect(at()).toEqual({ kind: 'offer', wanted, offer: { ...OFFER, memory: READY.memory } });
    played.reckoned = () => Promise.resolve(BUSY);
    await live.settle({ bits: 4, context: 2048, cacheBits: 16 });
    expect(at()).toMatchObject({ kind: 'failed', failure: { sentence: BUSY.sentence } });
    await live.settle({ bits: 32, context: 2048, cacheBits: 16 });
    expect(at()).toEqual({ kind: 'offer', wanted, offer: OFFER });
    played.alive = false;
    await live.settle({ bits: 8, context: 4096, cacheBits: 16 });
    expect(played.asked).toEqual(['look address', 'reckon 8', 'reckon 4', 'look address', 'look address']);
  });

  it('that is not wanted any more is not heard of again', async () => {
    let end: (answered: Answered<ModelOffer>) => void = () => undefined;
    played.looked = () => new Promise((resolve) => { end = resolve; });
    const looking = live.look(wanted);
    await vi.waitFor(() => expect(played.asked).toHaveLength(1));
    live.choose('target');
    end({ ok: true, value: OFFER });
    await looking;
    expect(at()).toEqual({ kind: 'open' });
  });

  it('that drafts is chosen as the drafter, and gone with the one it drafts for', async () => {
    await ready();
    live.choose('draft');
    played.loaded = () => Promise.resolve(BUSY);
    await live.look(other);
    await live.load();
    expect(store.getState()).toMatchObject({ draft: null, target: { wanted }, choosing: { slot: 'draft', at: { kind: 'failed', failure: { sentence: BUSY.sentence } } } });
    played.loaded = () => Promise.resolve({ ok: true, value: READY });
    await live.load();
    expect(played.asked.at(-1)).toBe('loadDraft kept');
    expect(store.getState()).toMatchObject({ draft: { wanted: other }, how: { drafter: 'draft-model' }, choosing: null });
    played.loaded = () => Promise.resolve({ ok: true, value: { ...READY, drafts: 'dflash', mostDrafts: 7 } });
    live.choose('draft');
    await live.look(other);
    await live.load();
    store.getState().set({ how: { ...store.getState().how, gamma: 15 } });
    // a block holds seven drafts
    expect(requestOf(store.getState())).toMatchObject({ drafter: 'dflash', gamma: 7 });
    store.getState().set({ how: { ...store.getState().how, drafter: 'eagle3' } });
    expect(requestOf(store.getState())).toMatchObject({ drafter: 'none', gamma: 15 });
    played.loaded = () => Promise.resolve({ ok: true, value: READY });
    live.choose('target');
    await ready();
    expect(store.getState()).toMatchObject({ draft: null, how: { drafter: 'prompt-lookup' } });
  });

  it('that is kept is listed, and forgotten with a word', async () => {
    const model = { key: 'b', title: 'other', address: 'owner/other', bytes: 3, totalBytes: 9, whole: false };
    played.keptModels = [model];
    await live.lookForKept();
    expect(store.getState().kept).toEqual([model]);
    played.keptModels = [];
    await live.forget(model);
    expect(store.getState()).toMatchObject({ kept: [], said: 'other is no longer kept.' });
  });
});

describe('an answer', () => {
  it('is a log that grows, and each batch is acknowledged', async () => {
    await ready();
    const { over } = await ask('Why is the sky blue?');
    expect(store.getState()).toMatchObject({ answering: true, writing: '' });
    await played.say({ kind: 'begins', thinking: true }, { kind: 'reading', read: 512, of: 3000 });
    expect(answer()).toMatchObject({ begun: true, reading: { read: 512, of: 3000 } });
    await played.say(...whole);
    expect(answer().log?.events).toEqual(run.events);
    expect(played.acks).toEqual([1]);
    played.end();
    await over;
    expect(store.getState().answering).toBe(false);
    expect(onTurns).toHaveBeenCalledTimes(2);
  });

  it('has ended with its last token; what passes take is measured behind it, and sets γ where that is wanted', async () => {
    await ready();
    const { drafter } = run.header.config;
    const how = { ...store.getState().how, drafter: drafter as 'draft-model' };
    store.getState().set({ how });
    const costs = (...ms: number[]) => ({ kind: 'events', batch: 2, events: [{ type: 'verify.cost', role: 'target', rows: [1, 2, 3], ms }, { type: 'verify.cost', role: 'draft', rows: [1], ms: [0.01] }], vocabulary: {} }) as const;
    const first = await ask('Why?');
    await played.say(...whole, costs(1, 1, 9));
    expect(store.getState()).toMatchObject({ answering: false, how: { gamma: 1 } });
    played.end();
    await first.over;
    const second = await ask('And at dusk?');
    store.getState().set({ paced: false, how });
    await played.say(...whole, costs(1, 1, 9));
    expect(store.getState().how).toEqual(how);
    played.end();
    await second.over;
  });

  it('of a question that came while passes were measured is not ended with the one before', async () => {
    await ready();
    const first = await ask('Why?');
    await played.say(...whole);
    const endFirst = played.ending();
    const second = await ask('And at dusk?');
    endFirst();
    await first.over;
    expect(store.getState().answering).toBe(true);
    played.end();
    await second.over;
    expect(store.getState().answering).toBe(false);
  });

  it.each([['hear', 'deaf', 3000], ['stop', 'stubborn', 20_000]] as const)('that does not %s is let go with its worker, and what was said stays', async (_, manner, ms) => {
    await ready();
    const { over } = await ask('Why?');
    vi.useFakeTimers();
    played[manner] = true;
    void live.stop();
    await vi.advanceTimersByTimeAsync(ms - 100);
    expect(store.getState().answering).toBe(true);
    await vi.advanceTimersByTimeAsync(200);
    vi.useRealTimers();
    await over;
    const sentence = expect.stringMatching(`^The model did not ${manner === 'deaf' ? 'hear that it was to stop' : 'stop in time'}, and was let go\\.`) as string;
    expect(store.getState()).toMatchObject({ answering: false, target: null, choosing: { at: { kind: 'failed', failure: { sentence } } }, turns: [{ text: 'Why?' }, {}] });
  });

  it('is asked for after what was said before, without the thoughts', async () => {
    await ready();
    const first = await ask('Why?');
    await played.say({ kind: 'begins', thinking: false }, ...whole);
    played.end();
    await first.over;
    const second = await ask('And at dusk?');
    expect(played.request?.messages.map(({ role, content }) => `${role}: ${content}`)).toEqual(['user: Why?', 'assistant: Blue light scatters.', 'user: And at dusk?']);
    played.end();
    await second.over;
    const log = new EventLog({ ...run.header, vocabulary: Object.fromEntries(Object.entries(run.vocabulary()).map(([token, text]) => [token, text === 'Blue' ? '</think>Blue' : text])) }, run.events);
    const [question, , ...rest] = store.getState().turns;
    expect(requestOf({ ...store.getState(), turns: [question!, { ...NO_ANSWER, log, begun: true }, ...rest] }).messages[1]?.content).toBe('Blue light scatters.');
  });

  it('is made once more, in its place', async () => {
    await ready();
    const first = await ask('Why?');
    await played.say(...whole);
    played.end();
    await first.over;
    played.request = null;
    const again = live.again();
    await vi.waitFor(() => expect(played.request?.messages).toHaveLength(1));
    expect(store.getState().turns).toHaveLength(2);
    expect(answer().log).toBeNull();
    await live.stop();
    await again;
    expect(played.asked.at(-1)).toBe('stop');
  });

  it('that never began says why', async () => {
    await ready();
    const { over } = await ask('Why?');
    await played.say({ kind: 'failed', cause: 'bad-model', sentence: 'The template refuses this conversation.' });
    played.end();
    await over;
    expect(answer()).toMatchObject({ log: null, failure: { sentence: 'The template refuses this conversation.' } });
    expect(store.getState().target).not.toBeNull();
  });

  it('that breaks off keeps what came, and says so in its log', async () => {
    await ready();
    const { over } = await ask('Why?');
    await played.say(whole[0], { ...whole[1], events: run.events.slice(0, 12) }, { kind: 'failed', cause: 'nan', sentence: 'A number that is none.' });
    played.end();
    await over;
    expect(answer().log?.events.at(-1)).toEqual({ type: 'run.end', reason: 'failed', text: 'A number that is none.' });
  });

  it('that takes the worker along leaves what was said, and a way to load the model again', async () => {
    await ready();
    const { over } = await ask('Why?');
    played.die('The engine’s worker stopped.');
    await over;
    expect(store.getState()).toMatchObject({ answering: false, target: null, choosing: { slot: 'target', at: { kind: 'failed', wanted, failure: { sentence: 'The engine’s worker stopped.' } } } });
    expect(store.getState().turns).toHaveLength(2);
    await live.load();
    await live.load();
    expect(played.connects).toBe(2);
    expect(store.getState().target).not.toBeNull();
  });

  it('that loses the GPU has lost the model', async () => {
    await ready();
    const { over } = await ask('Why?');
    await played.say({ kind: 'failed', cause: 'device-lost', sentence: 'The GPU was lost.' });
    played.end();
    await over;
    expect(store.getState()).toMatchObject({ target: null, choosing: { at: { kind: 'failed', failure: { cause: 'device-lost' } } } });
  });

  it('is not asked for without words, without a model, or twice', async () => {
    store.getState().set({ writing: 'Why?' });
    await live.send();
    expect(store.getState().turns).toEqual([]);
    await ready();
    store.getState().set({ writing: '  ' });
    await live.send();
    expect(store.getState().turns).toEqual([]);
    const { over } = await ask('Why?');
    store.getState().set({ writing: 'And?' });
    await live.send();
    expect(store.getState().turns).toHaveLength(2);
    live.newConversation();
    expect(store.getState().turns).toHaveLength(2);
    played.end();
    await over;
    live.newConversation();
    expect(store.getState()).toMatchObject({ turns: [], writing: 'And?' });
  });

  it('goes on with the last text alone where the model knows no conversations, and does not think where it cannot', async () => {
    played.loaded = () => Promise.resolve({ ok: true, value: { ...READY, chats: false, thinks: false } });
    await ready();
    store.getState().set({ how: { ...store.getState().how, think: true, drafter: 'draft-model' } });
    const first = await ask('Once');
    played.end();
    await first.over;
    const { over } = await ask('Twice');
    expect(played.request).toMatchObject({ messages: [{ role: 'user', content: 'Twice' }], think: false, drafter: 'none' });
    played.end();
    await over;
  });
});

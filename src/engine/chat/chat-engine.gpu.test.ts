/**
 * The chat's worker without its worker, on small models that `transformers` made: an answer as a run; a second model that drafts writes what the
 * first writes alone, and a second turn what it would write afresh; a model that cannot be used, is too large, or has another vocabulary, or finds the
 * GPU full, leaves the one before as it was; cancelling; no model; a stop in the midst of a long prompt;
 * and memory as it was reckoned.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { PublishedTokenizer } from '#core/tokenizer/published-tokenizer.ts';
import { joinTokenTexts } from '#core/tokenizer/token-text.ts';
import type { ChatAnswerMessage, ModelSettings } from '#engine/chat-protocol.ts';
import { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { ChatEngine } from './chat-engine.ts';
import { answerOf, engineOn, failureIn, fixtures, FixtureShelf, FullGpu, named, question, tokensIn } from './played-chat.ts';

const settings: ModelSettings = { bits: 8, context: 64, cacheBits: 32 };
const json = (name: string): unknown => JSON.parse(readFileSync(`${fixtures}/qwen3/${name}`, 'utf8'));
const tokenizer = new PublishedTokenizer(json('tokenizer.json'), json('tokenizer_config.json'), 260);

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

const promptIn = (said: readonly ChatAnswerMessage[]): number => said.flatMap((message) => (message.kind === 'header' ? [message.header.promptTokens.length] : []))[0] ?? 0;

async function opened(engine: ChatEngine, name: string, more: Partial<ModelSettings> = {}): Promise<void> {
  const loaded = await engine.load(named(name), { ...settings, ...more }, () => undefined);
  if (!loaded.ok) throw new Error(loaded.sentence);
}

describe('ChatEngine', () => {
  it('answers through the template, as a run', async () => {
    const engine = engineOn(gpu, new FixtureShelf());
    const steps: number[] = [];
    const loaded = await engine.load(named('qwen3'), settings, ({ stage, bytes, totalBytes }) => { if (stage === 'gpu') steps.push(bytes / totalBytes); });
    expect(loaded).toMatchObject({ ok: true, value: { identity: { name: 'qwen3' }, weights: '8 bits, packed here', chats: true, thinks: false, memory: { context: 64, refusal: null } } });
    expect(steps.at(-1)).toBeGreaterThan(0.9);
    const said = await answerOf(engine, question());
    expect(said.slice(0, 2)).toMatchObject([{ kind: 'begins', thinking: false }, { kind: 'header', header: { target: { name: 'qwen3' }, draft: null, config: { prompt: 'Hi', rule: 'R4', maxTokens: 24 }, vocabularySize: 260 } }]);
    expect(tokensIn(said).length).toBeGreaterThan(0);
    expect(said.at(-2)).toMatchObject({ kind: 'events', events: [{ type: 'run.end' }] });
    expect(said.at(-1)).toMatchObject({ kind: 'events', events: [{ type: 'verify.cost', role: 'target', rows: [1, 2, 3, 4, 5, 8, 16] }] });
    expect((await answerOf(engine, question())).at(-1)).toMatchObject({ ...said.at(-1), batch: expect.any(Number) as number });
  });

  it.each([32, 16] as const)('writes with a second model what the first writes alone, what was read kept in %i bits', async (cacheBits) => {
    const engine = engineOn(gpu, new FixtureShelf());
    await opened(engine, 'qwen3', { cacheBits });
    const plain = tokensIn(await answerOf(engine, question({ drafter: 'none' })));
    const hot = tokensIn(await answerOf(engine, question({ drafter: 'none', temperature: 0.7 })));
    const draft = await engine.loadDraft(named('qwen3/draft'), { ...settings, bits: 4, cacheBits }, () => undefined);
    expect(draft).toMatchObject({ ok: true, value: { weights: '4 bits, packed here' } });
    const said = await answerOf(engine, question({ drafter: 'draft-model' }));
    expect(said).toMatchObject([{}, { header: { draft: { name: 'qwen3/draft' } } }, ...said.slice(2)]);
    expect(tokensIn(said)).toEqual(plain);
    expect(tokensIn(await answerOf(engine, question({ drafter: 'draft-model', temperature: 0.7 })))).toEqual(hot);
    expect(hot).not.toEqual(plain);
  });

  it.each([
    ['prompt-lookup', 'prompt-lookup'], ['none', 'prompt-lookup'], ['prompt-lookup', 'draft-model'], ['draft-model', 'draft-model'], ['draft-model', 'none'],
  ] as const)('goes on (%s, then %s) from what was read, and answers what it answers afresh', async (first, second) => {
    const long: ModelSettings = { ...settings, context: 64 };
    const turns = (said: string) => [{ role: 'user', content: 'Hi' }, { role: 'assistant', content: said }, { role: 'user', content: 'Go' }] as const;
    const both = async (): Promise<ChatEngine> => {
      const engine = engineOn(gpu, new FixtureShelf());
      await opened(engine, 'qwen3', long);
      await engine.loadDraft(named('qwen3/draft'), long, () => undefined);
      return engine;
    };
    const engine = await both();
    const said = joinTokenTexts(tokensIn(await answerOf(engine, question({ drafter: first, maxTokens: 8 }))).map((token) => tokenizer.tokenText(token)));
    const next = question({ drafter: second, maxTokens: 8, messages: turns(said) });
    const warm = tokensIn(await answerOf(engine, next));
    expect(tokensIn(await answerOf(await both(), next))).toEqual(warm);
  });

  it('stops in the midst of a long prompt, and goes on from there when it is asked again', async () => {
    const config = JSON.stringify({ ...(json('config.json') as object), max_position_embeddings: 512 });
    const long = question({ messages: [{ role: 'user', content: 'what was it? '.repeat(28) }], maxTokens: 8 });
    // by this clock every piece takes ages, so that each is as small as can be
    let now = 0;
    const slow = async (): Promise<ChatEngine> => {
      const engine = new ChatEngine({ openGpu: async () => gpu, shelf: new FixtureShelf({ 'qwen3/long': { 'config.json': config } }), now: () => (now += 10_000) });
      await opened(engine, 'qwen3/long', { context: 512 });
      return engine;
    };
    const engine = await slow();
    const readIn = (said: readonly ChatAnswerMessage[]): readonly number[] => said.flatMap((message) => (message.kind === 'reading' ? [message.read] : []));
    const stopped = await answerOf(engine, long, ({ kind }) => { if (kind === 'reading') void engine.stop(); });
    expect(stopped.at(-1)).toMatchObject({ kind: 'events', events: [{ type: 'run.end', reason: 'stopped' }] });
    expect(tokensIn(stopped)).toEqual([]);
    const { of } = stopped.find((message) => message.kind === 'reading')!;
    expect(of).toBeGreaterThan(300);
    expect(readIn(stopped).at(-1)).toBeLessThan(of / 2);
    const again = await answerOf(engine, long);
    expect(readIn(again)[0]).toBeGreaterThan(readIn(stopped).at(-1)!);
    const afresh = await answerOf(await slow(), long);
    expect(readIn(afresh)[0]).toBe(32);
    expect(tokensIn(again)).toEqual(tokensIn(afresh));
  });

  it('keeps the model before where another cannot be used', async () => {
    const broken = { 'qwen2/broken': { 'config.json': '{' } };
    const shelf = new FixtureShelf(broken);
    const engine = engineOn(gpu, shelf);
    await opened(engine, 'qwen3');
    const before = tokensIn(await answerOf(engine, question()));
    expect(await engine.load(named('qwen2/broken'), settings, () => undefined)).toMatchObject({ ok: false, cause: 'bad-model', sentence: expect.stringMatching(/^config\.json is not JSON/) as string });
    expect(shelf.closed).toEqual(['qwen2/broken']);
    expect(tokensIn(await answerOf(engine, question()))).toEqual(before);
    await opened(engine, 'qwen2');
    expect(shelf.closed).toEqual(['qwen2/broken', 'qwen3']);
  });

  it('does not let a model draft for one of another vocabulary, nor for none', async () => {
    const config = readFileSync(`${fixtures}/qwen3/tokenizer.json`, 'utf8').replaceAll('<think>', '<muse>');
    const engine = engineOn(gpu, new FixtureShelf({ 'qwen3/other': { 'tokenizer.json': config } }));
    expect(await engine.loadDraft(named('qwen3'), settings, () => undefined)).toMatchObject({ ok: false, sentence: 'There is no model to draft for. Load that one first.' });
    await opened(engine, 'qwen3');
    expect(await engine.loadDraft(named('qwen3/other'), settings, () => undefined)).toMatchObject({ ok: false, cause: 'bad-model', sentence: expect.stringMatching(/^Token 258 is "<think>" to the target but "<muse>"/) as string });
    expect(failureIn(await answerOf(engine, question({ drafter: 'draft-model' })))).toMatch(/No draft model is loaded/);
  });

  it.each([8, 32] as const)('stays as it was when a load is cancelled: %i bits', async (bits) => {
    const engine = engineOn(gpu, new FixtureShelf());
    await opened(engine, 'qwen3');
    const steps: number[] = [];
    const loading = engine.load(named('qwen2'), { ...settings, bits }, ({ stage, bytes, totalBytes }) => {
      if (stage === 'gpu') steps.push(bytes / totalBytes);
      if (stage === 'gpu' || bits === 8) void engine.cancelLoad();
    });
    expect(await loading).toMatchObject({ ok: false, sentence: expect.stringMatching(/^Loading was cancelled; what was downloaded is kept/) as string });
    // the next piece is not read any more
    expect(Math.max(0, ...steps)).toBeLessThan(0.6);
    const said = await answerOf(engine, question());
    expect(failureIn(said)).toBeNull();
    expect(said[1]).toMatchObject({ header: { target: { name: 'qwen3' } } });
  });

  it('says so where no model is loaded, or a message is longer than the context', async () => {
    const engine = engineOn(gpu, new FixtureShelf());
    expect(failureIn(await answerOf(engine, question()))).toBe('No model is loaded. Choose one first.');
    expect(await engine.fit(question())).toMatchObject({ ok: false, sentence: 'No model is loaded. Choose one first.' });
    await opened(engine, 'qwen3');
    const said = await answerOf(engine, question());
    expect(await engine.fit(question())).toEqual({ ok: true, value: { tokens: promptIn(said), room: 48 } });
    expect(failureIn(await answerOf(engine, question({ messages: [{ role: 'user', content: 'long '.repeat(40) }] })))).toMatch(/^This message takes \d+ tokens, and of the context of 64 an answer needs 16\./);
  });

  it('refuses before anything is fetched what the GPU has no buffer for', async () => {
    const small = new Gpu({ ...gpu.device, limits: { ...gpu.device.limits, maxBufferSize: 20_000, maxStorageBufferBindingSize: 20_000 }, lost: new Promise(() => undefined) } as unknown as GPUDevice, gpu.adapterFacts);
    const engine = engineOn(small, new FixtureShelf());
    const sentence = /^This GPU takes buffers of 1 MB at most/;
    expect(await engine.look(named('qwen3'), settings)).toMatchObject({ ok: true, value: { downloadBytes: 3, memory: { refusal: expect.stringMatching(sentence) as string } } });
    expect(await engine.load(named('qwen3'), settings, () => undefined)).toMatchObject({ ok: false, sentence: expect.stringMatching(sentence) as string });
  });

  it('reckons what another way to load would take from what was read at the look', async () => {
    const shelf = new FixtureShelf();
    const engine = engineOn(gpu, shelf);
    expect(await engine.reckon(settings)).toEqual({ ok: false, cause: 'bad-model', sentence: 'No model has been looked at. Choose one first.' });
    const looks = [await engine.look(named('llama'), { ...settings, bits: 4, context: 32 }), await engine.look(named('llama'), { ...settings, bits: 32, cacheBits: 16 })];
    shelf.look = () => Promise.reject(new Error('It asks again.'));
    const reckoned = [await engine.reckon({ ...settings, bits: 4, context: 32 }), await engine.reckon({ ...settings, bits: 32, cacheBits: 16 })];
    expect(reckoned).toEqual(looks.map((offer) => ({ ok: true, value: (offer as Extract<typeof offer, { ok: true }>).value.memory })));
    expect(reckoned[0]).not.toEqual(reckoned[1]);
  });

  it.each([[4, 32], [8, 16], [32, 32], [32, 16]] as const)('takes the memory that was reckoned, in %i bits, its cache in %i', async (bits, cacheBits) => {
    const own = gpu.forPart();
    const engine = engineOn(own, new FixtureShelf());
    const offer = await engine.look(named('llama'), { ...settings, bits, cacheBits });
    const before = own.bytesMade;
    await opened(engine, 'llama', { bits, cacheBits });
    const { weightsBytes, cacheBytes, workBytes } = (offer as Extract<typeof offer, { ok: true }>).value.memory!;
    const made = own.bytesMade - before;
    // the reading of rounds comes when a run begins
    expect(made).toBeGreaterThan(weightsBytes + cacheBytes);
    // K and V of two layers with two heads of 16
    expect(cacheBytes).toBe((2 * 2 * 2 * 16 * settings.context * cacheBits) / 8);
    expect(made).toBeLessThan(1.02 * (weightsBytes + cacheBytes + workBytes));
  });

  it.each([8, 32] as const)('gives back what found room when the GPU is full in the middle of it, and keeps the model before: %i bits', async (bits) => {
    const full = new FullGpu(gpu.device, gpu.adapterFacts);
    const engine = engineOn(full, new FixtureShelf());
    await opened(engine, 'qwen3');
    const before = tokensIn(await answerOf(engine, question()));
    for (const part of ['head', 'model.layers.1 down', 'the target']) {
      full.fullAt = part;
      const held = full.buffers.size;
      expect(await engine.load(named('qwen2'), { ...settings, bits }, () => undefined)).toMatchObject({
        ok: false, cause: 'out-of-memory', sentence: expect.stringMatching(/^The GPU has no memory left for .*\. Close the model that is open, and load this one again, or choose fewer bits, a shorter context, or a smaller model\.$/) as string,
      });
      // what was on its way is given back when it has arrived
      await vi.waitFor(() => expect(full.buffers.size).toBe(held));
    }
    full.fullAt = null;
    expect(tokensIn(await answerOf(engine, question()))).toEqual(before);
    await engine.unload();
    expect(failureIn(await answerOf(engine, question()))).toBe('No model is loaded. Choose one first.');
  });

  it('forgets nothing that is open', async () => {
    const engine = engineOn(gpu, new FixtureShelf());
    await opened(engine, 'qwen3');
    expect(await engine.forget('qwen3')).toMatchObject({ ok: false, sentence: 'This model is open here. Load another one, then forget it.' });
    expect(await engine.forget('qwen2')).toEqual({ ok: true, value: null });
  });

  it('passes a failure of the shelf on', async () => {
    const shelf = new FixtureShelf();
    shelf.look = () => Promise.reject(new ModelFileError('Nothing there.'));
    expect(await engineOn(gpu, shelf).look(named('qwen3'), settings)).toEqual({ ok: false, cause: 'bad-model', sentence: 'Nothing there.' });
  });
});

/**
 * The chat's worker without its worker, on small models that `transformers` made: an answer as a run; a second model that drafts writes what the
 * first writes alone, and a second turn what it would write afresh; a model that cannot be used, is too large, or has another vocabulary, or finds the
 * GPU full, leaves the one before as it was; cancelling; no model;
 * and memory as it was reckoned.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { PublishedTokenizer } from '#core/tokenizer/published-tokenizer.ts';
import { joinTokenTexts } from '#core/tokenizer/token-text.ts';
import type { ChatAnswerMessage, ChatRequest, ModelChoice, ModelSettings } from '#engine/chat-protocol.ts';
import { Gpu, GpuError } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { bufferSource } from '#engine/weights/byte-source.ts';
import { ChatEngine } from './chat-engine.ts';
import type { ModelShelf, OpenedFiles } from './model-shelf.ts';

const fixtures = 'src/engine/load/fixtures';
const settings: ModelSettings = { bits: 8, context: 64, cacheBits: 32 };
const named = (address: string): ModelChoice => ({ kind: 'address', address });
const question = (more: Partial<ChatRequest> = {}): ChatRequest => ({
  messages: [{ role: 'user', content: 'Hi' }], think: false, drafter: 'prompt-lookup', gamma: 3, temperature: 0, seed: 1, maxTokens: 24, ...more,
});

/** Folders of fixtures by name; `changes` stand for what such a folder may hold instead. */
class FixtureShelf implements ModelShelf {
  closed: string[] = [];
  constructor(private readonly changes: Readonly<Record<string, Readonly<Record<string, string>>>> = {}) {}

  async open(choice: ModelChoice, { onProgress }: Parameters<ModelShelf['open']>[1]): Promise<OpenedFiles> {
    const title = choice.kind === 'address' ? choice.address : '';
    const folder = title.split('/')[0]!;
    const changed = this.changes[title] ?? {};
    const sources = readdirSync(`${fixtures}/${folder}`).map((file) => bufferSource(changed[file] === undefined ? Uint8Array.from(readFileSync(`${fixtures}/${folder}/${file}`)).buffer : new TextEncoder().encode(changed[file]).buffer, file));
    onProgress(1, 1);
    return { title, key: title, sources, close: async () => { this.closed.push(title); } };
  }

  async look(choice: ModelChoice) {
    const { title, sources } = await this.open(choice, { signal: new AbortController().signal, onProgress: () => undefined });
    return { title, downloadBytes: 3, keptBytes: 0, choices: [], heads: sources };
  }

  kept = async () => [];
  forget = async () => undefined;
}

const json = (name: string): unknown => JSON.parse(readFileSync(`${fixtures}/qwen3/${name}`, 'utf8'));
const tokenizer = new PublishedTokenizer(json('tokenizer.json'), json('tokenizer_config.json'), 260);

/** Token ids and the like, a few kilobytes, of a pair that came to nothing. */
const SMALL_BUFFERS = 4;

/** A GPU that is full when a certain part asks for room; it knows which buffers are there. */
class FullGpu extends Gpu {
  fullAt: string | null = null;
  readonly buffers = new Set<GPUBuffer>();

  override storage(label: string, bytes: number): GPUBuffer {
    const buffer = super.storage(label, bytes);
    const destroy = buffer.destroy.bind(buffer);
    buffer.destroy = () => {
      this.buffers.delete(buffer);
      destroy();
    };
    this.buffers.add(buffer);
    return buffer;
  }

  override async guarded<T>(what: string, allocate: () => T): Promise<T> {
    const value = await super.guarded(what, allocate);
    if (this.fullAt !== null && what.includes(this.fullAt)) throw new GpuError('out-of-memory', `The GPU has no memory left for ${what}.`);
    return value;
  }
}

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

const engineOn = (shelf: ModelShelf, on = gpu): ChatEngine => new ChatEngine({ openGpu: async () => on, shelf, now: () => performance.now() });

/** All that an answer says, acknowledged as it comes. */
async function answer(engine: ChatEngine, request: ChatRequest): Promise<readonly ChatAnswerMessage[]> {
  const { port1, port2 } = new MessageChannel();
  const said: ChatAnswerMessage[] = [];
  const closed = new Promise((resolve) => port1.addEventListener('close', resolve));
  port1.onmessage = ({ data }: MessageEvent<ChatAnswerMessage>) => {
    said.push(data);
    if (data.kind === 'events') port1.postMessage({ kind: 'ack', batch: data.batch });
  };
  await engine.chat(request, port2);
  await closed;
  return said;
}

/** What it wrote: the accepted drafts of each round, and the target's own tokens. */
function tokensOf(said: readonly ChatAnswerMessage[]): readonly number[] {
  const tokens: number[] = [];
  for (const event of said.flatMap((message) => (message.kind === 'events' ? message.events : []))) {
    if (event.type === 'verify.slot' && event.verdict === 'accepted') tokens.push(event.token);
    if (event.type === 'target.token') tokens.push(event.token);
  }
  return tokens;
}
const failureIn = (said: readonly ChatAnswerMessage[]): string | null => said.flatMap((message) => (message.kind === 'failed' ? [message.sentence] : []))[0] ?? null;

async function opened(engine: ChatEngine, name: string, more: Partial<ModelSettings> = {}): Promise<void> {
  const loaded = await engine.load(named(name), { ...settings, ...more }, () => undefined);
  if (!loaded.ok) throw new Error(loaded.sentence);
}

describe('ChatEngine', () => {
  it('answers through the template, as a run', async () => {
    const engine = engineOn(new FixtureShelf());
    const steps: number[] = [];
    const loaded = await engine.load(named('qwen3'), settings, ({ stage, bytes, totalBytes }) => { if (stage === 'gpu') steps.push(bytes / totalBytes); });
    expect(loaded).toMatchObject({ ok: true, value: { identity: { name: 'qwen3' }, weights: '8 bits, packed here', chats: true, thinks: false, memory: { context: 64, refusal: null } } });
    expect(steps.at(-1)).toBeGreaterThan(0.9);
    const said = await answer(engine, question());
    expect(said.slice(0, 2)).toMatchObject([{ kind: 'begins', thinking: false }, { kind: 'header', header: { target: { name: 'qwen3' }, draft: null, config: { prompt: 'Hi', rule: 'R4', maxTokens: 24 }, vocabularySize: 260 } }]);
    expect(tokensOf(said).length).toBeGreaterThan(0);
    expect(said.at(-2)).toMatchObject({ kind: 'events', events: [{ type: 'run.end' }] });
    expect(said.at(-1)).toMatchObject({ kind: 'events', events: [{ type: 'verify.cost', role: 'target', rows: [1, 2, 3, 4, 5, 8, 16] }] });
    expect((await answer(engine, question())).at(-1)).toMatchObject({ ...said.at(-1), batch: expect.any(Number) as number });
  });

  it.each([32, 16] as const)('writes with a second model what the first writes alone, what was read kept in %i bits', async (cacheBits) => {
    const engine = engineOn(new FixtureShelf());
    await opened(engine, 'qwen3', { cacheBits });
    const plain = tokensOf(await answer(engine, question({ drafter: 'none' })));
    const hot = tokensOf(await answer(engine, question({ drafter: 'none', temperature: 0.7 })));
    const draft = await engine.loadDraft(named('qwen3/draft'), { ...settings, bits: 4, cacheBits }, () => undefined);
    expect(draft).toMatchObject({ ok: true, value: { weights: '4 bits, packed here' } });
    const said = await answer(engine, question({ drafter: 'draft-model' }));
    expect(said).toMatchObject([{}, { header: { draft: { name: 'qwen3/draft' } } }, ...said.slice(2)]);
    expect(tokensOf(said)).toEqual(plain);
    expect(tokensOf(await answer(engine, question({ drafter: 'draft-model', temperature: 0.7 })))).toEqual(hot);
    expect(hot).not.toEqual(plain);
  });

  it.each([
    ['prompt-lookup', 'prompt-lookup'], ['none', 'prompt-lookup'], ['prompt-lookup', 'draft-model'], ['draft-model', 'draft-model'], ['draft-model', 'none'],
  ] as const)('goes on (%s, then %s) from what was read, and answers what it answers afresh', async (first, second) => {
    const long: ModelSettings = { ...settings, context: 64 };
    const turns = (said: string) => [{ role: 'user', content: 'Hi' }, { role: 'assistant', content: said }, { role: 'user', content: 'Go' }] as const;
    const both = async (): Promise<ChatEngine> => {
      const engine = engineOn(new FixtureShelf());
      await opened(engine, 'qwen3', long);
      await engine.loadDraft(named('qwen3/draft'), long, () => undefined);
      return engine;
    };
    const engine = await both();
    const said = joinTokenTexts(tokensOf(await answer(engine, question({ drafter: first, maxTokens: 8 }))).map((token) => tokenizer.tokenText(token)));
    const next = question({ drafter: second, maxTokens: 8, messages: turns(said) });
    const warm = tokensOf(await answer(engine, next));
    expect(tokensOf(await answer(await both(), next))).toEqual(warm);
  });

  it('keeps the model before where another cannot be used', async () => {
    const broken = { 'qwen2/broken': { 'config.json': '{' } };
    const shelf = new FixtureShelf(broken);
    const engine = engineOn(shelf);
    await opened(engine, 'qwen3');
    const before = tokensOf(await answer(engine, question()));
    expect(await engine.load(named('qwen2/broken'), settings, () => undefined)).toMatchObject({ ok: false, cause: 'bad-model', sentence: expect.stringMatching(/^config\.json is not JSON/) as string });
    expect(shelf.closed).toEqual(['qwen2/broken']);
    expect(tokensOf(await answer(engine, question()))).toEqual(before);
    await opened(engine, 'qwen2');
    expect(shelf.closed).toEqual(['qwen2/broken', 'qwen3']);
  });

  it('does not let a model draft for one of another vocabulary, nor for none', async () => {
    const config = readFileSync(`${fixtures}/qwen3/tokenizer.json`, 'utf8').replaceAll('<think>', '<muse>');
    const engine = engineOn(new FixtureShelf({ 'qwen3/other': { 'tokenizer.json': config } }));
    expect(await engine.loadDraft(named('qwen3'), settings, () => undefined)).toMatchObject({ ok: false, sentence: 'There is no model to draft for. Load that one first.' });
    await opened(engine, 'qwen3');
    expect(await engine.loadDraft(named('qwen3/other'), settings, () => undefined)).toMatchObject({ ok: false, cause: 'bad-model', sentence: expect.stringMatching(/^Token 258 is "<think>" to the target but "<muse>"/) as string });
    expect(failureIn(await answer(engine, question({ drafter: 'draft-model' })))).toMatch(/No draft model is loaded/);
  });

  it.each([8, 32] as const)('stays as it was when a load is cancelled: %i bits', async (bits) => {
    const engine = engineOn(new FixtureShelf());
    await opened(engine, 'qwen3');
    const loading = engine.load(named('qwen2'), { ...settings, bits }, () => void engine.cancelLoad());
    expect(await loading).toMatchObject({ ok: false, sentence: expect.stringMatching(/^Loading was cancelled; what was downloaded is kept/) as string });
    const said = await answer(engine, question());
    expect(failureIn(said)).toBeNull();
    expect(said[1]).toMatchObject({ header: { target: { name: 'qwen3' } } });
  });

  it('says so where no model is loaded, or a message is longer than the context', async () => {
    const engine = engineOn(new FixtureShelf());
    expect(failureIn(await answer(engine, question()))).toBe('No model is loaded. Choose one first.');
    await opened(engine, 'qwen3');
    expect(failureIn(await answer(engine, question({ messages: [{ role: 'user', content: 'long '.repeat(40) }] })))).toMatch(/^This message takes \d+ tokens, and of the context of 64 an answer needs 16\./);
  });

  it('refuses before anything is fetched what the GPU has no buffer for', async () => {
    const small = new Gpu({ ...gpu.device, limits: { ...gpu.device.limits, maxBufferSize: 20_000, maxStorageBufferBindingSize: 20_000 }, lost: new Promise(() => undefined) } as unknown as GPUDevice, gpu.adapterFacts);
    const engine = engineOn(new FixtureShelf(), small);
    const sentence = /^This GPU takes buffers of 1 MB at most/;
    expect(await engine.look(named('qwen3'), settings)).toMatchObject({ ok: true, value: { downloadBytes: 3, memory: { refusal: expect.stringMatching(sentence) as string } } });
    expect(await engine.load(named('qwen3'), settings, () => undefined)).toMatchObject({ ok: false, sentence: expect.stringMatching(sentence) as string });
  });

  it.each([[4, 32], [8, 16], [32, 32], [32, 16]] as const)('takes the memory that was reckoned, in %i bits, its cache in %i', async (bits, cacheBits) => {
    const own = gpu.forPart();
    const engine = engineOn(new FixtureShelf(), own);
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
    const engine = engineOn(new FixtureShelf(), full);
    await opened(engine, 'qwen3');
    const before = tokensOf(await answer(engine, question()));
    for (const part of [...(bits === 8 ? ['model.layers.1 down'] : []), 'the target']) {
      full.fullAt = part;
      const held = full.buffers.size;
      expect(await engine.load(named('qwen2'), { ...settings, bits }, () => undefined)).toMatchObject({
        ok: false, cause: 'out-of-memory', sentence: expect.stringMatching(/^The GPU has no memory left for .*\. Close the model that is open, and load this one again, or choose fewer bits, a shorter context, or a smaller model\.$/) as string,
      });
      expect(full.buffers.size - held).toBeLessThanOrEqual(SMALL_BUFFERS);
    }
    full.fullAt = null;
    expect(tokensOf(await answer(engine, question()))).toEqual(before);
    await engine.unload();
    expect(failureIn(await answer(engine, question()))).toBe('No model is loaded. Choose one first.');
  });

  it('forgets nothing that is open', async () => {
    const engine = engineOn(new FixtureShelf());
    await opened(engine, 'qwen3');
    expect(await engine.forget('qwen3')).toMatchObject({ ok: false, sentence: 'This model is open here. Load another one, then forget it.' });
    expect(await engine.forget('qwen2')).toEqual({ ok: true, value: null });
  });

  it('passes a failure of the shelf on', async () => {
    const shelf = new FixtureShelf();
    shelf.look = () => Promise.reject(new ModelFileError('Nothing there.'));
    expect(await engineOn(shelf).look(named('qwen3'), settings)).toEqual({ ok: false, cause: 'bad-model', sentence: 'Nothing there.' });
  });
});

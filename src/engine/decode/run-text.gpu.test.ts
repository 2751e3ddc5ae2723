/** A whole run as the page gets it: header, batches, end, comparison; a stop in the middle; bad input; a model that gives NaN. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';

import { TextTokenizer } from '#core/tokenizer/text-tokenizer.ts';
import { contradiction } from '#core/trace/consistency.ts';
import type { RunConfig, SpecEvent } from '#core/trace/events.ts';
import { DEFAULT_CONFIG } from '#core/trace/run-config.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import type { EngineMessage } from '#engine/protocol.ts';
import { compare } from './compare.ts';
import { FastDecoder } from './fast.ts';
import { measureDecode, measureVerifyCost } from './measure.ts';
import { plainRound } from './plain.ts';
import { questionRequest } from './question.ts';
import { randomPair } from './random-pair.ts';
import { RunGate } from './run-gate.ts';
import { runText, type LoadedEngine } from './run-text.ts';

const CONTEXT = 96;
let gpu: Gpu;
let engine: LoadedEngine;
const tokenizer = new TextTokenizer(JSON.parse(readFileSync('public/models/target/tokenizer.json', 'utf8')));
const identity = (name: string): LoadedEngine['target'] => ({ name, parameters: 1, sha256: '0'.repeat(64) });
beforeAll(async () => {
  gpu = await testGpu();
  const pair = await randomPair(gpu, { context: CONTEXT, vocab: tokenizer.size });
  engine = { pair, tokenizer, target: identity('target'), draft: identity('draft'), dflash: identity('dflash'), eagle3: identity('eagle3'), now: () => performance.now() };
});

interface Run {
  readonly messages: readonly EngineMessage[];
  readonly events: readonly SpecEvent[];
  readonly vocabulary: Readonly<Record<number, string>>;
}

/** Acknowledges every batch at once; `afterBatch` may act on the gate. */
async function run(on: LoadedEngine, change: Partial<RunConfig>, afterBatch: (batch: number, gate: RunGate) => void = () => undefined, compareRepeats = 1): Promise<Run> {
  const gate = new RunGate();
  const messages: EngineMessage[] = [];
  const emit = (message: EngineMessage): void => {
    messages.push(structuredClone(message));
    if (message.kind !== 'events') return;
    gate.acknowledge(message.batch);
    afterBatch(message.batch, gate);
  };
  await runText(on, { config: { ...DEFAULT_CONFIG, maxTokens: 20, ...change }, mode: 'inspect', compareRepeats }, { emit, gate });
  const batches = messages.filter((message) => message.kind === 'events');
  const header = messages.find((message) => message.kind === 'header');
  return { messages, events: batches.flatMap(({ events }) => events), vocabulary: Object.assign({}, header?.header.vocabulary, ...batches.map(({ vocabulary }) => vocabulary)) as Record<number, string> };
}

describe('runText', () => {
  it('tells a whole run: header, rounds, end, comparison', async () => {
    const { messages, events, vocabulary } = await run(engine, { prompt: 'Mia has 2 books.', rule: 'R4' });
    const [first, ...rest] = messages;
    if (first?.kind !== 'header') throw new Error('no header');
    expect(first.header).toMatchObject({ format: 'slipstream-trace', target: { name: 'target' }, draft: { name: 'draft' }, recordedAt: null, vocabularySize: tokenizer.size });
    expect(rest.map((message) => (message.kind === 'events' ? message.batch : 0))).toEqual(rest.map((_, i) => i + 1));
    expect(contradiction({ ...first.header, vocabulary }, events)).toBeNull();
    expect(events.at(-4)).toEqual({ type: 'run.end', reason: 'length' });
    expect(events.at(-3)).toMatchObject({ type: 'comparison', tokens: 20, repeats: 1, identical: true });
    expect(events.at(-2)).toMatchObject({ type: 'verify.cost', role: 'target', rows: [1, 2, 3, 4, 5, 8, 16] });
    expect(events.at(-1)).toMatchObject({ type: 'verify.cost', role: 'draft', rows: [1, 2] });
    for (const event of events) if (event.type === 'verify.cost') expect(event.ms.every((ms) => ms > 0)).toBe(true);
    const committed = events.reduce((sum, event) => sum + (event.type === 'round.end' ? event.committed : 0), 0);
    expect(committed).toBe(20);
    expect(events.some(({ type }) => type === 'notice')).toBe(false);
  });
  it('does not claim identity where there is none to claim, nor compare where nothing speculates', async () => {
    expect((await run(engine, { rule: 'R1' })).events.find(({ type }) => type === 'comparison')).toMatchObject({ identical: null });
    expect((await run(engine, { drafter: 'none' })).events.at(-1)).toMatchObject({ type: 'run.end' });
  });
  it('times the rows of the run too, and no draft model where none drafts', async () => {
    const { events } = await run(engine, { drafter: 'prompt-lookup', gamma: 6, rule: 'R4', temperature: 0 });
    const costs = events.filter((event) => event.type === 'verify.cost');
    expect(costs.map(({ role, rows }) => [role, rows])).toEqual([['target', [1, 2, 3, 4, 5, 7, 8, 16]]]);
  });
  it('stops where it is told to, with what it has', async () => {
    const { events } = await run(engine, {}, (batch, gate) => batch === 3 && gate.stop());
    expect(events.filter(({ type }) => type === 'round.end')).toHaveLength(3);
    expect(events.at(-1)).toEqual({ type: 'run.end', reason: 'stopped' });
  });
  it('says what it made of bad input', async () => {
    const { events } = await run(engine, { prompt: '7'.repeat(500), gamma: 99, maxTokens: 60 }, undefined, 0);
    const notices = events.flatMap((event) => (event.type === 'notice' ? [event.text] : []));
    expect(notices.join('\n')).toMatch(/gamma cannot be 99; 15 is used[\s\S]*first 431 tokens were left out[\s\S]*leaves room for 24 more/);
    expect(events.at(-1)).toEqual({ type: 'run.end', reason: 'length' });
  });
  it('runs an empty question', async () => {
    expect((await run(engine, { prompt: '' }, undefined, 0)).events.at(-1)).toEqual({ type: 'run.end', reason: 'length' });
  });
  it('ends with a sentence when the model gives NaN, and keeps the log whole', async () => {
    const { config } = engine.pair.target;
    const { randomWeights } = await import('#engine/model/random-weights.ts');
    const weights = new Map(randomWeights(config, 3));
    const norm = weights.get('model.norm.weight')!;
    weights.set('model.norm.weight', { shape: norm.shape, data: norm.data.map(() => Number.NaN) });
    const pair = await randomPair(gpu, config, { weights });
    const { messages, events } = await run({ ...engine, pair }, {});
    expect(events).toEqual([{ type: 'run.end', reason: 'failed', text: expect.stringContaining('NaN') as string }]);
    expect(messages.at(-1)).toMatchObject({ kind: 'failed', cause: 'nan' });
    pair.destroy();
  });
});

describe('compare', () => {
  it('compares the text on screen with the others, where texts can be compared', async () => {
    const question = { prompt: 'Mia has 2 books.', maxTokens: 12, temperature: 0, seed: 1 };
    const { request } = questionRequest(engine.pair, tokenizer, question);
    const decoder = new FastDecoder(plainRound(engine.pair, 0), engine.now);
    const { tokens } = await decoder.decode(request);
    decoder.destroy();
    const identical = async (shown: readonly number[] | null, change: { rule: 'R1' | 'R4'; temperature: number } = { rule: 'R4', temperature: 0 }): Promise<boolean | null | undefined> => {
      const choice = { drafter: 'draft-model', gamma: 3, treeBudget: 0, ...change } as const;
      return (await compare(engine.pair, { choice, request: { ...request, temperature: change.temperature }, repeats: 1, shown, now: engine.now, goOn: () => true }))?.identical;
    };
    expect(await identical(null)).toBe(true);
    expect(await identical(tokens)).toBe(true);
    expect(await identical([...tokens.slice(0, -1), tokens.at(-1)! + 1])).toBe(false);
    expect(await identical(tokens.slice(0, -1))).toBe(false);
    expect(await identical(tokens, { rule: 'R1', temperature: 0.8 })).toBeNull();
  });
});

describe('measure', () => {
  it('samples prompts, plain and speculative in turn', async () => {
    const prompts = ['Mia has 2 books.', 'Tom has 3.'];
    const samples = await measureDecode(engine.pair, tokenizer, { kind: 'decode', prompts, drafter: 'draft-model', gamma: 3, treeBudget: 0, rule: 'R4', temperature: 0, seed: 1, maxTokens: 12, repeats: 2 }, engine.now);
    expect(samples).toHaveLength(2);
    for (const sample of samples) {
      expect(sample).toMatchObject({ plainTokens: 12, tokens: 12, identical: true });
      expect(sample.accepted + sample.rounds).toBe(12);
      expect(sample.acceptedAt).toHaveLength(3);
      expect(sample.readbacks).toBeLessThanOrEqual(sample.rounds);
      expect([...sample.plainMs, ...sample.speculativeMs].every((ms) => ms > 0)).toBe(true);
      expect(sample.plainMs).toHaveLength(2);
    }
  });
  it('times passes by their rows, and refuses rows that no pass takes', async () => {
    const { costs, oneRowBestMs } = await measureVerifyCost(engine.pair, engine.pair.target, [1, 16], 2, engine.now);
    expect(costs.map(({ rows, verifyMs }) => [rows, verifyMs.length])).toEqual([[1, 2], [16, 2]]);
    expect(oneRowBestMs).toHaveLength(2);
    await expect(measureVerifyCost(engine.pair, engine.pair.target, [17], 1, engine.now)).rejects.toThrow(/1 to 16 rows, not 17/);
  });
});

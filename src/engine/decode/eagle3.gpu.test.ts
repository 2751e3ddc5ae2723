/**
 * EAGLE-3 as a drafter of a random pair (of so few tokens that a guess is right now and then): whatever it guesses, in chains of every length and in trees, the text is that of plain
 * decoding; its cache holds true features after every catch-up; tokens that it cannot say are written all the same; the ends of a
 * text, and one text after another.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { SpecEvent } from '#core/trace/events.ts';
import { noDrafter } from '#engine/drafters/no-drafter.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readBack } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { kvWords } from '#engine/model/kv-words.ts';
import { readTree } from '#engine/ops/tree-layout.ts';
import { staleWords } from './check-cache.ts';
import { fastRound, inspectedRound, type DraftChoice } from './chosen-round.ts';
import { InspectDecoder } from './inspect.ts';
import type { Pair } from './pair.ts';
import { plainRound } from './plain.ts';
import { randomPair } from './random-pair.ts';
import { chainRound } from './round.ts';
import { fastText, fastTexts, roundByRound } from './run-rounds.ts';
import type { TextRequest } from './start-text.ts';
import { treesOf } from './tree-round.ts';

const TEXTS = [0, 1];
const TOKENS = 60;
/** R3 writes the target's own draws whatever is drafted, R4 those of plain decoding. */
const MODES = [{ name: 'greedy', rule: 'R4', temperature: 0 }, { name: 'R4 at 0.8', rule: 'R4', temperature: 0.8 }, { name: 'R3 at 0.8', rule: 'R3', temperature: 0.8 }] as const;

let gpu: Gpu;
let pair: Pair;
const plainTexts = new Map<string, readonly (readonly number[])[]>();

const request = (temperature: number, text: number): TextRequest => ({
  prompt: [1, 4, 8 + text, 13, 9, 8 + text, 13, 5], maxTokens: TOKENS, stopToken: null, forbiddenToken: 3, temperature, seed: 11, sequence: text,
});
const requests = (temperature: number): readonly TextRequest[] => TEXTS.map((text) => request(temperature, text));

beforeAll(async () => {
  gpu = await testGpu();
  pair = await randomPair(gpu, { vocab: 16, context: 96 });
  for (const { name, rule, temperature } of MODES) {
    const runs = await fastTexts(chainRound(pair, { drafter: noDrafter, gamma: 0, rule, temperature }), requests(temperature));
    plainTexts.set(name, runs.map(({ tokens }) => tokens));
  }
});

const choice = (gamma: number, treeBudget: number, temperature: number, rule: DraftChoice['rule'] = 'R4'): DraftChoice => ({ drafter: 'eagle3', gamma, treeBudget, rule, temperature });

describe.each(MODES)('$name', ({ name, rule, temperature }) => {
  it.each([[0, 0], [1, 0], [2, 0], [7, 0], [15, 0], [3, 9], [7, 31]])('γ = %i, a tree of %i drafts: the text of plain decoding, one after another', async (gamma, budget) => {
    const runs = await fastTexts(await fastRound(pair, choice(gamma, budget, temperature, rule)), requests(temperature));
    expect(runs.map(({ tokens }) => tokens)).toEqual(plainTexts.get(name));
    for (const { state } of runs) {
      expect(state).toMatchObject({ done: 'length', committed: 8 + TOKENS });
      expect(state.accepted + state.rounds).toBe(TOKENS);
    }
    // an untrained first choice is the target’s by accident alone
    if (budget > 0 || (gamma > 1 && temperature > 0)) expect(runs.some(({ state }) => state.accepted > 0)).toBe(true);
  });
});

describe('the cache', () => {
  it.each([[4, 0], [7, 0], [4, 12], [7, 31]])('is that of true features behind every catch-up: γ = %i, a tree of %i drafts', async (gamma, budget) => {
    const round = await fastRound(pair, choice(gamma, budget, 0.8));
    const { target, layer } = pair.eagle3!;
    for await (const state of roundByRound(round, { ...request(0.8, 0), maxTokens: 50 })) {
      // the target's features are those of a fresh run, the accepted path's among them
      expect(await staleWords(pair, target, state.committed - 1)).toBe(0);
      if (state.done !== 'running') return;
      const record = async (from: number, rows: number): Promise<void> => {
        const encoder = gpu.device.createCommandEncoder();
        const pass = encoder.beginComputePass();
        layer.recordTrue(pass, { offset: from - state.committed, rows });
        pass.end();
        gpu.device.queue.submit([encoder.finish()]);
        await gpu.device.queue.onSubmittedWorkDone();
      };
      await record(state.committed - 2 - gamma, gamma + 1);
      const caughtUp = await kvWords(gpu, layer, pair.sequence.context, state.committed - 1);
      for (let from = 0; from < state.committed - 1; from += 16) await record(from, Math.min(16, state.committed - 1 - from));
      expect(await kvWords(gpu, layer, pair.sequence.context, state.committed - 1)).toEqual(caughtUp);
    }
  });
});

describe('what it cannot say', () => {
  it.each([['R1', 4, 0], ['R2', 4, 0], ['R3', 4, 0], ['R4', 4, 0], ['R2', 3, 9], ['R3', 3, 9]] as const)('%s, γ = %i, a tree of %i: never drafted, but written', async (rule, gamma, budget) => {
    const decoder = new InspectDecoder(await inspectedRound(pair, choice(gamma, budget, 1, rule)), () => 0);
    await decoder.start(request(1, 0));
    const events: SpecEvent[] = [];
    const written: number[] = [];
    for (let running = true; running; ) {
      const round = await decoder.next();
      events.push(...round.events);
      written.push(...round.tokens);
      running = round.state.done === 'running';
    }
    decoder.destroy();
    const drafts = events.filter((event) => event.type === 'draft.token');
    expect(drafts.length).toBeGreaterThan(50);
    // the random pair's drafter says even ids alone
    expect(drafts.filter(({ token }) => token % 2 === 1)).toEqual([]);
    expect(written.filter((token) => token % 2 === 1).length).toBeGreaterThan(10);
    expect(written).toHaveLength(TOKENS);
    if (rule !== 'R1') return;
    for (const { token, q, draft } of drafts) {
      expect(q).toBeGreaterThan(0);
      expect(draft!.tokens).toContain(token);
      draft!.tokens.forEach((id, i) => expect(id % 2 === 0 || draft!.logits[i]! < -1e20).toBe(true));
    }
  });
});

describe('the ends of a text', () => {
  it.each([[7, 0], [7, 31]])('a stop token inside what was accepted, and the end of the context: γ = %i, a tree of %i drafts', async (gamma, budget) => {
    const round = await fastRound(pair, choice(gamma, budget, 0));
    const whole = plainTexts.get('greedy')![0]!;
    const stopToken = whole[30]!;
    const stopped = await fastText(round, { ...request(0, 0), stopToken });
    expect(stopped.tokens).toEqual(whole.slice(0, whole.indexOf(stopToken) + 1));
    expect(stopped.state.done).toBe('eos');
    const long = { ...request(0, 1), maxTokens: 1000 };
    const expected = await fastText(plainRound(pair, 0), long);
    const { tokens, state } = await fastText(round, long);
    expect(tokens).toEqual(expected.tokens);
    expect(state.committed).toBe(pair.sequence.context);
    expect((await fastText(round, request(0, 0))).tokens).toEqual(whole);
  });
});

it('in a tree, siblings are distinct and every draft can be said', async () => {
  const parts = await treesOf(pair, pair.eagle3!.target);
  const round = await fastRound(pair, choice(7, 31, 0.8));
  for await (const _ of roundByRound(round, { ...request(0.8, 1), maxTokens: 12 })) {
    const { parents, logQ } = readTree(new Uint32Array(await readBack(gpu, parts.tree)));
    expect(parents).toHaveLength(32);
    expect(logQ.every((value) => value <= 0 && value > -100)).toBe(true);
  }
});

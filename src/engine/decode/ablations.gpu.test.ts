/**
 * The two feature readers drafting the other way round than they were published (ADR 13): DFlash's layers token by token, EAGLE-3's layer in
 * blocks. Whatever they draft, in chains of every length and in trees, the text is that of plain decoding; their context is that of a fresh
 * prefill after every round; the ends of a text, and one text after another; what inspect mode tells is possible.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { staleContext } from './check-cache.ts';
import { fastRound, inspectedRound, type DraftChoice } from './chosen-round.ts';
import type { Pair } from './pair.ts';
import { plainRound } from './plain.ts';
import { randomPair } from './random-pair.ts';
import { fastText, fastTexts, inspectedText, roundByRound } from './run-rounds.ts';
import type { TextRequest } from './start-text.ts';

const TEXTS = [0, 1];
const TOKENS = 40;
const DRAFTERS = ['dflash', 'eagle3'] as const;
type Ablated = (typeof DRAFTERS)[number];
const MODES = [{ name: 'greedy', temperature: 0 }, { name: 'R4 at 0.8', temperature: 0.8 }] as const;
/** A block has no room for more than 7. */
const SHAPES: Readonly<Record<Ablated, readonly (readonly [gamma: number, budget: number])[]>> = {
  dflash: [[0, 0], [1, 0], [2, 0], [7, 0], [15, 0], [3, 9]],
  eagle3: [[0, 0], [1, 0], [2, 0], [3, 0], [7, 0], [3, 9]],
};

let pair: Pair;
const plainTexts = new Map<string, readonly (readonly number[])[]>();

const request = (temperature: number, text: number): TextRequest => ({
  prompt: [1, 4, 8 + text, 13, 9, 8 + text, 13, 5], maxTokens: TOKENS, stopToken: null, forbiddenToken: 3, temperature, seed: 11, sequence: text,
});
const requests = (temperature: number): readonly TextRequest[] => TEXTS.map((text) => request(temperature, text));
const choice = (drafter: Ablated, gamma: number, treeBudget: number, temperature: number, rule: DraftChoice['rule'] = 'R4'): DraftChoice => ({ drafter, gamma, treeBudget, rule, temperature });

beforeAll(async () => {
  pair = await randomPair(await testGpu(), { vocab: 16, context: 96 }, { ablations: true });
  for (const { name, temperature } of MODES) plainTexts.set(name, (await fastTexts(plainRound(pair, temperature), requests(temperature))).map(({ tokens }) => tokens));
});

describe.each(DRAFTERS)('%s', (drafter) => {
  describe.each(MODES)('$name', ({ name, temperature }) => {
    it.each(SHAPES[drafter])('γ = %i, a tree of %i drafts: the text of plain decoding, one after another', async (gamma, budget) => {
      const runs = await fastTexts(await fastRound(pair, choice(drafter, gamma, budget, temperature)), requests(temperature));
      expect(runs.map(({ tokens }) => tokens)).toEqual(plainTexts.get(name));
      for (const { state } of runs) {
        expect(state).toMatchObject({ done: 'length', committed: 8 + TOKENS });
        expect(state.accepted + state.rounds).toBe(TOKENS);
      }
      if (budget > 0) expect(runs.some(({ state }) => state.accepted > 0)).toBe(true);
    });
  });

  it.each([[7, 0], [3, 9]])('after every round the context is that of a fresh prefill: γ = %i, a tree of %i drafts', async (gamma, budget) => {
    const round = await fastRound(pair, choice(drafter, gamma, budget, 0.8));
    const asked = { ...request(0.8, 0), maxTokens: 16 };
    const layers = drafter === 'dflash' ? { kvCache: pair.dflash!.kvCache, config: pair.dflash!.config.decoder } : pair.eagle3!.layer;
    for await (const { committed } of roundByRound(round, asked)) {
      expect(await staleContext(pair, round.options.drafter, layers, asked, { committed, end: committed - 2 })).toBe(0);
    }
  });

  it('a stop token inside what was accepted, and the end of the context', async () => {
    const round = await fastRound(pair, choice(drafter, 7, 0, 0));
    const whole = plainTexts.get('greedy')![0]!;
    const stopToken = whole[30]!;
    const stopped = await fastText(round, { ...request(0, 0), stopToken });
    expect(stopped.tokens).toEqual(whole.slice(0, whole.indexOf(stopToken) + 1));
    expect(stopped.state.done).toBe('eos');
    const long = { ...request(0, 1), maxTokens: 1000 };
    const { tokens, state } = await fastText(round, long);
    expect(tokens).toEqual((await fastText(plainRound(pair, 0), long)).tokens);
    expect(state.committed).toBe(pair.sequence.context);
    expect((await fastText(round, request(0, 0))).tokens).toEqual(whole);
  });

  it('inspect mode: the tokens of fast mode, and the distribution behind each proposal', async () => {
    const asked = { ...request(0.8, 0), maxTokens: 24 };
    const chosen = choice(drafter, 4, 0, 0.8, drafter === 'dflash' ? 'R1' : 'R2');
    const { tokens, events } = await inspectedText(await inspectedRound(pair, chosen), asked);
    expect(tokens).toEqual((await fastText(await fastRound(pair, chosen), asked)).tokens);
    const drafts = events.filter((event) => event.type === 'draft.token');
    expect(drafts.length).toBeGreaterThan(20);
    for (const { token, draft } of drafts) expect(draft!.tokens).toContain(token);
  });
});

it('a block has no more than its rows, a chain of tokens has', async () => {
  await expect(fastRound(pair, choice('eagle3', 8, 0, 0))).rejects.toThrow('A block of 8 rows drafts 0 to 7 tokens, not 8.');
  await fastRound(pair, choice('dflash', 8, 0, 0));
});

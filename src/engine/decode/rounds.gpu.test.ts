/**
 * The ways a round can end, on a random model: caches against a fresh prefill after every round, a stop token inside an
 * accepted run, the end of the context, rounds without drafts, one-token prompts, lookup with and without a match, and
 * inspect mode against fast mode and against the judge of core.
 */
import { beforeAll, describe, expect, it } from 'vitest';

import { judgeChain } from '#core/speculation/judge-chain.ts';
import { promptLookup } from '#core/speculation/prompt-lookup.ts';
import { contradiction } from '#core/trace/consistency.ts';
import { ACCEPT_RULES, DEFAULT_CONFIG } from '#core/trace/run-config.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { adversaryScript, ScriptKernel } from '#engine/drafters/script.ts';
import { staleWords } from './check-cache.ts';
import { fastRound, inspectedRound, type DraftChoice } from './chosen-round.ts';
import { InspectDecoder } from './inspect.ts';
import type { Pair } from './pair.ts';
import { plainRound } from './plain.ts';
import { randomPair } from './random-pair.ts';
import { chainRound } from './round.ts';
import type { TextRequest } from './start-text.ts';
import { fastText, inspectedText } from './run-rounds.ts';

const CONTEXT = 96;
let gpu: Gpu;
let pair: Pair;
beforeAll(async () => {
  gpu = await testGpu();
  pair = await randomPair(gpu, { context: CONTEXT });
});

const text = (change: Partial<TextRequest> = {}): TextRequest => ({
  prompt: [1, 4, 20, 33, 9, 20, 33, 5], maxTokens: 40, stopToken: null, forbiddenToken: 3, temperature: 0, seed: 2, sequence: 0, ...change,
});
const draftModel = (change: Partial<DraftChoice> = {}): DraftChoice => ({ drafter: 'draft-model', gamma: 3, treeBudget: 0, rule: 'R4', temperature: 0, ...change });
const clock = (): (() => number) => {
  let ms = 0;
  return () => (ms += 1);
};

describe('KV caches equal a fresh prefill after every round', () => {
  it.each([[0, 0], [1, 0], [3, 0], [3, 0.8], [7, 0]])('γ = %i at temperature %f', async (gamma, temperature) => {
    const decoder = new InspectDecoder(await inspectedRound(pair, draftModel({ gamma, temperature })), clock());
    await decoder.start(text({ temperature }));
    let [full, partial] = [0, 0];
    for (let done = false; !done; ) {
      const { state } = await decoder.next();
      expect(await staleWords(pair, pair.target, state.committed - 1)).toBe(0);
      // the draft model's next pass begins with the row before the anchor
      expect(await staleWords(pair, pair.draft!, state.committed - 2)).toBe(0);
      if (state.round.accepted === state.round.drafted) full += 1;
      else partial += 1;
      done = state.done !== 'running';
    }
    expect(full).toBeGreaterThan(0);
    expect(partial > 0 || gamma === 0).toBe(true);
    decoder.destroy();
  });
});

describe('the ends of a text', () => {
  it('a stop token inside an accepted run cuts there, and later rounds of the submit change nothing', async () => {
    const plain = await fastText(plainRound(pair, 0), text());
    const at = plain.tokens.findIndex((token, i) => i % 8 >= 2 && i % 8 <= 5 && plain.tokens.indexOf(token) === i);
    const request = text({ stopToken: plain.tokens[at]! });
    const scripts = await ScriptKernel.create(gpu, CONTEXT);
    const drafter = scripts.drafter(pair.sequence, [...request.prompt, ...plain.tokens], 7);
    const run = await fastText(chainRound(pair, { drafter, gamma: 7, rule: 'R4', temperature: 0 }), request, 8);
    expect(at).toBeGreaterThan(0);
    expect(run.tokens).toEqual(plain.tokens.slice(0, at + 1));
    expect(run.state.done).toBe('eos');
    // the last round has no token of the target's own
    expect(run.state.accepted + run.state.rounds).toBe(run.tokens.length + 1);
    expect((await fastText(plainRound(pair, 0), request)).tokens).toEqual(run.tokens);
  });
  it.each(['draft-model', 'prompt-lookup'] as const)('%s: the end of the context is the end of the text, exactly', async (drafter) => {
    const request = text({ maxTokens: 10_000, prompt: Array.from({ length: 70 }, (_, i) => (i * 5) % 64) });
    const plain = await fastText(plainRound(pair, 0), request);
    expect(plain.tokens).toHaveLength(CONTEXT - 70);
    for (const gamma of [3, 15]) {
      const run = await fastText(await fastRound(pair, draftModel({ drafter, gamma })), request);
      expect(run.tokens).toEqual(plain.tokens);
      expect(run.state).toMatchObject({ done: 'length', committed: CONTEXT });
    }
  });
  it('a prompt of one token, and one that all but fills the context', async () => {
    for (const prompt of [[1], Array.from({ length: CONTEXT - 1 }, (_, i) => i % 64)]) {
      const plain = await fastText(plainRound(pair, 0), text({ prompt }));
      expect((await fastText(await fastRound(pair, draftModel()), text({ prompt }))).tokens).toEqual(plain.tokens);
    }
  });
  it('refuses prompts that leave no room, and drafts beyond what a pass takes', async () => {
    await expect(fastText(plainRound(pair, 0), text({ prompt: [] }))).rejects.toThrow(/at least one token/);
    await expect(fastText(plainRound(pair, 0), text({ prompt: new Array<number>(CONTEXT).fill(1) }))).rejects.toThrow(/leaves no room/);
    await expect(fastRound(pair, draftModel({ gamma: 16 }))).rejects.toThrow(/0 to 15/);
  });
  it('writes as many tokens as asked for, one included', async () => {
    for (const maxTokens of [1, 2, 5]) expect((await fastText(await fastRound(pair, draftModel({ gamma: 7 })), text({ maxTokens }))).tokens).toHaveLength(maxTokens);
  });
});

describe('prompt lookup on the GPU', () => {
  it.each([
    ['a long text', [1, 2, 3, 7, 8, 3, 9, 1, 2, 3]],
    ['no match at all', [1, 2, 3, 4, 5]],
    ['an overlap with the end', [5, 5, 5, 5]],
    ['more places than threads', Array.from({ length: 80 }, (_, i) => (i * i) % 13)],
  ])('proposes what core does: %s', async (_, prompt) => {
    const choice = draftModel({ drafter: 'prompt-lookup', gamma: 4 });
    const decoder = new InspectDecoder(await inspectedRound(pair, choice), clock());
    await decoder.start(text({ prompt }));
    const { events } = await decoder.next();
    const drafted = events.flatMap((event) => (event.type === 'draft.token' ? [event.token] : []));
    expect(drafted).toEqual(promptLookup(prompt, 4));
    decoder.destroy();
  });
});

describe('inspect mode', () => {
  const cells = [
    ...(['draft-model', 'prompt-lookup'] as const).flatMap((drafter) => ACCEPT_RULES.flatMap((rule) => [0, 0.8].map((temperature) => [drafter, rule, temperature] as const))),
    ['none', 'R4', 0.8] as const,
  ];

  it.each(cells)('%s, %s at temperature %f: the tokens of fast mode, a consistent log, the verdicts of core', async (drafter, rule, temperature) => {
    const choice = draftModel({ drafter, rule, temperature, gamma: drafter === 'none' ? 0 : 4 });
    const request = text({ temperature });
    const expected = await fastText(await fastRound(pair, choice), request);
    const { tokens, events } = await inspectedText(await inspectedRound(pair, choice), request);
    let different = 0;
    expect(tokens).toEqual(expected.tokens);
    const vocabulary = Object.fromEntries(Array.from({ length: pair.vocabulary }, (_, id) => [id, `${id}`]));
    expect(contradiction({ vocabulary, promptTokens: request.prompt, config: { ...DEFAULT_CONFIG, ...choice } }, events)).toBeNull();
    for (const event of events) {
      if (event.type === 'verify.slot') {
        expect(event.token).not.toBe(3);
        if (event.u !== null && event.verdict !== (event.u * event.q < event.p ? 'accepted' : 'rejected')) different += 1;
        if (event.drawn !== null && event.verdict !== (event.drawn === event.token ? 'accepted' : 'rejected')) different += 1;
        expect(event.target.tokens).toHaveLength(32);
        expect(event.target.tokens).not.toContain(3);
      }
      if (event.type === 'draft.token') expect(event.draft !== null).toBe(drafter === 'draft-model');
      if (event.type === 'target.token') expect(event.from.tokens.length).toBeGreaterThan(0);
      if (event.type === 'round.end') expect(Math.min(event.draftMs, event.verifyMs, event.otherMs)).toBeGreaterThan(0);
    }
    expect(different).toBe(0);
  });
  it('R1 through the models is the chain that core judges', async () => {
    // one round with stored rows: what the page would need to judge it again
    const choice = draftModel({ rule: 'R1', temperature: 0.8, gamma: 2 });
    const decoder = new InspectDecoder(await inspectedRound(pair, choice), clock());
    await decoder.start(text({ temperature: 0.8 }));
    const { events, tokens } = await decoder.next();
    decoder.destroy();
    const slots = events.filter((event) => event.type === 'verify.slot');
    const drafts = events.filter((event) => event.type === 'draft.token');
    // rebuilt from the heads: tokens outside them carry too little mass to matter here
    const row = ({ tokens: ids, logits, logZ }: { tokens: readonly number[]; logits: readonly number[]; logZ: number }, t: number): Float64Array => {
      const p = new Float64Array(pair.vocabulary);
      ids.forEach((id, i) => (p[id] = Math.exp(logits[i]! / t - logZ)));
      return p;
    };
    const added = events.find((event) => event.type === 'target.token')!;
    const target = [...slots.map((slot) => row(slot.target, 0.8)), row(added.from, 1)];
    const verdict = judgeChain({
      rule: 'R1', temperature: 0.8, seed: 2, sequence: 0, position: 8, drafts: drafts.map(({ token }) => token), target, draft: drafts.map(({ draft }) => row(draft!, 0.8)), stopToken: null,
    });
    expect(verdict.slots.map((slot) => slot.verdict)).toEqual(slots.map((slot) => slot.verdict));
    expect(verdict.committed).toEqual(tokens);
  });
});

describe('adversaryScript', () => {
  it('is what its name says', () => {
    const plain = [5, 63, 7];
    expect(adversaryScript('right', plain, 64, 1)).toEqual(plain);
    expect(adversaryScript('wrong', plain, 64, 1)).toEqual([6, 0, 8]);
    expect(adversaryScript('alternating', plain, 64, 1)).toEqual([5, 0, 7]);
    expect(adversaryScript('random', plain, 64, 1)).toEqual(adversaryScript('random', plain, 64, 1));
  });
});

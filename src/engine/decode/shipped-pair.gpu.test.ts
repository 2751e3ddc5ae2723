/**
 * The promise on the models that ship: answers to held-out questions, 2,000 tokens with each drafter that is published (half of them in
 * trees, of those that read the target's layers), half of all greedy, half drawn at 0.8 under R4, token for token what the target writes
 * without a drafter. Loaded as the page loads them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { DRAFTERS } from '#core/trace/run-config.ts';
import type { TextTokenizer } from '#core/tokenizer/text-tokenizer.ts';
import { loadModels } from '#engine/load/load-models.ts';
import { openEngine, withDrafters } from '#engine/load/open-engine.ts';
import { FastDecoder } from './fast.ts';
import type { Pair } from './pair.ts';
import { plainRound } from './plain.ts';
import { questionRequest } from './question.ts';
import { fastRound } from './chosen-round.ts';

const SITE = 'public';
const GAMMA = 4;
/** Drafters, the drafts of their trees (0: a chain), and tokens to write. */
const DRAFTING = [['draft-model', 0, 1000], ['eagle3', 0, 500], ['eagle3', 16, 500], ['dflash', 0, 500], ['dflash', 16, 500]] as const;
const MODES = [{ name: 'greedy', temperature: 0 }, { name: 'R4 at 0.8', temperature: 0.8 }] as const;
const now = (): number => performance.now();

const fromDisk = (url: string): Promise<Response> => {
  const path = join(SITE, url.slice('site:/'.length));
  return Promise.resolve(existsSync(path) ? new Response(readFileSync(path)) : new Response('gone', { status: 404 }));
};
const heldOut = JSON.parse(readFileSync('public/models/heldout/heldout.json', 'utf8')) as { readonly operands: readonly (readonly [family: string, prompt: string])[] };
/** Every 83rd question: all families, by turns. */
const questions = heldOut.operands.filter((_, i) => i % 83 === 0).map(([, prompt]) => prompt);

let pair: Pair;
let tokenizer: TextTokenizer;
beforeAll(async () => {
  const source = { fetch: fromDisk, baseUrl: 'site:/', onProgress: () => undefined };
  const engine = await openEngine(await testGpu(), await loadModels(fromDisk, source.baseUrl, source.onProgress));
  ({ pair, tokenizer } = await withDrafters(engine, DRAFTERS, source));
});

describe.each(MODES)('$name', ({ temperature }) => {
  /** What the target writes on its own, an answer a question: each drafter is held to the same ones. */
  const plainAnswers: (readonly number[])[] = [];

  it.each(DRAFTING)('%s, tree of %i: %i tokens as plain decoding writes them', async (drafter, treeBudget, wanted) => {
    const plain = new FastDecoder(plainRound(pair, temperature), now);
    const speculative = new FastDecoder(await fastRound(pair, { drafter, gamma: GAMMA, treeBudget, rule: 'R4', temperature }), now);
    let [tokens, rounds, accepted] = [0, 0, 0];
    for (let i = 0; tokens < wanted; i += 1) {
      const prompt = questions[i % questions.length]!;
      const { request } = questionRequest(pair, tokenizer, { prompt, maxTokens: 160, temperature, seed: i });
      const expected = (plainAnswers[i] ??= (await plain.decode(request)).tokens);
      const run = await speculative.decode(request);
      expect(run.tokens).toEqual(expected);
      expect(run.tokens).not.toContain(tokenizer.special.mask);
      expect(run.readbacks).toBeLessThanOrEqual(run.state.rounds);
      tokens += run.tokens.length;
      rounds += run.state.rounds;
      accepted += run.state.accepted;
    }
    // a pair that hardly ever agrees would make this test an easy one
    expect(1 + accepted / rounds).toBeGreaterThan(2);
    plain.destroy();
    speculative.destroy();
  });
});

/**
 * The EAGLE-3 drafter that ships, beside the target that it was taught by: greedy texts of held-out questions are those of plain
 * decoding, by chains and by trees, and as many drafts are accepted as PyTorch counted (pytorch/evaluate_eagle3.py).
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { TextTokenizer } from '#core/tokenizer/text-tokenizer.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { parseConfig } from '#engine/model/config.ts';
import { parseEagleConfig } from '#engine/model/eagle-config.ts';
import { readSafetensors } from '#engine/model/safetensors.ts';
import { fastRound } from './chosen-round.ts';
import { FastDecoder } from './fast.ts';
import { Pair } from './pair.ts';
import { plainRound } from './plain.ts';
import { questionRequest } from './question.ts';

const now = (): number => performance.now();
const text = (name: string): string => readFileSync(`public/models/${name}`, 'utf8');
const json = (name: string): unknown => JSON.parse(text(name));
const weights = (folder: string) => readSafetensors(Uint8Array.from(readFileSync(`public/models/${folder}/model.safetensors`)).buffer, folder);
const heldOut = json('heldout/heldout.json') as { readonly operands: readonly (readonly [family: string, prompt: string])[] };
/** All families, by turns. */
const questions = heldOut.operands.filter((_, i) => i % 331 === 0).map(([, prompt]) => prompt);

let pair: Pair;
let tokenizer: TextTokenizer;
beforeAll(async () => {
  tokenizer = new TextTokenizer(json('target/tokenizer.json'));
  const target = { config: parseConfig(json('target/config.json')), weights: weights('target') };
  const eagle3 = { config: parseEagleConfig(json('eagle3/config.json')), weights: weights('eagle3') };
  pair = await Pair.create(await testGpu(), target, null, null, eagle3);
});

describe('greedy, on held-out questions', () => {
  it.each([[4, 0, 3.3], [7, 0, 4], [7, 31, 4.5]])('γ = %i, a tree of %i drafts: the text of plain decoding, more than %f tokens a round', async (gamma, treeBudget, atLeast) => {
    const plain = new FastDecoder(plainRound(pair, 0), now);
    const speculative = new FastDecoder(await fastRound(pair, { drafter: 'eagle3', gamma, treeBudget, rule: 'R4', temperature: 0 }), now);
    let [tokens, rounds] = [0, 0];
    for (const prompt of questions) {
      const { request } = questionRequest(pair, tokenizer, { prompt, maxTokens: 160, temperature: 0, seed: 0 });
      const [expected, run] = [await plain.decode(request), await speculative.decode(request)];
      expect(run.tokens).toEqual(expected.tokens);
      tokens += run.tokens.length;
      rounds += run.state.rounds;
    }
    console.log(`${gamma}, ${treeBudget}: ${tokens} tokens in ${rounds} rounds`);
    expect(tokens / rounds).toBeGreaterThan(atLeast);
    plain.destroy();
    speculative.destroy();
  });
});

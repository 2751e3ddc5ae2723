/**
 * The shipped drafters from their folders, as a visitor chooses them from disk, beside the shipped target in 8 bits: whatever the drafter's
 * own bits, in chains and in trees, the text is the target's own; a drafter in 8 bits drafts as well as in 32, one in 4 nearly so; and what
 * they hold on the GPU is what their bits say.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { fastRound } from '#engine/decode/chosen-round.ts';
import { Pair } from '#engine/decode/pair.ts';
import { TextTokenizer } from '#core/tokenizer/text-tokenizer.ts';
import { plainRound } from '#engine/decode/plain.ts';
import { questionRequest } from '#engine/decode/question.ts';
import { fastText } from '#engine/decode/run-rounds.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { bufferSource, type ByteSource } from '#engine/weights/byte-source.ts';
import { readPublishedDrafter, type PublishedDrafter } from './published-drafter.ts';
import { readModel, type ReadModel, type WeightBits } from './read-model.ts';

const filesOf = (folder: string): readonly ByteSource[] => readdirSync(`public/models/${folder}`).map((name) => bufferSource(Uint8Array.from(readFileSync(`public/models/${folder}/${name}`)).buffer, name));
const heldOut = JSON.parse(readFileSync('public/models/heldout/heldout.json', 'utf8')) as { readonly operands: readonly (readonly [family: string, prompt: string])[] };
const QUESTIONS = [0, 83, 166];
const TOKENS = 48;

let gpu: Gpu;
let model: ReadModel;
let pair: Pair;
beforeAll(async () => {
  gpu = await testGpu();
  model = await readModel(filesOf('target'));
  pair = await Pair.create(gpu, model.packed(8)!, null);
});

const tokenizer = new TextTokenizer(JSON.parse(readFileSync('public/models/target/tokenizer.json', 'utf8')));
const requests = (temperature: number) => QUESTIONS.map((at, seed) => questionRequest(pair, tokenizer, { prompt: heldOut.operands[at]![1], maxTokens: TOKENS, temperature, seed }).request);

async function drafting(kind: PublishedDrafter['kind'], bits: WeightBits): Promise<Pair> {
  const drafter = (await readPublishedDrafter(filesOf(kind), model.config))!;
  expect(drafter.kind).toBe(kind);
  return pair.withDrafter(drafter.kind === 'dflash' ? { dflash: await drafter.parts(bits) } : { eagle3: await drafter.parts(bits) });
}

/** Tokens a round over all questions; each text is the plain one. */
async function tokensARound(own: Pair, drafter: PublishedDrafter['kind'], treeBudget: number, temperature: number): Promise<number> {
  const round = await fastRound(own, { drafter, gamma: 4, treeBudget, rule: 'R4', temperature });
  let [tokens, rounds] = [0, 0];
  for (const request of requests(temperature)) {
    const run = await fastText(round, request);
    expect(run.tokens).toEqual((await fastText(plainRound(pair, temperature), request)).tokens);
    tokens += run.tokens.length;
    rounds += run.state.rounds;
  }
  return tokens / rounds;
}

describe.each(['eagle3', 'dflash'] as const)('%s beside a packed target', (kind) => {
  it.each([[0, 0], [16, 0], [0, 0.8]])('a tree of %i, at temperature %f: in 32, 8 and 4 bits', async (treeBudget, temperature) => {
    const [whole, eight, four] = [await drafting(kind, 32), await drafting(kind, 8), await drafting(kind, 4)];
    const plain = await tokensARound(whole, kind, treeBudget, temperature);
    expect(plain).toBeGreaterThan(1.5);
    expect(await tokensARound(eight, kind, treeBudget, temperature)).toBeGreaterThan(0.9 * plain);
    expect(await tokensARound(four, kind, treeBudget, temperature)).toBeGreaterThan(0.7 * plain);
    expect(eight.drafterBytes(kind)).toBeLessThan(whole.drafterBytes(kind));
    expect(four.drafterBytes(kind)).toBeLessThan(eight.drafterBytes(kind));
    for (const own of [whole, eight, four]) (kind === 'dflash' ? own.dflash : own.eagle3?.layer)?.destroy();
  });
});

/**
 * The promise: whatever drafts, the text is that of plain decoding, token for token, at temperature 0 and under R4. A random
 * 2-layer model, all drafters and adversaries, every draft length from none to the most, 500 tokens a cell, in fast mode.
 */
import { beforeAll, describe, expect, it } from 'vitest';

import type { DrafterName } from '#core/trace/events.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { ADVERSARIES, adversaryScript, ScriptKernel } from '#engine/drafters/script.ts';
import { fastRound } from './chosen-round.ts';
import { FastDecoder, type FastRun } from './fast.ts';
import type { Pair } from './pair.ts';
import { plainRound } from './plain.ts';
import { randomPair } from './random-pair.ts';
import { chainRound, type Round } from './round.ts';
import type { TextRequest } from './start-text.ts';

/** Four texts of 125 tokens: short contexts keep attention, which is not what is tried here, from taking all the time. */
const TEXTS = [0, 1, 2, 3];
const TOKENS = 125;
const GAMMAS = [0, 1, 2, 3, 7, 15];
const MODES = [{ name: 'greedy', temperature: 0 }, { name: 'R4 at 0.8', temperature: 0.8 }] as const;
const DRAFTERS = ['draft-model', 'prompt-lookup', 'dflash'] as const satisfies readonly DrafterName[];
/** A block has no room for more. */
const gammasOf = (drafter: DrafterName): readonly number[] => GAMMAS.filter((gamma) => drafter !== 'dflash' || gamma < 8);
const now = (): number => performance.now();

let pair: Pair;
let scripts: ScriptKernel;
const plainTexts = new Map<number, readonly (readonly number[])[]>();

const request = (temperature: number, text: number): TextRequest => ({
  prompt: [1, 4, 20 + text, 33, 9, 20 + text, 33, 5], maxTokens: TOKENS, stopToken: null, forbiddenToken: 3, temperature, seed: 11, sequence: text,
});

/** Decodes the texts one after the other with one round, as a benchmark does: nothing of one may reach the next. */
async function decode(temperature: number, roundOf: (text: number) => Round): Promise<readonly FastRun[]> {
  const runs: FastRun[] = [];
  for (const text of TEXTS) {
    const decoder = new FastDecoder(roundOf(text), now);
    runs.push(await decoder.decode(request(temperature, text)));
    decoder.destroy();
  }
  return runs;
}

beforeAll(async () => {
  const gpu = await testGpu();
  pair = await randomPair(gpu);
  scripts = await ScriptKernel.create(gpu, pair.sequence.context);
  for (const { temperature } of MODES) {
    const round = plainRound(pair, temperature);
    plainTexts.set(temperature, (await decode(temperature, () => round)).map(({ tokens }) => tokens));
  }
});

const total = (runs: readonly FastRun[], of: (run: FastRun) => number): number => runs.reduce((sum, run) => sum + of(run), 0);

function expectBooks({ state, submits, readbacks }: FastRun, gamma: number): void {
  const { rounds, drafted, accepted, acceptedAt, committed, done } = state;
  expect(done).toBe('length');
  expect(committed).toBe(8 + TOKENS);
  // every round commits what it accepted and one token more, and no stop token cut one short
  expect(accepted + rounds).toBe(TOKENS);
  expect(acceptedAt.reduce((a, b) => a + b, 0)).toBe(accepted);
  expect(drafted).toBeLessThanOrEqual(rounds * gamma);
  expect(readbacks).toBe(submits);
  expect(submits).toBeLessThanOrEqual(rounds);
}

describe.each(MODES)('$name', ({ temperature }) => {
  const texts = (): readonly (readonly number[])[] => plainTexts.get(temperature)!;

  it('plain decoding fills its texts and never writes the mask', () => {
    for (const text of texts()) {
      expect(text).toHaveLength(TOKENS);
      expect(text).not.toContain(3);
    }
    expect(new Set(texts().flat()).size).toBeGreaterThan(20);
  });
  it.each(DRAFTERS.flatMap((drafter) => gammasOf(drafter).map((gamma) => [drafter, gamma] as const)))('%s, γ = %i', async (drafter, gamma) => {
    const round = await fastRound(pair, { drafter, gamma, treeBudget: 0, rule: 'R4', temperature });
    const runs = await decode(temperature, () => round);
    expect(runs.map(({ tokens }) => tokens)).toEqual(texts());
    for (const run of runs) expectBooks(run, gamma);
    if (drafter === 'draft-model' && gamma > 0) {
      // the blurred copy is right often, and wrong often: both ways through the round are taken
      const accepted = total(runs, ({ state }) => state.accepted);
      expect(accepted).toBeGreaterThan(100);
      expect(accepted).toBeLessThan(total(runs, ({ state }) => state.drafted));
    }
  });
  it.each(ADVERSARIES.flatMap((adversary) => GAMMAS.map((gamma) => [adversary, gamma] as const)))('adversary: %s, γ = %i', async (adversary, gamma) => {
    const runs = await decode(temperature, (text) => {
      const whole = [...request(temperature, text).prompt, ...texts()[text]!];
      return chainRound(pair, { drafter: scripts.drafter(pair.sequence, adversaryScript(adversary, whole, pair.vocabulary, 5), gamma), gamma, rule: 'R4', temperature });
    });
    expect(runs.map(({ tokens }) => tokens)).toEqual(texts());
    for (const run of runs) {
      expectBooks(run, gamma);
      if (adversary === 'right') expect(run.state.rounds).toBe(Math.ceil(TOKENS / (gamma + 1)));
      if (adversary === 'wrong') expect(run.state.accepted).toBe(0);
    }
  });
});

/**
 * A prompt read in pieces: as many chunks a piece as the clock says, the text that follows is the one of a prompt read at once; ended in the
 * midst of it and gone on with; prompts of one token and of a whole chunk.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { inspectedRound } from './chosen-round.ts';
import { InspectDecoder } from './inspect.ts';
import type { Pair } from './pair.ts';
import { randomPair } from './random-pair.ts';
import type { Round } from './round.ts';
import { fastText } from './run-rounds.ts';
import type { TextRequest } from './start-text.ts';

let gpu: Gpu;
let pair: Pair;
let round: Round;
beforeAll(async () => {
  gpu = await testGpu();
  pair = await randomPair(gpu, { context: 320 });
  round = await inspectedRound(pair, { drafter: 'draft-model', gamma: 3, treeBudget: 0, rule: 'R4', temperature: 0 });
});

const requestOf = (length: number): TextRequest => ({
  prompt: Array.from({ length }, (_, i) => (i * 29 + 5) % 61), maxTokens: 12, stopToken: null, forbiddenToken: null, temperature: 0, seed: 1, sequence: 0,
});

/** A clock by which whatever is between two looks at it takes so long. */
const ticking = (ms: number): (() => number) => {
  let now = 0;
  return () => (now += ms);
};

interface Reading {
  readonly ms: number;
  readonly known?: number;
  readonly most?: number;
}

/** What was read before each question whether to go on, how far it came, and the text, if it came so far. */
async function readInPieces(request: TextRequest, { ms, known = 0, most = Infinity }: Reading): Promise<{ readonly asked: readonly number[]; readonly read: number; readonly tokens: readonly number[] }> {
  const decoder = new InspectDecoder(round, ticking(ms));
  const asked: number[] = [];
  const read = await decoder.start(request, known, (tokens) => {
    asked.push(tokens);
    return tokens < most;
  });
  const tokens: number[] = [];
  for (let done = read < request.prompt.length - 1; !done;) {
    const next = await decoder.next();
    tokens.push(...next.tokens);
    done = next.state.done !== 'running';
  }
  decoder.destroy();
  return { asked, read, tokens };
}

describe('a prompt read in pieces', () => {
  it.each([
    ['more a piece as long as they are quick', 1, [32, 96, 224]],
    ['as many as fill the time', 125, [32, 96, 224]],
    ['the same where they fill it', 250, [32, 64, 96, 128, 160, 192, 224, 256, 288]],
    ['one where one takes longer', 9000, [32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 272, 288]],
  ])('takes %s, and leaves the same cache', async (_, ms, pieces) => {
    const request = requestOf(300);
    const whole = await fastText(round, request);
    const { asked, read, tokens } = await readInPieces(request, { ms });
    expect(asked).toEqual(pieces);
    expect(read).toBe(299);
    expect(tokens).toEqual(whole.tokens);
  });

  it('ends where it is told to, and is gone on with from there', async () => {
    const request = requestOf(300);
    const whole = await fastText(round, request);
    // another text in between: what is known is what was read, not what lay there
    await fastText(round, { ...request, prompt: request.prompt.toReversed() });
    const first = await readInPieces(request, { ms: 250, most: 100 });
    expect(first).toEqual({ asked: [32, 64, 96, 128], read: 128, tokens: [] });
    const second = await readInPieces(request, { ms: 250, known: first.read });
    expect(second.asked[0]).toBe(160);
    expect(second.tokens).toEqual(whole.tokens);
  });

  it.each([1, 2, 17, 33])('asks nobody in a prompt of %i', async (length) => {
    const request = requestOf(length);
    const { asked, tokens } = await readInPieces(request, { ms: 1 });
    expect(asked).toEqual([]);
    expect(tokens).toEqual((await fastText(round, request)).tokens);
  });
});

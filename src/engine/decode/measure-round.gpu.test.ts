/**
 * What the halves of a round cost, for every drafter: both timed in turn, the text left where it was, the drafter's memory counted; and
 * the passes of a drafter as events of a run. Times are of a clock that counts its readings.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { readBack } from '#engine/gpu/read-back.ts';
import { measureRound } from './measure.ts';
import { passCostEvents } from './pass-cost-events.ts';
import type { Pair } from './pair.ts';
import { randomPair } from './random-pair.ts';
import { readState } from './round-state.ts';

let pair: Pair;
beforeAll(async () => {
  pair = await randomPair(await testGpu());
});

/** Every reading is so long after the one before: 5 ms for a submit that is then filled with 8 repetitions, 50 ms for one that stays alone. */
function counting(step = 5): () => number {
  let ms = 0;
  return () => (ms += step);
}

it.each([['draft-model', 4, 0], ['draft-model', 4, 12], ['prompt-lookup', 4, 0], ['eagle3', 7, 0], ['eagle3', 5, 15], ['dflash', 7, 0], ['dflash', 7, 16]] as const)('%s, γ = %i, tree of %i: times draft and verify', async (drafter, gamma, treeBudget) => {
  const cost = await measureRound(pair, { drafter, gamma, treeBudget, rule: 'R4', temperature: 0 }, 2, counting());
  expect(cost).toMatchObject({ draftMs: [0.625, 0.625], verifyMs: [0.625, 0.625] });
  if (drafter === 'prompt-lookup') expect(cost.drafterBytes).toBe(0);
  else expect(cost.drafterBytes).toBeGreaterThan(0);
  const state = readState(new Uint32Array(await readBack(pair.gpu, pair.sequence.state)));
  expect(state).toMatchObject({ committed: 128, rounds: 0, done: 'running' });
});

describe('memory', () => {
  it('of a draft model is its weights, cache and activations, and what the target has too is the target’s', () => {
    const { context } = pair.sequence;
    const { vocab, hidden, layers, heads, kvHeads, headDim, intermediate } = pair.draft!.config;
    const weights = 2 * vocab * hidden + layers * (hidden * (heads + 2 * kvHeads) * headDim + heads * headDim * hidden + 3 * hidden * intermediate);
    const cache = 2 * layers * kvHeads * context * headDim;
    const floats = pair.drafterBytes('draft-model') / 4;
    expect(floats).toBeGreaterThan(weights + cache);
    // angles, activations of 32 rows and a few words for each kernel
    expect(floats).toBeLessThan(weights + cache + context * headDim + 32 * (vocab + hidden + (2 * heads + 2 * kvHeads) * headDim + heads * headDim + intermediate) + 2048);
  });
  it.each(['dflash', 'eagle3'] as const)('of %s holds the features that the target keeps for it', (drafter) => {
    const { features } = (drafter === 'dflash' ? pair.dflash! : pair.eagle3!).target.taps!;
    expect(features.size).toBe(pair.sequence.context * 2 * pair.target.config.hidden * 4);
    expect(pair.drafterBytes(drafter)).toBeGreaterThan(features.size);
  });
});

describe('passes as events', () => {
  const rowsOf = async (drafter: 'eagle3' | 'dflash' | 'draft-model' | 'prompt-lookup', gamma: number) =>
    (await passCostEvents(pair, { drafter, gamma }, counting(), () => true)).map((event) => (event.type === 'verify.cost' ? [event.role, event.rows] : []));
  const target = ['target', [1, 2, 3, 4, 5, 7, 8, 16]];
  it('of a slow device by themselves', async () => {
    expect((await passCostEvents(pair, { drafter: 'prompt-lookup', gamma: 6 }, counting(50), () => true))[0]).toMatchObject({ ms: new Array(8).fill(50) });
  });
  it('end where the run is not to go on', async () => {
    let asked = 0;
    expect(await passCostEvents(pair, { drafter: 'prompt-lookup', gamma: 6 }, counting(), () => ++asked < 5)).toEqual([]);
    expect(asked).toBe(6);
  });
  it('EAGLE-3’s by all rows that it may catch up with', async () => expect(await rowsOf('eagle3', 6)).toEqual([target, ['draft', target[1]]]));
  it('DFlash’s one block', async () => expect(await rowsOf('dflash', 6)).toEqual([target, ['draft', [8]]]));
  it('the draft model’s one token, and two', async () => expect(await rowsOf('draft-model', 6)).toEqual([target, ['draft', [1, 2]]]));
  it('none where no model runs', async () => expect(await rowsOf('prompt-lookup', 6)).toEqual([target]));
});

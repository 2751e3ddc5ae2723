/**
 * The accept kernels on the GPU, 100,000 sequences at once: the text they write is distributed as the target's rows are
 * (chi-squared, the threshold that core's rules pass), a planted wrong mixture fails it, and every round is the one that
 * core/speculation judges. Below: stop tokens, the length limit, a finished sequence, short proposals, faulty rows.
 */
import { beforeAll, describe, expect, it } from 'vitest';

import { PURPOSE, type Purpose } from '#core/rng/counter.ts';
import { proposalPurpose, targetPurpose } from '#core/speculation/accept-rules.ts';
import { probabilities } from '#core/speculation/distribution.ts';
import { judgeChain } from '#core/speculation/judge-chain.ts';
import { chiSquared } from '#core/stats/chi-squared.ts';
import type { AcceptRule } from '#core/trace/events.ts';
import { readState, stateWords, WORD, type RoundState, type SequenceSettings } from '#engine/decode/round-state.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readBack } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { normals } from '#engine/model/random-weights.ts';
import { STATE_WORDS } from '#engine/model/sequence.ts';
import { AcceptMatchKernel, AcceptRatioKernel } from './accept.ts';
import { SampleKernel } from './sample.ts';

const V = 6;
const CONTEXT = 12;
const COMMITTED = 4;
const GAMMA = 2;
const SAMPLES = 100_000;
const BATCH = 25_000;
const THRESHOLD = 1e-3;
const TEMPERATURE = 0.8;

let gpu: Gpu;
let sample: SampleKernel;
let match: AcceptMatchKernel;
let ratio: AcceptRatioKernel;
beforeAll(async () => {
  gpu = await testGpu();
  const sizes = { vocabulary: V, context: CONTEXT };
  [sample, match, ratio] = await Promise.all([SampleKernel.create(gpu, sizes), AcceptMatchKernel.create(gpu, sizes), AcceptRatioKernel.create(gpu, sizes)]);
});

interface Setup {
  readonly rule: AcceptRule;
  /** [row][v], the same for every sequence, or a function of it. */
  readonly target: (sequence: number, row: number) => readonly number[];
  readonly draft: (sequence: number, row: number) => readonly number[];
  /** How drafts are drawn; undefined: as the rule asks. 'written': `drafts` below. */
  readonly proposal?: Purpose | null | 'written';
  readonly drafts?: readonly number[];
  /** False: R1 takes the proposals as fixed. */
  readonly distribution?: boolean;
  readonly settings?: Partial<SequenceSettings>;
  readonly words?: Readonly<Partial<Record<keyof typeof WORD, number>>>;
}

interface Round {
  readonly state: RoundState;
  readonly tokens: readonly number[];
  readonly drafts: readonly number[];
}

async function rounds(setup: Setup, first: number, count: number): Promise<readonly Round[]> {
  const { rule, settings, words } = setup;
  const temperature = settings?.temperature ?? TEMPERATURE;
  const states = new Uint32Array(count * STATE_WORDS);
  for (let s = 0; s < count; s += 1) {
    const start = { committed: COMMITTED, limit: CONTEXT, stopToken: null, forbiddenToken: null, temperature: TEMPERATURE, seed: 5, sequence: first + s, ...settings };
    const own = stateWords(start);
    for (const [name, value] of Object.entries(words ?? {})) own[WORD[name as keyof typeof WORD]] = value;
    states.set(own, s * STATE_WORDS);
  }
  const rows = (of: Setup['target'], perSequence: number): Float32Array => {
    const all = new Float32Array(count * perSequence * V);
    for (let s = 0; s < count; s += 1) for (let r = 0; r < perSequence; r += 1) all.set(of(first + s, r), (s * perSequence + r) * V);
    return all;
  };
  const tokensBefore = new Uint32Array(count * CONTEXT);
  if (setup.drafts) for (let s = 0; s < count; s += 1) tokensBefore.set(setup.drafts, s * CONTEXT + COMMITTED);

  const state = gpu.uploaded('state', states);
  const tokens = gpu.uploaded('tokens', tokensBefore);
  const own = gpu.storage('own', count * CONTEXT * 4);
  const draft = { logits: gpu.uploaded('draft', rows(setup.draft, GAMMA)), partitions: gpu.storage('draft partitions', count * GAMMA * 4), rows: GAMMA };
  const target = { logits: gpu.uploaded('target', rows(setup.target, GAMMA + 1)), partitions: gpu.storage('target partitions', count * (GAMMA + 1) * 4), rows: GAMMA + 1 };
  const proposal = setup.proposal === undefined ? proposalPurpose(rule, temperature) : setup.proposal;
  const draws = (buffers: typeof draft, drawn: GPUBuffer, purpose: Purpose | null): ReturnType<SampleKernel['bind']> =>
    sample.bind({ state, logits: buffers.logits, drawn, partitions: buffers.partitions }, { logitsRows: buffers.rows, firstRow: 0, partitionRows: buffers.rows, firstPartition: 0, offset: 0, purpose });
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  if (proposal !== 'written') draws(draft, tokens, proposal)(pass, GAMMA, count);
  draws(target, own, targetPurpose(rule, temperature))(pass, GAMMA + 1, count);
  pass.end();
  const drafted = gpu.storage('drafted', count * CONTEXT * 4);
  encoder.copyBufferToBuffer(tokens, 0, drafted, 0, drafted.size);
  const judging = encoder.beginComputePass();
  const byRatio = temperature > 0 && (rule === 'R1' || rule === 'R2');
  const buffers = { state, tokens, own, target };
  if (byRatio) ratio.bind(buffers, GAMMA, rule === 'R2' || setup.distribution === false ? null : draft)(judging, count);
  else match.bind(buffers, GAMMA)(judging, count);
  judging.end();
  gpu.device.queue.submit([encoder.finish()]);

  const [statesAfter, tokensAfter, draftsAfter] = [new Uint32Array(await readBack(gpu, state)), new Uint32Array(await readBack(gpu, tokens)), new Uint32Array(await readBack(gpu, drafted))];
  for (const buffer of [state, tokens, own, drafted, draft.logits, draft.partitions, target.logits, target.partitions]) buffer.destroy();
  return Array.from({ length: count }, (_, s) => {
    const after = readState(statesAfter.subarray(s * STATE_WORDS, (s + 1) * STATE_WORDS));
    const at = s * CONTEXT + COMMITTED;
    return { state: after, tokens: [...tokensAfter.subarray(at, s * CONTEXT + after.committed)], drafts: [...draftsAfter.subarray(at, at + GAMMA)] };
  });
}

/** Rows that do not depend on the text: the token at slot s is then distributed as row s, given that the ones before were accepted. */
const targetRows = [[1, 0, -1, 0.5, -30, 0.2], [0, 0, 2, -2, 1, -1], [0.3, -0.3, 0, 1, 1, -4]];
const draftRows = [[0, 1, -0.5, 0.5, 0, -3], [-1, 0, 1, 1, 0, 0]];

async function pValues(setup: Omit<Setup, 'target' | 'draft'>): Promise<readonly number[]> {
  const counts = targetRows.map(() => new Array<number>(V).fill(0));
  for (let first = 0; first < SAMPLES; first += BATCH) {
    const all = await rounds({ ...setup, target: (_, row) => targetRows[row]!, draft: (_, row) => draftRows[row]! }, first, BATCH);
    for (const { tokens } of all) tokens.forEach((token, slot) => (counts[slot]![token]! += 1));
  }
  expect(counts[0]!.reduce((a, b) => a + b, 0)).toBe(SAMPLES);
  return counts.map((row, slot) => chiSquared(row, probabilities(targetRows[slot]!, TEMPERATURE)).pValue);
}

describe('100,000 sequences', () => {
  it.each(['R1', 'R2', 'R3', 'R4'] as const)('%s writes the distribution of the target', async (rule) => {
    for (const p of await pValues({ rule })) expect(p).toBeGreaterThan(THRESHOLD);
  });
  it('R1 does, over proposals that come from nowhere', async () => {
    for (const p of await pValues({ rule: 'R1', proposal: 'written', drafts: [3, 1], distribution: false })) expect(p).toBeGreaterThan(THRESHOLD);
  });
  it('R1 fed with argmax proposals and the softmax q, the planted fault, does not', async () => {
    expect(Math.min(...(await pValues({ rule: 'R1', proposal: null })))).toBeLessThan(THRESHOLD);
  });
  it("R1 fed with proposals drawn by the residual's noise does not", async () => {
    expect(Math.min(...(await pValues({ rule: 'R1', proposal: PURPOSE.residual })))).toBeLessThan(THRESHOLD);
  });
});

describe('every round is the one that core judges', () => {
  const random = (salt: number) => (sequence: number, row: number): readonly number[] => {
    const normal = normals(sequence * 64 + row * 8 + salt);
    return Array.from({ length: V }, () => Math.fround(1.5 * normal()));
  };
  it.each([
    ['R1', TEMPERATURE], ['R2', TEMPERATURE], ['R3', TEMPERATURE], ['R4', TEMPERATURE], ['R4', 0],
  ] as const)('%s at temperature %f, with random rows, stop token and forbidden token', async (rule, temperature) => {
    const count = 2000;
    const all = await rounds({ rule, target: random(1), draft: random(2), settings: { temperature, stopToken: 2, forbiddenToken: 5 } }, 0, count);
    let different = 0;
    all.forEach((round, sequence) => {
      const rowOf = (of: Setup['target']) => (row: number): Float64Array => probabilities(of(sequence, row), temperature, 5);
      const expected = judgeChain({
        rule, temperature, seed: 5, sequence, position: COMMITTED, drafts: round.drafts, stopToken: 2,
        target: [0, 1, 2].map(rowOf(random(1))), draft: [0, 1].map(rowOf(random(2))),
      });
      if (round.tokens.join() !== expected.committed.join() || round.state.round.accepted !== expected.accepted) different += 1;
      expect(round.state.done).toBe(round.tokens.at(-1) === 2 ? 'eos' : 'running');
    });
    // f32 against f64: a coin or a score may fall within rounding of its threshold, once in many thousands
    expect(different).toBeLessThanOrEqual(1);
  });
});

describe('the ends of a text', () => {
  const certain = (tokens: readonly number[]) => (_: number, row: number): readonly number[] => Array.from({ length: V }, (_, v) => (v === tokens[row] ? 40 : 0));
  const agreeing = (rule: AcceptRule): Setup => ({ rule, target: certain([3, 1, 4]), draft: certain([3, 1]) });
  const both = ['R1', 'R4'] as const;
  const one = async (setup: Setup): Promise<Round> => (await rounds(setup, 0, 1))[0]!;

  it.each(both)('%s: all accepted, and the books', async (rule) => {
    const { state, tokens } = await one(agreeing(rule));
    expect(tokens).toEqual([3, 1, 4]);
    expect(state).toMatchObject({ committed: COMMITTED + 3, done: 'running', rounds: 1, drafted: 2, accepted: 2, round: { drafted: 2, accepted: 2, added: true } });
    expect(state.acceptedAt.slice(0, 3)).toEqual([1, 1, 0]);
  });
  it.each(both)('%s: a stop token among the accepted cuts there', async (rule) => {
    const { state, tokens } = await one({ ...agreeing(rule), settings: { stopToken: 3 } });
    expect(tokens).toEqual([3]);
    expect(state).toMatchObject({ done: 'eos', accepted: 1, drafted: 2, round: { added: false } });
  });
  it.each(both)('%s: a stop token as bonus and as correction', async (rule) => {
    expect((await one({ ...agreeing(rule), settings: { stopToken: 4 } })).state).toMatchObject({ done: 'eos', accepted: 2, committed: COMMITTED + 3 });
    expect(await one({ ...agreeing(rule), target: certain([3, 5, 4]), settings: { stopToken: 5 } })).toMatchObject({ tokens: [3, 5], state: { done: 'eos', accepted: 1 } });
  });
  it.each(both)('%s: judges no more drafts than the limit has room for', async (rule) => {
    const two = await one({ ...agreeing(rule), settings: { limit: COMMITTED + 2 } });
    expect(two).toMatchObject({ tokens: [3, 1], state: { done: 'length', drafted: 1, accepted: 1 } });
    const last = await one({ ...agreeing(rule), settings: { limit: COMMITTED + 1 } });
    expect(last).toMatchObject({ tokens: [3], state: { done: 'length', drafted: 0, accepted: 0 } });
  });
  it.each(both)('%s: leaves a finished sequence alone', async (rule) => {
    const { state, tokens } = await one({ ...agreeing(rule), words: { DONE: 2 } });
    expect(tokens).toEqual([]);
    expect(state).toMatchObject({ committed: COMMITTED, done: 'length', rounds: 0 });
  });
  it.each(both)('%s: judges what was proposed, down to nothing', async (rule) => {
    expect(await one({ ...agreeing(rule), words: { PROPOSED: 1 } })).toMatchObject({ tokens: [3, 1], state: { drafted: 1, accepted: 1 } });
    expect(await one({ ...agreeing(rule), words: { PROPOSED: 0 } })).toMatchObject({ tokens: [3], state: { drafted: 0, accepted: 0 } });
  });
  it.each(both)('%s: stops at a faulty row that it must judge, and commits nothing', async (rule) => {
    const broken = (row: number): Setup => ({ ...agreeing(rule), target: (s, r) => (r === row ? new Array<number>(V).fill(NaN) : certain([3, 1, 4])(s, r)) });
    for (const row of [0, 1, 2]) expect((await one(broken(row))).state).toMatchObject({ done: 'nan', committed: COMMITTED });
    const unread = await one({ ...broken(2), draft: certain([0, 1]) });
    expect(unread).toMatchObject({ tokens: [3], state: { done: 'running' } });
  });
});

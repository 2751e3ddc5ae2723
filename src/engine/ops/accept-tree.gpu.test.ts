/**
 * The accept kernel for trees against core's judge, round by round on random trees and rows: every rule, a stop token, a
 * forbidden token; limits, faulty rows, finished sequences; and 4,000 draws of R2 over three siblings by chi-squared.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { targetPurpose, tossesCoin } from '#core/speculation/accept-rules.ts';
import { probabilities } from '#core/speculation/distribution.ts';
import type { DraftTree } from '#core/speculation/draft-tree.ts';
import { judgeTree, type TreeRule } from '#core/speculation/judge-tree.ts';
import { chiSquared } from '#core/stats/chi-squared.ts';
import { readState, stateWords, type RoundState, type SequenceSettings } from '#engine/decode/round-state.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readBack } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { normals } from '#engine/model/random-weights.ts';
import { STATE_WORDS } from '#engine/model/sequence.ts';
import { AcceptTreeKernel } from './accept-tree.ts';
import { SampleKernel } from './sample.ts';
import { readTree, TREE_NODES, treeBuffer, treeWords } from './tree-layout.ts';

const V = 6;
const CONTEXT = 48;
const COMMITTED = 4;
const TEMPERATURE = 0.8;

let gpu: Gpu;
let sample: SampleKernel;
let accept: AcceptTreeKernel;
let buffers: { state: GPUBuffer; tokens: GPUBuffer; own: GPUBuffer; target: { logits: GPUBuffer; partitions: GPUBuffer; rows: number } };
let tree: GPUBuffer;
beforeAll(async () => {
  gpu = await testGpu();
  const sizes = { vocabulary: V, context: CONTEXT };
  [sample, accept] = await Promise.all([SampleKernel.create(gpu, sizes, 'tree'), AcceptTreeKernel.create(gpu, sizes)]);
  tree = treeBuffer(gpu, 'tree');
  buffers = {
    state: gpu.storage('state', STATE_WORDS * 4),
    tokens: gpu.storage('tokens', CONTEXT * 4),
    own: gpu.storage('own', CONTEXT * 4),
    target: { logits: gpu.storage('logits', TREE_NODES * V * 4), partitions: gpu.storage('partitions', TREE_NODES * 4), rows: TREE_NODES },
  };
});

interface Setup {
  readonly rule: TreeRule;
  readonly drafts: DraftTree;
  readonly rows: readonly (readonly number[])[];
  readonly settings?: Partial<SequenceSettings>;
  readonly done?: number;
}

interface Judged {
  readonly state: RoundState;
  readonly tokens: readonly number[];
  readonly walk: readonly number[];
}

async function judge({ rule, drafts, rows, settings, done }: Setup): Promise<Judged> {
  const { queue } = gpu.device;
  const start = { committed: COMMITTED, limit: CONTEXT, stopToken: null, forbiddenToken: null, temperature: TEMPERATURE, seed: 5, sequence: 0, ...settings };
  const words = stateWords(start);
  if (done !== undefined) words[1] = done;
  queue.writeBuffer(buffers.state, 0, words);
  queue.writeBuffer(buffers.tokens, (COMMITTED - 1) * 4, Uint32Array.from(drafts.tokens));
  queue.writeBuffer(buffers.target.logits, 0, Float32Array.from(rows.flat()));
  queue.writeBuffer(tree, 0, treeWords(drafts));
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  const place = { logitsRows: TREE_NODES, firstRow: 0, partitionRows: TREE_NODES, firstPartition: 0, offset: 0, purpose: targetPurpose(rule, start.temperature) };
  sample.bind({ state: buffers.state, logits: buffers.target.logits, drawn: buffers.own, partitions: buffers.target.partitions, tree }, place)(pass, drafts.tokens.length);
  accept.bind(buffers, tree, tossesCoin(rule, start.temperature))(pass);
  pass.end();
  queue.submit([encoder.finish()]);
  const [state, tokens, after] = await Promise.all([buffers.state, buffers.tokens, tree].map((buffer) => readBack(gpu, buffer)));
  const read = readState(new Uint32Array(state!));
  return { state: read, tokens: [...new Uint32Array(tokens!).subarray(COMMITTED, read.committed)], walk: readTree(new Uint32Array(after!)).walk };
}

/** A random tree over V tokens, siblings distinct, the mask token 5 never drafted. */
function randomTree(seed: number): DraftTree {
  const normal = normals(seed);
  const pick = (count: number): number => Math.floor(Math.abs(normal()) * 1e6) % count;
  const parents = [0];
  const tokens = [1];
  const depth = [0];
  for (let tries = 0; tries < 14; tries += 1) {
    const parent = pick(parents.length);
    const token = pick(V - 1);
    if (depth[parent]! >= 4 || parents.some((other, node) => node > 0 && other === parent && tokens[node] === token)) continue;
    parents.push(parent);
    tokens.push(token);
    depth.push(depth[parent]! + 1);
  }
  return { parents, tokens };
}

const randomRows = (seed: number, count: number): readonly (readonly number[])[] => {
  const normal = normals(seed);
  return Array.from({ length: count }, () => Array.from({ length: V }, () => Math.fround(1.5 * normal())));
};

describe('every round is the one that core judges', () => {
  it.each([['R2', TEMPERATURE], ['R3', TEMPERATURE], ['R4', TEMPERATURE], ['R4', 0]] as const)('%s at temperature %f', async (rule, temperature) => {
    let different = 0;
    let accepted = 0;
    for (let sequence = 0; sequence < 250; sequence += 1) {
      const drafts = randomTree(sequence + 1);
      const rows = randomRows(sequence + 1000, drafts.tokens.length);
      const actual = await judge({ rule, drafts, rows, settings: { temperature, stopToken: 2, forbiddenToken: 5, sequence } });
      const expected = judgeTree({
        rule, temperature, seed: 5, sequence, position: COMMITTED, tree: drafts, stopToken: 2, target: rows.map((row) => probabilities(row, temperature, 5)),
      });
      if (actual.tokens.join() !== expected.committed.join() || actual.walk.join() !== expected.path.join()) different += 1;
      accepted += actual.walk.length;
      expect(actual.state.done).toBe(actual.tokens.at(-1) === 2 ? 'eos' : 'running');
      expect(actual.state).toMatchObject({ drafted: drafts.tokens.length - 1, accepted: actual.walk.length, rounds: 1 });
    }
    // f32 against f64: a coin or a score may fall within rounding of its threshold, once in many thousands
    expect(different).toBeLessThanOrEqual(1);
    expect(accepted).toBeGreaterThan(50);
  });
});

it('R2 over three siblings writes the distribution of the target', async () => {
  const row = [1, 0, -1, 0.5, 2, 0.2];
  const drafts: DraftTree = { parents: [0, 0, 0, 0], tokens: [1, 4, 0, 3] };
  const counts = new Array<number>(V).fill(0);
  for (let sequence = 0; sequence < 4000; sequence += 1) {
    const { tokens } = await judge({ rule: 'R2', drafts, rows: [row, row, row, row], settings: { sequence } });
    counts[tokens[0]!]! += 1;
  }
  expect(chiSquared(counts, probabilities(row, TEMPERATURE)).pValue).toBeGreaterThan(1e-3);
});

describe('the ends of a text', () => {
  const certain = (token: number): readonly number[] => Array.from({ length: V }, (_, v) => (v === token ? 40 : 0));
  // 1 -> (0, 3 -> 4); the target wants 3, 4, 0
  const drafts: DraftTree = { parents: [0, 0, 0, 2], tokens: [1, 0, 3, 4] };
  const rows = [certain(3), certain(1), certain(4), certain(0)];
  it.each(['R2', 'R4'] as const)('%s: a path that is not the first', async (rule) => {
    expect(await judge({ rule, drafts, rows })).toMatchObject({ tokens: [3, 4, 0], walk: [2, 3], state: { accepted: 2, drafted: 3, round: { added: true } } });
  });
  it.each(['R2', 'R4'] as const)('%s: a stop token on the path cuts there', async (rule) => {
    expect(await judge({ rule, drafts, rows, settings: { stopToken: 3 } })).toMatchObject({ tokens: [3], walk: [2], state: { done: 'eos', round: { added: false } } });
  });
  it.each(['R2', 'R4'] as const)('%s: accepts no more than the limit has room for', async (rule) => {
    expect(await judge({ rule, drafts, rows, settings: { limit: COMMITTED + 2 } })).toMatchObject({ tokens: [3, 4], walk: [2], state: { done: 'length', drafted: 2 } });
    expect(await judge({ rule, drafts, rows, settings: { limit: COMMITTED + 1 } })).toMatchObject({ tokens: [3], walk: [], state: { done: 'length', drafted: 0 } });
  });
  it('leaves a finished sequence alone, and nothing to compact', async () => {
    expect(await judge({ rule: 'R4', drafts, rows, done: 2 })).toMatchObject({ tokens: [], walk: [], state: { committed: COMMITTED, rounds: 0 } });
  });
  it.each(['R2', 'R4'] as const)('%s: stops at a faulty row that it must judge; one it never reaches does not matter', async (rule) => {
    const broken = (node: number): (readonly number[])[] => rows.map((row, i) => (i === node ? new Array<number>(V).fill(NaN) : row));
    expect((await judge({ rule, drafts, rows: broken(2) })).state).toMatchObject({ done: 'nan', committed: COMMITTED });
    expect(await judge({ rule, drafts, rows: broken(1) })).toMatchObject({ tokens: [3, 4, 0] });
  });
});

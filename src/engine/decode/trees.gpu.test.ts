/**
 * Trees keep the promise of chains: whatever is drafted, the text is that of plain decoding, token for token, at temperature 0 and
 * under R4; after every round both caches are those of a fresh prefill. Trees of the draft model (which are those that core grows)
 * and scripted ones of random shapes, right, wrong and mixed.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { childrenOf, depths, type DraftTree } from '#core/speculation/draft-tree.ts';
import { growTree } from '#core/speculation/grow-tree.ts';
import { contradiction } from '#core/trace/consistency.ts';
import type { SpecEvent } from '#core/trace/events.ts';
import { DEFAULT_CONFIG } from '#core/trace/run-config.ts';
import { logPartition } from '#core/speculation/distribution.ts';
import { DraftTreeModel, TREE_WIDTH } from '#engine/drafters/draft-tree.ts';
import type { Drafter } from '#engine/drafters/drafter.ts';
import { treeScriptDrafter } from '#engine/drafters/tree-script.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readBack, readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { readTree } from '#engine/ops/tree-layout.ts';
import { staleWords } from './check-cache.ts';
import { fastRound, inspectedRound, type DraftChoice } from './chosen-round.ts';
import type { FastRun } from './fast.ts';
import { InspectDecoder } from './inspect.ts';
import type { Pair } from './pair.ts';
import { plainRound } from './plain.ts';
import { randomPair } from './random-pair.ts';
import type { Round } from './round.ts';
import { readState, type RoundState } from './round-state.ts';
import { fastText } from './run-rounds.ts';
import { startText, type TextRequest } from './start-text.ts';
import { draftTreeFor, treeRound, treesOf, type TreeParts } from './tree-round.ts';

const TEXTS = [0, 1, 2, 3];
const TOKENS = 125;
const MODES = [{ name: 'greedy', temperature: 0 }, { name: 'R4 at 0.8', temperature: 0.8 }] as const;
const FORBIDDEN = 3;

let gpu: Gpu;
let pair: Pair;
let parts: TreeParts;
const plainTexts = new Map<number, readonly (readonly number[])[]>();

const request = (temperature: number, text: number): TextRequest => ({
  prompt: [1, 4, 20 + text, 33, 9, 20 + text, 33, 5], maxTokens: TOKENS, stopToken: null, forbiddenToken: FORBIDDEN, temperature, seed: 11, sequence: text,
});

beforeAll(async () => {
  gpu = await testGpu();
  pair = await randomPair(gpu);
  parts = await treesOf(pair);
  for (const { temperature } of MODES) {
    const runs: FastRun[] = [];
    for (const text of TEXTS) runs.push(await fastText(plainRound(pair, temperature), request(temperature, text)));
    plainTexts.set(temperature, runs.map(({ tokens }) => tokens));
  }
});

const roundOf = (drafter: Drafter, gamma: number, budget: number, temperature: number): Round => treeRound(parts, { drafter, gamma, budget, rule: 'R4', temperature });

function expectBooks({ state }: FastRun, gamma: number, budget: number): void {
  expect(state).toMatchObject({ done: 'length', committed: 8 + TOKENS });
  expect(state.accepted + state.rounds).toBe(TOKENS);
  expect(state.acceptedAt.reduce((a, b) => a + b, 0)).toBe(state.accepted);
  expect(state.drafted).toBeLessThanOrEqual(state.rounds * budget);
  expect(state.accepted).toBeLessThanOrEqual(state.rounds * gamma);
}

/** Nodes hang from random earlier ones, none deeper than `levels`. */
function randomShape(seed: number, count: number, levels: number): readonly number[] {
  const parents = [0];
  let bits = seed;
  while (parents.length < count) {
    bits = (bits * 1103515245 + 12345) % 2147483648;
    const parent = (bits >> 8) % parents.length;
    if (depths({ parents, tokens: [] })[parent]! < levels) parents.push(parent);
  }
  return parents;
}

/** Nodes on the way down that always takes the first child. */
function firstChildren(parents: readonly number[]): number {
  const child = (node: number): number | undefined => childrenOf({ parents }, node)[0];
  let count = 0;
  for (let node = child(0); node !== undefined; node = child(node)) count += 1;
  return count;
}

describe.each(MODES)('$name', ({ temperature }) => {
  it.each([[2, 1], [1, 4], [3, 4], [3, 12], [7, 12], [7, 31]])('trees of the draft model: %i levels, %i drafts', async (gamma, budget) => {
    const round = roundOf(draftTreeFor(parts, { depth: gamma, budget }), gamma, budget, temperature);
    let accepted = 0;
    for (const text of TEXTS) {
      const run = await fastText(round, request(temperature, text));
      expect(run.tokens).toEqual(plainTexts.get(temperature)![text]);
      expectBooks(run, gamma, budget);
      accepted += run.state.accepted;
    }
    // a single draft is the argmax, which a draw at 0.8 often is not
    expect(accepted).toBeGreaterThan(budget === 1 ? 10 : 50);
  });

  const shapes = [[2, 1], [5, 1], [9, 3], [16, 7], [32, 7], [32, 2]] as const;
  const scripts = { right: () => 0, wrong: (node: number) => 1 + (node % 5), mixed: (node: number) => (node % 3 === 1 ? 0 : node % 7) } as const;
  it.each(shapes.flatMap(([count, levels]) => (['right', 'wrong', 'mixed'] as const).map((kind) => [kind, count, levels] as const)))('scripted trees, %s: %i nodes, %i levels', async (kind, count, levels) => {
    for (const text of TEXTS) {
      const asked = request(temperature, text);
      const parents = randomShape(count * 31 + levels + text, count, levels);
      const script = [...asked.prompt, ...plainTexts.get(temperature)![text]!];
      const drafter = await treeScriptDrafter(gpu, pair.sequence, parts.tree, pair.vocabulary, { parents, shifts: parents.map((_, node) => scripts[kind](node)), script });
      const run = await fastText(roundOf(drafter, levels, count - 1, temperature), asked);
      expect(run.tokens).toEqual(plainTexts.get(temperature)![text]);
      expectBooks(run, levels, count - 1);
      // all siblings are right: the first of them is taken
      if (kind === 'right') expect(run.state.rounds).toBe(Math.ceil(TOKENS / (firstChildren(parents) + 1)));
      if (kind === 'wrong') expect(run.state.accepted).toBe(0);
    }
  });
});

/** Rounds one at a time. */
async function* rounds(round: Round, asked: TextRequest): AsyncGenerator<RoundState> {
  startText(pair, round.options.drafter, asked);
  for (;;) {
    const encoder = gpu.device.createCommandEncoder();
    round.record(encoder);
    gpu.device.queue.submit([encoder.finish()]);
    const state = readState(new Uint32Array(await readBack(gpu, pair.sequence.state)));
    yield state;
    if (state.done !== 'running') return;
  }
}

describe('compaction', () => {
  it.each([[3, 8, 0], [7, 31, 0], [4, 12, 0.8]])('leaves the caches of a fresh prefill: %i levels, %i drafts, temperature %f', async (gamma, budget, temperature) => {
    const round = roundOf(draftTreeFor(parts, { depth: gamma, budget }), gamma, budget, temperature);
    let moved = 0;
    for await (const state of rounds(round, { ...request(temperature, 0), maxTokens: 60 })) {
      const { walk } = readTree(new Uint32Array(await readBack(gpu, parts.tree)));
      if (walk.some((node, i) => node !== i + 1)) moved += 1;
      expect(await staleWords(pair, pair.target, state.committed - 1)).toBe(0);
      // the draft model's next pass begins with the row before the anchor
      expect(await staleWords(pair, pair.draft!, state.committed - 2)).toBe(0);
    }
    expect(moved).toBeGreaterThan(0);
  });
  it("moves the target's features along, where a drafter asks for them", async () => {
    const target = await pair.target.withTaps([0, 1]);
    const trees = await treesOf(pair, target);
    const asked = { ...request(0, 0), maxTokens: 60 };
    // the first child of every node is wrong: each accepted path has to move
    const parents = [0, 0, 0, 2, 2, 4, 4, 6];
    const script = [...asked.prompt, ...plainTexts.get(0)![0]!];
    const scripted = await treeScriptDrafter(gpu, pair.sequence, trees.tree, pair.vocabulary, { parents, shifts: [0, 1, 0, 1, 0, 1, 0, 0], script });
    const round = treeRound(trees, { drafter: { ...scripted, target }, gamma: 4, budget: 7, rule: 'R4', temperature: 0 });
    for await (const state of rounds(round, asked)) expect(await staleWords(pair, target, state.committed - 1)).toBe(0);
    expect(readState(new Uint32Array(await readBack(gpu, pair.sequence.state))).rounds).toBe(60 / 5);
  });
});

describe('the tree on the GPU', () => {
  /** The draft model's log q behind a path of drafts at n committed tokens, by a pass over the path as a chain. */
  async function logRow(text: readonly number[], path: readonly number[]): Promise<Float64Array> {
    pair.sequence.writeTokens([...text, ...path]);
    pair.sequence.setCommitted(text.length);
    const rows = path.length + 1;
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pair.draft!.record(pass, { offset: -1, rows });
    pass.end();
    gpu.device.queue.submit([encoder.finish()]);
    const logits = (await readFloats(gpu, pair.draft!.logits, rows * pair.vocabulary)).slice(-pair.vocabulary);
    const partition = logPartition(logits, 1, FORBIDDEN);
    return Float64Array.from(logits, (logit, id) => (id === FORBIDDEN ? -Infinity : logit - partition));
  }

  /** growTree asks for rows one by one; each answer takes the GPU, so it is run again until it asks for nothing new. */
  async function grownInCore(text: readonly number[], depth: number, budget: number): Promise<DraftTree> {
    const known = new Map<string, Float64Array>();
    for (;;) {
      const missing: (readonly number[])[] = [];
      const tree = growTree(text.at(-1)!, (path) => {
        const row = known.get(path.join());
        if (!row) missing.push(path);
        return row ?? new Float64Array(pair.vocabulary);
      }, { width: TREE_WIDTH, depth, budget });
      if (missing.length === 0) return tree;
      for (const path of missing) known.set(path.join(), await logRow(text, path));
    }
  }

  it.each([[1, 3], [2, 31], [4, 12], [7, 31]])('is the one that core grows: %i levels, %i drafts', async (depth, budget) => {
    const drafter = draftTreeFor(parts, { depth, budget });
    for (const text of TEXTS) {
      const asked = request(0, text);
      startText(pair, drafter, asked);
      const encoder = gpu.device.createCommandEncoder();
      drafter.record(encoder);
      gpu.device.queue.submit([encoder.finish()]);
      const tree = readTree(new Uint32Array(await readBack(gpu, parts.tree)));
      const tokens = [...new Uint32Array(await readBack(gpu, pair.sequence.tokens))].slice(asked.prompt.length - 1, asked.prompt.length - 1 + tree.parents.length);
      const expected = await grownInCore(asked.prompt, depth, budget);
      expect({ tokens, parents: tree.parents }).toEqual(expected);
    }
  });

  it('refuses shapes that do not fit', () => {
    expect(() => draftTreeFor(parts, { depth: 8, budget: 3 })).toThrow(/1 to 7 levels/);
    expect(() => draftTreeFor(parts, { depth: 2, budget: 32 })).toThrow(/1 to 31 drafts/);
    expect(draftTreeFor(parts, { depth: 7, budget: 31 })).toBeInstanceOf(DraftTreeModel);
  });
});

describe('inspect mode', () => {
  it.each([['R2', 0.8], ['R3', 0.8], ['R4', 0.8], ['R1', 0]] as const)('%s at temperature %f: the tokens of fast mode, and verdicts that follow from what the log holds', async (rule, temperature) => {
    const choice: DraftChoice = { drafter: 'draft-model', gamma: 4, treeBudget: 9, rule, temperature };
    const asked = { ...request(temperature, 2), maxTokens: 50 };
    const expected = await fastText(await fastRound(pair, choice), asked);
    const decoder = new InspectDecoder(await inspectedRound(pair, choice), () => 0);
    await decoder.start(asked);
    const tokens: number[] = [];
    const all: SpecEvent[] = [];
    let branched = 0;
    for (let done = false; !done; ) {
      const { events, tokens: written, state } = await decoder.next();
      tokens.push(...written);
      all.push(...events);
      done = state.done !== 'running';
      const parents = events.flatMap((event) => (event.type === 'draft.token' ? [event.parent] : []));
      const slots = events.filter((event) => event.type === 'verify.slot');
      if (new Set(parents).size < parents.length) branched += 1;
      const path = [null, ...slots.filter(({ verdict }) => verdict === 'accepted').map(({ slot }) => slot)];
      expect(path.slice(1).map((slot) => parents[slot! - 1])).toEqual(path.slice(0, -1));
      for (const { slot, verdict, p, q, u, drawn, token } of slots) {
        const earlier = slots.slice(0, slot - 1).filter((other) => parents[other.slot - 1] === parents[slot - 1]);
        const reached = path.includes(parents[slot - 1]!) && (drawn !== null || earlier.every((other) => other.verdict === 'rejected'));
        if (!reached) expect(verdict).toBe('unreached');
        else expect(verdict).toBe((drawn === null ? u! * q < p : drawn === token) ? 'accepted' : 'rejected');
        if (u !== null) expect(q).toBeCloseTo(1 - earlier.reduce((sum, other) => sum + other.p, 0), 9);
      }
      const own = events.find((event) => event.type === 'target.token')!;
      const refused = slots.filter(({ verdict }, i) => verdict === 'rejected' && parents[i] === path.at(-1));
      expect(own.kind).toBe(refused.length > 0 ? 'corrected' : 'bonus');
      if (refused[0]?.drawn !== undefined && refused[0].drawn !== null) expect(own.token).toBe(refused[0].drawn);
    }
    decoder.destroy();
    expect(tokens).toEqual(expected.tokens);
    const vocabulary = Object.fromEntries(Array.from({ length: pair.vocabulary }, (_, id) => [id, `${id}`]));
    expect(contradiction({ vocabulary, promptTokens: asked.prompt, config: { ...DEFAULT_CONFIG, ...choice } }, all)).toBeNull();
    expect(branched).toBeGreaterThan(0);
  });
});

describe('the ends of a text', () => {
  it('a stop token inside an accepted path cuts there', async () => {
    const plain = plainTexts.get(0)![0]!;
    const at = plain.findIndex((token, i) => i % 8 >= 2 && i % 8 <= 5 && plain.indexOf(token) === i);
    const asked = { ...request(0, 0), stopToken: plain[at]! };
    const parents = [0, 0, 0, 1, 3, 4, 5, 6, 7];
    const drafter = await treeScriptDrafter(gpu, pair.sequence, parts.tree, pair.vocabulary, { parents, shifts: [0, 0, 1, 0, 0, 0, 0, 0, 0], script: [...asked.prompt, ...plain] });
    const run = await fastText(roundOf(drafter, 7, 8, 0), asked);
    expect(run.tokens).toEqual(plain.slice(0, at + 1));
    expect(run.state.done).toBe('eos');
  });
  it('the end of the context is the end of the text, exactly', async () => {
    const { context } = pair.sequence;
    const asked = { ...request(0, 0), prompt: Array.from({ length: context - 20 }, (_, i) => (i * 5) % 64), maxTokens: 10_000 };
    const plain = await fastText(plainRound(pair, 0), asked);
    const run = await fastText(roundOf(draftTreeFor(parts, { depth: 7, budget: 31 }), 7, 31, 0), asked);
    expect(plain.tokens).toHaveLength(20);
    expect(run.tokens).toEqual(plain.tokens);
    expect(run.state).toMatchObject({ done: 'length', committed: context });
  });
  it('writes as many tokens as asked for, one included', async () => {
    for (const maxTokens of [1, 2, 5]) {
      const run = await fastText(roundOf(draftTreeFor(parts, { depth: 7, budget: 20 }), 7, 20, 0), { ...request(0, 1), maxTokens });
      expect(run.tokens).toEqual(plainTexts.get(0)![1]!.slice(0, maxTokens));
    }
  });
});

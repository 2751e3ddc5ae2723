/**
 * Drafters that read a target's features, in the chat's worker: the shipped ones from their folders beside the shipped target in 8 bits, its cache in 16. Each writes what
 * the target writes alone, and drafts what it would draft afresh, in a first turn, one that goes on behind what was read and timed, and one that goes another way;
 * one takes the place of another; what cannot draft, has nothing to draft for, or finds no room is refused, gives back what it took, and leaves all as it was.
 */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ChatAnswerMessage, ModelSettings } from '#engine/chat-protocol.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import type { ChatEngine } from './chat-engine.ts';
import { answerOf, engineOn, failureIn, FixtureShelf, FullGpu, named, question, tokensIn } from './played-chat.ts';

const settings: ModelSettings = { bits: 8, context: 512, cacheBits: 16 };
/** Of some 230 tokens, so that what is timed behind an answer writes over a part of it alone. */
const STORY = Array.from({ length: 16 }, (_, i) => `Mia has ${i + 3} baskets with ${2 * i + 5} pears.`).join(' ');
const TURNS = [STORY, `${STORY} How many pears are left?`, `${STORY.slice(0, -60)} Zoe has 4 apples.`] as const;
/** Each draft, and what the drafter thought of it. */
const draftsIn = (said: readonly ChatAnswerMessage[]) => said.flatMap((message) => (message.kind === 'events' ? message.events : [])).flatMap((event) => (event.type === 'draft.token' ? [{ token: event.token, draft: event.draft }] : []));

const shipped = (changes = {}): FixtureShelf => new FixtureShelf(changes, 'public/models');

let gpu: Gpu;
let engine: ChatEngine;
const plain: (readonly number[])[] = [];

const written = async (by: ChatEngine, text: string, drafter: 'none' | 'eagle3' | 'dflash') => {
  const said = await answerOf(by, question({ messages: [{ role: 'user', content: text }], drafter, gamma: 4, maxTokens: 40 }));
  expect(failureIn(said)).toBeNull();
  return { said, tokens: tokensIn(said), drafts: draftsIn(said) };
};

beforeAll(async () => {
  gpu = await testGpu();
  engine = engineOn(gpu, shipped());
  expect(await engine.load(named('target'), settings, () => undefined)).toMatchObject({ ok: true, value: { drafts: 'draft-model', chats: false } });
  for (const text of TURNS) plain.push((await written(engine, text, 'none')).tokens);
});

describe.each(['eagle3', 'dflash', 'eagle3'] as const)('%s', (drafter) => {
  it('is offered, takes the place of the one before, and writes the target’s own text turn by turn', async () => {
    const offer = await engine.look(named(drafter), settings);
    expect(offer).toMatchObject({ ok: true, value: { title: drafter, memory: { context: 512, refusal: null } } });
    expect(await engine.reckon({ ...settings, bits: 4 })).toMatchObject({ ok: true, value: { refusal: null } });
    expect(await engine.loadDraft(named(drafter), settings, () => undefined)).toMatchObject({ ok: true, value: { drafts: drafter, weights: '8 bits, packed here', identity: { name: drafter } } });
    for (const [turn, text] of TURNS.entries()) {
      const { said, tokens, drafts } = await written(engine, text, drafter);
      expect(tokens, text).toEqual(plain[turn]);
      expect(said.find(({ kind }) => kind === 'header')).toMatchObject({ header: { draft: { name: drafter } } });
      const fresh = engineOn(gpu, shipped());
      await fresh.load(named('target'), settings, () => undefined);
      await fresh.loadDraft(named(drafter), settings, () => undefined);
      expect(drafts).toEqual((await written(fresh, text, drafter)).drafts);
      await fresh.unload();
    }
  });
});

it.each([['eagle3', 'the EAGLE-3 drafter'], ['eagle3', 'gate up'], ['dflash', 'the DFlash drafter'], ['dflash', 'layer 0 kv']] as const)('gives back what found room where there is none for all: %s, %s', async (drafter, part) => {
  const full = new FullGpu(gpu.device, gpu.adapterFacts);
  const own = engineOn(full, shipped());
  await own.load(named('target'), settings, () => undefined);
  const held = full.buffers.size;
  full.fullAt = part;
  expect(await own.loadDraft(named(drafter), settings, () => undefined)).toMatchObject({ ok: false, cause: 'out-of-memory' });
  await vi.waitFor(() => expect(full.buffers.size).toBe(held));
});

it('is no model to talk to, and drafts for nothing where nothing is loaded', async () => {
  const empty = engineOn(gpu, shipped());
  expect(await empty.load(named('dflash'), settings, () => undefined)).toMatchObject({ ok: false, cause: 'bad-model', sentence: expect.stringMatching(/^This is a DFlash drafter, which writes ahead for another model/) as string });
  expect(await empty.look(named('eagle3'), settings)).toMatchObject({ ok: false, sentence: expect.stringMatching(/^This is an EAGLE-3 drafter/) as string });
  expect(await empty.loadDraft(named('eagle3'), settings, () => undefined)).toMatchObject({ ok: false, sentence: 'There is no model to draft for. Load that one first.' });
});

it('that cannot be read leaves the one before drafting', async () => {
  const broken = engineOn(gpu, shipped({ dflash: { 'config.json': '{"architectures":["DFlashDraftModel"]}' } }));
  expect(await broken.load(named('target'), settings, () => undefined)).toMatchObject({ ok: true });
  expect(await broken.loadDraft(named('eagle3'), settings, () => undefined)).toMatchObject({ ok: true });
  expect(await broken.loadDraft(named('dflash'), settings, () => undefined)).toMatchObject({ ok: false, cause: 'bad-model', sentence: expect.stringMatching(/^The DFlash drafter's config\.json cannot be used/) as string });
  const said = await answerOf(broken, question({ messages: [{ role: 'user', content: TURNS[0] }], drafter: 'eagle3', gamma: 4, maxTokens: 40 }));
  expect(tokensIn(said)).toEqual(plain[0]);
});

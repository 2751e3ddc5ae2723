/**
 * Drafters that read a target's features, in the chat's worker: the shipped ones from their folders beside the shipped target in 8 bits, its cache in 16. Each writes what
 * the target writes alone, in a first turn, a second, and one that goes another way; one takes the place of another; what cannot draft, or has
 * nothing to draft for, is refused and leaves all as it was.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ModelSettings } from '#engine/chat-protocol.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import type { ChatEngine } from './chat-engine.ts';
import { answerOf, engineOn, failureIn, FixtureShelf, named, question, tokensIn } from './played-chat.ts';

const settings: ModelSettings = { bits: 8, context: 256, cacheBits: 16 };
const TURNS = ['What is 7 plus 5?', 'What is 7 plus 5? Then add 30 and 4, and say all of it again: 7 plus 5.', 'What is 7 plus 9? Then'] as const;
const shipped = (changes = {}): FixtureShelf => new FixtureShelf(changes, 'public/models');

let gpu: Gpu;
let engine: ChatEngine;
const plain: (readonly number[])[] = [];

const written = async (text: string, drafter: 'none' | 'eagle3' | 'dflash' | 'draft-model') => {
  const said = await answerOf(engine, question({ messages: [{ role: 'user', content: text }], drafter, gamma: 4, maxTokens: 40 }));
  expect(failureIn(said)).toBeNull();
  return { said, tokens: tokensIn(said) };
};

beforeAll(async () => {
  gpu = await testGpu();
  engine = engineOn(gpu, shipped());
  expect(await engine.load(named('target'), settings, () => undefined)).toMatchObject({ ok: true, value: { drafts: 'draft-model', chats: false } });
  for (const text of TURNS) plain.push((await written(text, 'none')).tokens);
});

describe.each(['eagle3', 'dflash', 'eagle3'] as const)('%s', (drafter) => {
  it('is offered, takes the place of the one before, and writes the target’s own text turn by turn', async () => {
    const offer = await engine.look(named(drafter), settings);
    expect(offer).toMatchObject({ ok: true, value: { title: drafter, memory: { context: 256, refusal: null } } });
    expect(await engine.reckon({ ...settings, bits: 4 })).toMatchObject({ ok: true, value: { refusal: null } });
    expect(await engine.loadDraft(named(drafter), settings, () => undefined)).toMatchObject({ ok: true, value: { drafts: drafter, weights: '8 bits, packed here', identity: { name: drafter } } });
    for (const [turn, text] of TURNS.entries()) {
      const { said, tokens } = await written(text, drafter);
      expect(tokens, text).toEqual(plain[turn]);
      expect(said.find(({ kind }) => kind === 'header')).toMatchObject({ header: { draft: { name: drafter } } });
    }
  });
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

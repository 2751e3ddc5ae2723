/** The link: empty where all is as by default; there and back; no secrets; only its own keys; what means nothing is as by default, what is beyond a limit at it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicAddress } from '#core/chat/public-address.ts';
import { addressOf, readChatLink, writeChatLink } from './chat-link.ts';
import { ANSWER_LIMITS, BITS, CACHE_BITS, CHAT_DRAFTERS, CONTEXTS, DEFAULT_ANSWER, DEFAULT_MODEL } from './chat-settings.ts';

const usual = { model: null, settings: DEFAULT_MODEL, how: DEFAULT_ANSWER, paced: true };
const { gamma, seed, maxTokens } = ANSWER_LIMITS;

describe('a chat link', () => {
  it('is empty where everything is as by default', () => {
    expect(writeChatLink(usual)).toBe('');
    expect(readChatLink('')).toEqual(usual);
  });

  it('comes back as it went', () => {
    fc.assert(fc.property(fc.record({
      model: fc.option(fc.string({ minLength: 1 }).filter((text) => text.trim() === text && publicAddress(text) === text)),
      settings: fc.record({ bits: fc.constantFrom(...BITS), context: fc.constantFrom(...CONTEXTS), cacheBits: fc.constantFrom(...CACHE_BITS) }),
      how: fc.record({
        think: fc.boolean(), drafter: fc.constantFrom(...CHAT_DRAFTERS), gamma: fc.integer(gamma), temperature: fc.integer({ min: 0, max: 200 }).map((x) => x / 100),
        seed: fc.integer(seed), maxTokens: fc.integer(maxTokens),
      }),
      paced: fc.boolean(),
    }), (link) => {
      // a γ that is measured is the device's own
      const how = link.paced ? { ...link.how, gamma: DEFAULT_ANSWER.gamma } : link.how;
      expect(readChatLink(writeChatLink(link))).toEqual({ ...link, how });
    }));
  });

  it.each([
    ['https://example.org/x.gguf?X-Amz-Signature=s3cret', null], ['https://me:s3cret@example.org/x.gguf', null], ['me:s3cret@example.org', null],
    ['https://huggingface.co/owner/name/resolve/main/x.gguf?download=true', 'https://huggingface.co/owner/name/resolve/main/x.gguf'],
  ])('of %s names %j', (model, named) => {
    // also in place of what stood there
    expect(readChatLink(writeChatLink({ ...usual, model }, '?chat-model=s3cret')).model).toBe(named);
    expect(writeChatLink({ ...usual, model })).not.toContain('s3cret');
  });

  it('leaves other pages’ keys alone', () => {
    expect(writeChatLink({ ...usual, model: 'Qwen/Qwen3-0.6B' }, '?gamma=6&chat-bits=8')).toBe('?gamma=6&chat-model=Qwen%2FQwen3-0.6B');
  });

  it.each([
    ['chat-bits=5', { settings: DEFAULT_MODEL }], ['chat-context=1e9', { settings: DEFAULT_MODEL }], ['chat-cache=8', { settings: DEFAULT_MODEL }], ['chat-drafter=medusa', { how: DEFAULT_ANSWER }], ['chat-gamma=', { how: DEFAULT_ANSWER }],
    ['chat-gamma=99', { how: { ...DEFAULT_ANSWER, gamma: 15 }, paced: false }], ['chat-tokens=-4', { how: { ...DEFAULT_ANSWER, maxTokens: 16 } }], ['chat-temperature=Infinity', { how: DEFAULT_ANSWER }],
    ['chat-model=%20', { model: null }],
  ])('settles %s', (query, expected) => expect(readChatLink(`?${query}`)).toMatchObject(expected));

  it('takes an address by its letters alone, and none that is longer than any', () => {
    expect(addressOf(' owner/name ')).toBe('owner/name');
    expect(addressOf('a'.repeat(3000))).toBeNull();
  });
});

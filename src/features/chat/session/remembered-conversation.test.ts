/** A conversation over a reload: there and back; closed or full storage; what is no conversation. */
import { describe, expect, it } from 'vitest';
import { NO_ANSWER } from './chat-session.ts';
import { rememberConversation, rememberedConversation } from './remembered-conversation.ts';

function storageOf(held: string | null): Storage {
  let value = held;
  return { getItem: () => value, setItem: (_: string, text: string) => { value = text; }, removeItem: () => undefined, clear: () => undefined, key: () => null, length: 1 };
}

describe('a conversation', () => {
  it('comes back as text', () => {
    const storage = storageOf(null);
    rememberConversation(() => storage, [['question', 'Why?'], ['answer', 'Blue.']]);
    expect(rememberedConversation(() => storage)).toEqual([{ kind: 'question', text: 'Why?' }, { ...NO_ANSWER, text: 'Blue.' }]);
  });

  it.each([['nothing', null], ['no JSON', '{'], ['no list', '{"a":1}'], ['no pairs', '[["question"]]'], ['half a pair', '[["question","a"]]'], ['out of turn', '[["answer","a"],["question","b"]]']])('that is %s is none', (_, held) => {
    expect(rememberedConversation(() => storageOf(held))).toEqual([]);
  });

  it('is not remembered where storage is closed', () => {
    const closed = (): Storage => { throw new DOMException('closed', 'SecurityError'); };
    expect(() => rememberConversation(closed, [])).not.toThrow();
    expect(rememberedConversation(closed)).toEqual([]);
  });
});

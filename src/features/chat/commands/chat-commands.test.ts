/** No key means two things and every shown key works; what is possible while one chooses, talks, or is answered. */
import { describe, expect, it, vi } from 'vitest';
import { createChatSession, NO_ANSWER, type ChatState } from '../session/chat-session.ts';
import { CHAT_COMMANDS, type ChatDesk } from './chat-commands.ts';

const turns = [{ kind: 'question', text: 'Why?' }, NO_ANSWER] as const;

function deskOf(state: ChatState): ChatDesk {
  const live = { choose: vi.fn(), fold: vi.fn(), look: vi.fn(), settle: vi.fn(), load: vi.fn(), cancel: vi.fn(), close: vi.fn(), forget: vi.fn(), send: vi.fn(), again: vi.fn(), stop: vi.fn(), newConversation: vi.fn() };
  return { session: createChatSession(state).getState(), live, noGpu: null, lookAtRounds: vi.fn(), lookAtThought: vi.fn() };
}

const possible = (state: ChatState): readonly string[] => CHAT_COMMANDS.filter((command) => command.possible(deskOf(state))).map(({ id }) => id);

describe('the commands of the chat', () => {
  it('share no key', () => {
    const stroke = (key: string) => ({ key, shiftKey: false, ctrlKey: false, metaKey: false });
    for (const key of ['Escape', 'w']) expect(CHAT_COMMANDS.filter(({ matches }) => matches(stroke(key)))).toHaveLength(1);
    const keys = CHAT_COMMANDS.flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are possible where they mean something', () => {
    expect(possible({})).toEqual([]);
    expect(possible({ choosing: null })).toEqual(['hands', 'change', 'close', 'draft']);
    expect(possible({ choosing: null, turns })).toEqual(['hands', 'again', 'fresh', 'change', 'close', 'draft']);
    expect(possible({ choosing: null, turns, answering: true })).toEqual(['stop', 'hands']);
  });

  it('do what they say', () => {
    const desk = deskOf({ choosing: null, turns });
    for (const command of CHAT_COMMANDS) command.perform(desk);
    expect(desk.live.stop).toHaveBeenCalledOnce();
    expect(desk.live.again).toHaveBeenCalledOnce();
    expect(desk.live.newConversation).toHaveBeenCalledOnce();
    expect(desk.live.close).toHaveBeenCalledOnce();
    expect(vi.mocked(desk.live.choose).mock.calls).toEqual([['target'], ['draft']]);
  });
});

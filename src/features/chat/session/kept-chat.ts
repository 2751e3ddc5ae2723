/** The chat's session and its worker outlive a look at another page: a model that was loaded stays. They begin when the chat is first opened. */
import { shownAddress } from '#core/chat/public-address.ts';
import { readChatLink } from './chat-link.ts';
import { createChatSession, type ChatStore, type Turn } from './chat-session.ts';
import { answerText } from './answer-text.ts';
import { LiveChat, type ConnectChat } from './live-chat.ts';
import { rememberConversation, rememberedConversation, type Texts } from './remembered-conversation.ts';

export interface KeptChat {
  readonly store: ChatStore;
  readonly live: LiveChat;
}

let kept: KeptChat | null = null;

const ofThisTab = (): Storage => sessionStorage;

const textsOf = (turns: readonly Turn[]): Texts => turns.map((turn) => [turn.kind, turn.kind === 'question' ? turn.text : answerText(turn)]);

/** Null: the chat was not opened yet, so that nothing can have been loaded. */
export const chatSoFar = (): KeptChat | null => kept;

export function keptChat(connect: ConnectChat): KeptChat {
  if (kept) return kept;
  const { model, settings, how, paced } = readChatLink(location.search);
  const store = createChatSession({
    settings, how, paced, turns: rememberedConversation(ofThisTab),
    ...(model !== null && { choosing: { slot: 'target', at: { kind: 'linked', wanted: { choice: { kind: 'address', address: model }, address: model, title: shownAddress(model) } } } }),
  });
  const remember = (): void => rememberConversation(ofThisTab, textsOf(store.getState().turns));
  const live = new LiveChat(store, connect, remember);
  // what is being written when the tab is loaded anew is a visitor's too
  addEventListener('pagehide', remember);
  void live.lookForKept();
  return (kept = { store, live });
}

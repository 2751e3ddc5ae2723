/**
 * The loaded model, asked beside the conversation: one answer at a time, set as the chat was when this began. What the chat shows stays as it is, and
 * goes first: a question of a visitor ends what is being written here, and an answer to one is waited for.
 */
import type { AskedModel, Told, Written } from '#core/chat/asked-model.ts';
import type { ChatMessage } from '#core/chat/render-template.ts';
import type { ChatConnection } from '#engine/chat-protocol.ts';
import { chatStrings } from '../chat-strings.ts';
import { settingsOf } from './chat-request.ts';
import { hearBeside } from './hear-beside.ts';
import type { KeptChat } from './kept-chat.ts';
import { failureOf } from './live-chat.ts';
import { whyUnasked, type Unasked } from './why-unasked.ts';

const refused = (sentence: string, again: boolean): Told<never> => ({ ok: false, again, sentence });

/** What has to be so before it is asked anything; else why it is not. */
export function askLoadedModel({ store, live }: Pick<KeptChat, 'store' | 'live'>): AskedModel | Unasked {
  const { target, how } = store.getState();
  const unasked = whyUnasked(store.getState());
  if (unasked !== null || !target) return unasked ?? 'none';
  const { beside: words } = chatStrings;
  const { identity: { name } } = target.model;

  /** It may have been closed, or another may have been loaded, since. */
  async function over<Value>(work: (connection: ChatConnection) => Promise<Told<Value>>): Promise<Told<Value>> {
    const { answering, target: now } = store.getState();
    const connection = live.held;
    if (now !== target || !connection) return refused(words.gone(name), false);
    if (answering) return refused(words.answering(name), true);
    return work(connection);
  }
  const request = (messages: readonly ChatMessage[]) => ({ ...settingsOf({ ...store.getState(), how }), messages });

  return {
    title: name,
    fit: (messages) => over(async (connection) => {
      try {
        const answered = await connection.fit(request(messages));
        return answered.ok ? answered : refused(answered.sentence, false);
      } catch (error) {
        const failure = failureOf(error);
        live.failed(failure);
        return refused(failure.sentence, false);
      }
    }),
    ask: (messages, onText, signal) => over<Written>(async (connection) => {
      signal.throwIfAborted();
      const heard = await hearBeside(connection, request(messages), { onText, onFailure: (failure) => live.failed(failure) }, signal);
      if (heard.kind === 'failed') return refused(heard.failure.sentence, false);
      return heard.kind === 'stopped' ? refused(words.interrupted(name), true) : { ok: true, value: heard.written };
    }),
  };
}

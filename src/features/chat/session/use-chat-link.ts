/** Keeps the address as the chat is set, so that it can be sent to somebody; once it has come to rest. */
import { useEffect } from 'react';
import { writeChatLink } from './chat-link.ts';
import type { ChatSession } from './chat-session.ts';
import { wantedTarget } from './wanted-target.ts';

const SETTLE_MS = 200;

export function useChatLink(session: ChatSession): void {
  const { settings, how, paced } = session;
  const model = wantedTarget(session)?.address ?? null;
  useEffect(() => {
    const timer = setTimeout(() => {
      history.replaceState(history.state, '', location.pathname + writeChatLink({ model, settings, how, paced }, location.search) + location.hash);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [model, settings, how, paced]);
}

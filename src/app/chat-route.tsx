/** The chat, and the way from an answer to the page that shows its every round. */
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { EventLog } from '#core/trace/event-log.ts';
import { useOpenRun } from '#features/speculation/exchange/use-open-run.ts';
import { connectChat } from './connect-chat.ts';
import { fetchedPage } from './fetched-page.ts';

const ChatPage = fetchedPage(async () => (await import('#features/chat/chat-page.tsx')).ChatPage);

export function ChatRoute() {
  const openRun = useOpenRun();
  const [, navigate] = useLocation();
  // where a run is under way there, that page says so
  const look = useCallback((log: EventLog) => {
    void openRun({ ok: true, log, at: null }).then(() => {
      navigate('/');
      scrollTo(0, 0);
    });
  }, [openRun, navigate]);
  return <ChatPage connect={connectChat} onLookAtRounds={look} />;
}

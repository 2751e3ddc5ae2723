/** The chat, and the ways from an answer to the page that shows its every round, and to the one that shows how it hangs together. */
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { EventLog } from '#core/trace/event-log.ts';
import { handThought } from '#features/reasoning/paste/handed-thought.ts';
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
  const map = useCallback((text: string, problem: string) => {
    handThought({ text, problem });
    navigate('/reasoning');
    scrollTo(0, 0);
  }, [navigate]);
  return <ChatPage connect={connectChat} onLookAtRounds={look} onLookAtThought={map} />;
}

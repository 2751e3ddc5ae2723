/** Keeps the end of an answer in sight as it is written, for whoever is at the end of the page; who has scrolled up stays where they read. */
import { useEffect } from 'react';
import { useLogVersion } from '#ui/use-log-version.ts';
import type { ChatSession } from '../session/chat-session.ts';

/** As far from the end as a few lines that came at once. */
const NEAR_PX = 160;

export function useFollowEnd({ turns, answering }: Pick<ChatSession, 'turns' | 'answering'>): void {
  const last = turns.at(-1);
  const version = useLogVersion(last?.kind === 'answer' ? last.log : null);
  // a question that was just asked is looked at, wherever one was
  useEffect(() => { if (answering) scrollTo(0, document.documentElement.scrollHeight); }, [answering]);
  // with its end come its figures, a few lines more
  useEffect(() => {
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
    if (last && scrollHeight - clientHeight - scrollTop < (answering ? NEAR_PX : 2 * NEAR_PX)) scrollTo(0, scrollHeight);
  }, [last, answering, version]);
}

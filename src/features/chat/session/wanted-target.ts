/** The model that the chat is about: what is being chosen to answer, else what stands ready; null: nothing yet. */
import type { ChatSession, Wanted } from './chat-session.ts';

export function wantedTarget({ choosing, target }: Pick<ChatSession, 'choosing' | 'target'>): Wanted | null {
  const at = choosing?.slot === 'target' ? choosing.at : null;
  return at && at.kind !== 'open' ? at.wanted : (target?.wanted ?? null);
}

/** One sentence a round for those who listen; at the end, how it went. */
import { LiveRegion } from '#ui/live-region.tsx';
import { endSentence, roundSentence } from './sentences.ts';
import { useSession } from './session/session-context.ts';
import type { View } from './session/use-view.ts';

export function Announcer({ view }: { readonly view: View | null }) {
  const idle = useSession((session) => session.phase.kind === 'idle');
  const over = idle && view !== null && view.cursor >= view.log.length;
  const last = view?.rounds.findLast(({ end }) => end !== null);
  // The last round and the end of the run come at once: both are said.
  const sentences = [view && last && roundSentence(view.log, last), over && endSentence(view.log, view.cursor)];
  return <LiveRegion sentence={sentences.filter(Boolean).join(' ')} />;
}

/** One sentence a round for those who listen; at the end, how it went. */
import { figuresAt } from '#core/trace/figures.ts';
import { decimal } from '#ui/number-format.ts';
import { LiveRegion } from '#ui/live-region.tsx';
import { roundSentence } from './sentences.ts';
import { useSession } from './session/session-context.ts';
import type { View } from './session/use-view.ts';
import { strings } from './strings.ts';

export function Announcer({ view }: { readonly view: View | null }) {
  const over = useSession((session) => session.phase.kind === 'idle') && view !== null && view.cursor >= view.log.length;
  const last = view?.rounds.findLast(({ end }) => end !== null);
  const figures = over ? figuresAt(view.log, view.cursor) : null;
  const done = figures?.acceptanceLength ? strings.announce.done(figures.tokens, decimal(figures.acceptanceLength)) : null;
  // The last round and the end of the run come at once: both are said.
  return <LiveRegion sentence={[view && last && roundSentence(view.log, last), done].filter(Boolean).join(' ')} />;
}

/**
 * Keeps the address in step with the form and the selection, without adding to the history. While the run is paused that is
 * what is shown, however one came there; a run that has just ended points at no token.
 */
import { useEffect } from 'react';
import type { Selection } from '#core/trace/why.ts';
import { isOn } from '../tour/tour-moves.ts';
import { writeLink } from './link.ts';
import { useSession } from './session-context.ts';

const SETTLE_MS = 200;

export function useLink(ready: boolean, moment: Selection | undefined): void {
  const config = useSession((session) => session.config);
  const pinned = useSession((session) => session.selection ?? session.wanted);
  const resting = useSession(({ log, playing, cursor }) => log !== null && !playing && cursor < log.length);
  const { round, slot } = pinned ?? (resting ? moment : null) ?? {};
  const study = useSession((session) => session.study);
  const whatIf = useSession((session) => session.whatIf);
  const tour = useSession((session) => (isOn(session.tour) ? session.tour.step : null));
  useEffect(() => {
    if (!ready) return;
    const at = round === undefined || slot === undefined ? null : { round, slot };
    const timer = setTimeout(() => {
      history.replaceState(history.state, '', location.pathname + writeLink({ config, at, study, whatIf, tour }, location.search) + location.hash);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [config, round, slot, study, whatIf, tour, ready]);
}

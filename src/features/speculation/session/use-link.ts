/** Keeps the address in step with the form and the selection, without adding to the history. */
import { useEffect } from 'react';
import { writeLink } from './link.ts';
import { useSession } from './session-context.ts';

const SETTLE_MS = 200;

export function useLink(ready: boolean): void {
  const config = useSession((session) => session.config);
  const selection = useSession((session) => session.selection ?? session.wanted);
  const study = useSession((session) => session.study);
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => {
      history.replaceState(history.state, '', location.pathname + writeLink(config, selection, study, location.search) + location.hash);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [config, selection, study, ready]);
}

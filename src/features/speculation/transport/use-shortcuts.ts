/**
 * Single keys for the commands: only while no field has the focus, not where the page needs them for scrolling, and not when the visitor
 * switched them off (WCAG 2.1.4).
 */
import { useEffect } from 'react';
import { useSessionStore } from '../session/session-context.ts';
import { COMMANDS } from './commands.ts';
import { belongsToPage } from './page-keys.ts';

/** Where a key already means something. */
const OWN_KEYS = 'input, textarea, select, dialog, [role="grid"], [contenteditable]';
/** Where the run is shown and moved (speculation-page.tsx). */
const RUN = '[data-run-keys]';

export function useShortcuts(openHelp: () => void): void {
  const store = useSessionStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const session = store.getState();
      const target = event.target instanceof Element ? event.target : null;
      if (!session.shortcuts || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (target?.closest(OWN_KEYS)) return;
      if (event.key === ' ' && target?.closest('button, a, summary, label')) return;
      if (belongsToPage(event.key, document.documentElement, target !== null && target.closest(RUN) !== null)) return;
      if (event.key === '?') {
        openHelp();
        return;
      }
      const command = COMMANDS.find(({ matches }) => matches(event));
      if (!command) return;
      event.preventDefault();
      command.perform(session);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store, openHelp]);
}

/** Single keys for the commands: only while no field has the focus, and not when the visitor switched them off (WCAG 2.1.4). */
import { useEffect } from 'react';
import { useSessionStore } from '../session/session-context.ts';
import { COMMANDS } from './commands.ts';

/** Where a key already means something. */
const OWN_KEYS = 'input, textarea, select, dialog, [role="grid"], [contenteditable]';

export function useShortcuts(openHelp: () => void): void {
  const store = useSessionStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const session = store.getState();
      const target = event.target instanceof Element ? event.target : null;
      if (!session.shortcuts || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (target?.closest(OWN_KEYS)) return;
      if (event.key === ' ' && target?.closest('button, a, summary, label')) return;
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

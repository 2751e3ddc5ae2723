/**
 * Keys for the commands. Single ones count only while no field has the focus, not where the page needs them for scrolling, and not
 * when the visitor switched them off (WCAG 2.1.4); chords always do.
 */
import { useEffect } from 'react';
import { COMMANDS } from './all-commands.ts';
import { belongsToPage } from './page-keys.ts';
import { useDesk } from './use-desk.ts';

/** Where any key already means something; a grid keeps those that it needs to itself. */
const OWN_KEYS = 'input, textarea, select, dialog, [contenteditable]';
/** Where the run is shown and moved (speculation-page.tsx). */
const RUN = '[data-run-keys]';

function isFree(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(OWN_KEYS)) return false;
  if (event.key === ' ' && target?.closest('button, a, summary, label')) return false;
  return !belongsToPage(event.key, document.documentElement, target !== null && target.closest(RUN) !== null);
}

export function useShortcuts(): void {
  const desk = useDesk();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey) return;
      const command = COMMANDS.find(({ matches }) => matches(event));
      const now = desk();
      if (!command || now.session.overlay !== null) return;
      if (!command.chord && (!now.session.shortcuts || !isFree(event))) return;
      if (!command.possible(now)) return;
      event.preventDefault();
      command.perform(now);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [desk]);
}

/**
 * Keys for a page's commands. Single ones count only while no field has the focus, not where the page needs them for scrolling, and not
 * when the visitor switched them off (WCAG 2.1.4); chords always do.
 */
import { useLayoutEffect } from 'react';
import type { Command } from './command.ts';
import { belongsToPage } from './page-keys.ts';

/** Where any key already means something; a grid keeps those that it needs to itself. */
const OWN_KEYS = 'input:not([type=radio], [type=range], [type=checkbox]), textarea, select, dialog, [contenteditable]';
/** Where keys that move already do; a letter, a digit or a sign means nothing there. */
const OWN_MOVES = 'input';
/** Where the run is shown and moved: a page marks it. */
const RUN = '[data-run-keys]';

function isFree(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(OWN_KEYS) || (target?.closest(OWN_MOVES) && (event.key.length > 1 || event.key === ' '))) return false;
  if (event.key === ' ' && target?.closest('button, a, summary, label')) return false;
  return !belongsToPage(event.key, document.documentElement, target !== null && target.closest(RUN) !== null);
}

interface Choices<Desk> {
  readonly commands: readonly Command<Desk>[];
  readonly desk: () => Desk;
  /** Nothing lies over the page. */
  readonly open: (desk: Desk) => boolean;
  /** Single keys are not switched off. */
  readonly single: (desk: Desk) => boolean;
}

/** All of it is the same from render to render. */
export function useCommandKeys<Desk>({ commands, desk, open, single }: Choices<Desk>): void {
  // Before the paint: a key that answers what is seen finds the desk that goes with it.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey) return;
      const command = commands.find(({ matches }) => matches(event));
      const now = desk();
      if (!command || !open(now)) return;
      if (!command.chord && (!single(now) || !isFree(event))) return;
      if (!command.possible(now)) return;
      event.preventDefault();
      command.perform(now);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [commands, desk, open, single]);
}

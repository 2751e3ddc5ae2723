/**
 * The address as what is looked at: whose run, which view, what was chosen of who answers. Another view or person is a step that the browser's Back takes
 * back; all else, as the place in the run, changes the step that one is on.
 */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { rewriteQuery } from '#ui/rewrite-query.ts';
import type { PibenchRoom, RoomState } from './pibench-room.ts';
import { readScreen } from './screen.ts';
import { readPibenchLink, writePibenchLink } from './pibench-link.ts';
import { writeChoice, type RunChoice } from './run-choice.ts';
import { FIRST_SCREENS, writeScreens, type ScreenChoices } from './screens-link.ts';

const PAGE = /^#\/?pibench\b/;

type Looked = Pick<RoomState, 'screen' | 'persona'>;

/** Who is looked at, as a link names them: the first, or nobody yet, in no word. */
function personOf({ data, persona }: Pick<RoomState, 'data' | 'persona'>): string | null {
  return data.kind === 'ready' && data.dataset.personas[0]?.id === persona ? null : persona;
}

/** The query for what is looked at and what was chosen on the screens, and whether it is a new step. A place is somebody's: who is turned to stands at none. */
export function addressOf(before: string, { screen, persona }: Looked, choice: RunChoice, screens: ScreenChoices = FIRST_SCREENS): { readonly query: string; readonly step: boolean } {
  const was = { screen: readScreen(before), persona: readPibenchLink(before).persona };
  const other = was.persona !== persona;
  const place = other ? { task: null, turn: null, intent: null, at: null } : readPibenchLink(before);
  const query = rewriteQuery(writeScreens(screens, writeChoice(choice, writePibenchLink({ ...place, persona }, before))), [['pi-view', screen === 'stage' ? null : screen]]);
  return { query, step: other || was.screen !== screen };
}

export function useAddress(room: PibenchRoom): void {
  const { choice, screen, data, persona, read, compared, labChoices, policy } = useStore(room.store);
  const { opened } = useStore(room.opened.store);
  // names of what a visitor opened are in no link
  const theirs = opened.kind === 'open' && opened.read !== null;
  const ready = data.kind === 'ready';
  const person = personOf({ data, persona });
  useEffect(() => {
    if (!ready) return;
    const { query, step } = addressOf(location.search, { screen, persona: person }, choice, theirs ? FIRST_SCREENS : { read, compared, labChoices, policy });
    const address = location.pathname + query + location.hash;
    if (step) history.pushState(history.state, '', address);
    else history.replaceState(history.state, '', address);
  }, [ready, choice, screen, person, theirs, read, compared, labChoices, policy]);
  useEffect(() => {
    const onBack = (): void => {
      const now = room.store.getState();
      if (!PAGE.test(location.hash) || now.data.kind !== 'ready') return;
      const screenThen = readScreen(location.search);
      const { personas } = now.data.dataset;
      const then = readPibenchLink(location.search).persona ?? personas[0]?.id;
      if (screenThen !== now.screen) now.set({ screen: screenThen });
      if (then !== undefined && then !== room.shown?.id && personas.some(({ id }) => id === then)) room.choose(then);
    };
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  }, [room]);
}

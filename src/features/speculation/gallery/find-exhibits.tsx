/** The find bar, and what it found, marked in the text and in the rounds. */
import { useRef, type ReactNode } from 'react';
import type { EventLog } from '#core/trace/event-log.ts';
import { ratioRun } from '#core/trace/simulated-runs.ts';
import type { Selection } from '#core/trace/why.ts';
import { exhibitSection } from '#ui/exhibit.ts';
import { FindBar } from '../find/find-bar.tsx';
import { useFound } from '../find/use-found.ts';
import { LanesPanel } from '../lanes/lanes-panel.tsx';
import { OutputPanel } from '../output/output-panel.tsx';
import { useSession, useSessionStore } from '../session/session-context.ts';
import type { View } from '../session/use-view.ts';
import { exhibitStrings } from './exhibit-strings.ts';
import { cursorAt, tokenWhere } from './scenes.ts';
import { RunStage, type Scene } from './stage.tsx';

const ignore = (): void => undefined;
const WORD = 'stamps';

function Finding({ view, selected }: { readonly view: View; readonly selected: Selection | null }) {
  const store = useSessionStore();
  const field = useRef<HTMLInputElement>(null);
  const query = useSession((session) => session.query);
  const found = useFound(view);
  return (
    <>
      <OutputPanel view={view} selected={selected} found={found.marks} noRun={null} />
      <LanesPanel view={view} selected={selected} found={found.marks} />
      <FindBar field={field} query={query} found={found} goesOn={view.cursor < view.log.length} playing={false} onQuery={(typed) => store.getState().set({ query: typed })} onClose={ignore} />
    </>
  );
}

const of = (log: EventLog, scene: Scene) => (): ReactNode => (
  <RunStage scene={{ finding: 1, ...scene, log }}>{(view, selected) => <Finding view={view} selected={selected} />}</RunStage>
);

export const findExhibits = exhibitSection('find', exhibitStrings.find, {
  empty: of(ratioRun, { query: '' }),
  found: of(ratioRun, { query: WORD }),
  current: of(ratioRun, { query: WORD, selection: tokenWhere(ratioRun, (why) => ratioRun.text(why.token).trim() === WORD) }),
  none: of(ratioRun, { query: 'zebra' }),
  'none-yet': of(ratioRun, { query: WORD, cursor: cursorAt(ratioRun, 3, 'target') }),
});

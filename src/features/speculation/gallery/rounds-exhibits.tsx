/** The grid of rounds in all its states. */
import type { ReactNode } from 'react';
import type { EventLog } from '#core/trace/event-log.ts';
import { ratioRun, treeRun } from '#core/trace/simulated-runs.ts';
import { exhibitSection } from '#ui/exhibit.ts';
import { NOTHING_FOUND } from '../find/current-match.ts';
import { LanesPanel } from '../lanes/lanes-panel.tsx';
import { StudyPanel } from '../study/study-panel.tsx';
import { exhibitStrings } from './exhibit-strings.ts';
import { longRun, lookupRun, plainRun, surestRun } from './runs.ts';
import { cursorAt, tokenWhere } from './scenes.ts';
import { RunStage, type Scene } from './stage.tsx';

const of = (log: EventLog, scene: Scene = {}): ReactNode => (
  <RunStage scene={{ ...scene, log }}>{(view, selected) => <LanesPanel view={view} selected={selected} found={NOTHING_FOUND} />}</RunStage>
);

export const roundsExhibits = exhibitSection('rounds', exhibitStrings.rounds, {
  ways: () => <RunStage scene={{ log: ratioRun }}>{(view, selected) => <StudyPanel view={view} selected={selected} found={NOTHING_FOUND} />}</RunStage>,
  empty: () => of(ratioRun, { cursor: 0 }),
  drafting: () => of(ratioRun, { cursor: cursorAt(ratioRun, 3, 'draft') }),
  chain: () => of(ratioRun),
  chosen: () => of(ratioRun, { selection: tokenWhere(ratioRun, (why) => why.kind === 'coin' && why.verdict === 'rejected') }),
  tree: () => of(treeRun),
  long: () => of(longRun),
  plain: () => of(plainRun),
  lookup: () => of(lookupRun),
  ended: () => of(surestRun),
});

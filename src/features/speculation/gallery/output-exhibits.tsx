/** The output in all its states. */
import type { ReactNode } from 'react';
import type { EventLog } from '#core/trace/event-log.ts';
import { ratioRun, treeRun } from '#core/trace/simulated-runs.ts';
import { exhibitSection } from '#ui/exhibit.ts';
import { NOTHING_FOUND } from '../find/current-match.ts';
import { NoRun } from '../output/no-run.tsx';
import { OutputPanel } from '../output/output-panel.tsx';
import { exhibitStrings } from './exhibit-strings.ts';
import { listed, lookupRun, shortRun } from './runs.ts';
import { cursorAt, endedAfter, tokenWhere } from './scenes.ts';
import { Stage, type Scene } from './stage.tsx';

const ignore = (): void => undefined;

const without = ({ unmade = false, weightsGone = false, coming = false, canRun = true }: Partial<Record<'unmade' | 'weightsGone' | 'coming' | 'canRun', boolean>> = {}): ReactNode => (
  <Stage scene={{}}>
    {(view, selected) => <OutputPanel view={view} selected={selected} found={NOTHING_FOUND} noRun={<NoRun weightsGone={weightsGone} unmade={unmade} coming={coming} canRun={canRun} recorded={listed} onRecorded={ignore} />} />}
  </Stage>
);

const of = (log: EventLog, scene: Scene = {}): ReactNode => (
  <Stage scene={{ log, ...scene }}>{(view, selected) => <OutputPanel view={view} selected={selected} found={NOTHING_FOUND} noRun={null} />}</Stage>
);

export const outputExhibits = exhibitSection('output', exhibitStrings.output, {
  empty: () => without(),
  unmade: () => without({ unmade: true }),
  'unmade-here': () => without({ unmade: true, canRun: false }),
  'weights-gone': () => without({ unmade: true, weightsGone: true }),
  coming: () => without({ coming: true }),
  waiting: () => of(ratioRun, { cursor: 0 }),
  drafting: () => of(ratioRun, { cursor: cursorAt(ratioRun, 3, 'draft') }),
  judging: () => of(ratioRun, { cursor: cursorAt(ratioRun, 3, 'target') }),
  all: () => of(ratioRun),
  final: () => of(ratioRun, { textMode: 'final' }),
  source: () => of(ratioRun, { textMode: 'source' }),
  'source-lookup': () => of(lookupRun, { textMode: 'source' }),
  chosen: () => of(ratioRun, { selection: tokenWhere(ratioRun, (why) => why.kind === 'coin' && why.verdict === 'rejected') }),
  tree: () => of(treeRun),
  length: () => of(shortRun),
  stopped: () => of(endedAfter(ratioRun, 4, 'stopped')),
  failed: () => of(endedAfter(ratioRun, 4, 'failed')),
  nothing: () => of(endedAfter(ratioRun, 0, 'stopped')),
});

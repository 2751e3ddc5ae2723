/** The stage in all its states, each in a session of its own, on runs made by hand. It plays where one starts it. */
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { simulatedDataset } from '#core/pibench/simulated-pibench-persona.ts';
import { simulatedPibenchRun as run } from '#core/pibench/simulated-pibench-run.ts';
import type { Dataset } from '#core/pibench/task.ts';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import type { PibenchData, Scores } from '../commands/pibench-commands.ts';
import { PibenchView } from '../pibench-view.tsx';
import { createPibenchSession, type PibenchState } from '../session/pibench-session.ts';
import { usePibenchPlayback } from '../session/use-pibench-playback.ts';
import { behind, brokenRun, episodeDataset, episodeRun, longRun } from './example-runs.ts';
import { authorSections } from './author-exhibits.tsx';
import { compareSection } from './compare-exhibits.tsx';
import { endpointSections } from './endpoint-exhibits.tsx';
import { exhibitStrings } from './exhibit-strings.ts';
import { labSection } from './lab-exhibits.tsx';
import { scatterSection } from './scatter-exhibits.tsx';
import { tasksSections } from './tasks-exhibits.tsx';
import { UNREADABLE } from './pibench-sentences.ts';

const ignore = (): void => undefined;
const SCORES: Readonly<Partial<Record<string, Scores>>> = { choir: { proc: 0.62, comp: 0.78 }, orchard: { proc: 0.41, comp: 0.66 }, ferry: { proc: 0.18, comp: 0.5 } };
const ready = (dataset: Dataset = simulatedDataset): PibenchData => ({ kind: 'ready', dataset });

interface Scene extends PibenchState {
  readonly data?: PibenchData;
}

function Scened({ scene: { data = ready(), ...state } }: { readonly scene: Scene }) {
  const [store] = useState(() => createPibenchSession(state));
  const session = useStore(store);
  usePibenchPlayback(session);
  return <PibenchView desk={{ session, data, scores: session.run ? SCORES : {}, choosePersona: ignore, again: ignore }} />;
}

const of = (scene: Scene) => (): ReactNode => <Scened scene={scene} />;
const [first, second, third] = run.header.tasks as readonly [string, string, string];
const at = (cursor: number, state: Scene = {}) => of({ run, cursor, ...state });

export const pibenchSections: readonly ExhibitSection[] = [exhibitSection('pibench', exhibitStrings, {
  loading: of({ data: { kind: 'loading' } }),
  failed: of({ data: { kind: 'failed', sentence: UNREADABLE } }),
  idle: of({}),
  opening: at(0),
  writing: at(behind(run, first, 'delta', 9)),
  midway: at(behind(run, second, 'intent', 2)),
  missed: at(behind(run, second, 'user', 3), { selected: 'large_sheets' }),
  evidence: at(behind(run, third, 'intent', 4), { selected: 'piano_key' }),
  author: at(behind(run, first, 'message', 1), { author: true }),
  finding: at(behind(run, second, 'file', 3), { finding: 1, query: 'large' }),
  finished: at(run.events.length),
  long: of({ run: longRun, cursor: longRun.events.length }),
  episode: of({ run: episodeRun, cursor: behind(episodeRun, 'choir_task_16', 'intent', 4), data: ready(episodeDataset) }),
  other: of({ run: { ...run, header: { ...run.header, dataset: { ...run.header.dataset, hash: 'of-last-week' } } }, brought: { persona: null }, cursor: run.events.length }),
  broken: of({ run: brokenRun, cursor: brokenRun.events.length }),
}), labSection, scatterSection, compareSection, ...tasksSections, ...authorSections, ...endpointSections];

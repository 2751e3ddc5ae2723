/** The stage in all its states, each in a session of its own, on runs made by hand. It plays where one starts it. */
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AgentRequest } from '#core/pibench/agents/agent.ts';
import { simulatedDataset, simulatedPersona } from '#core/pibench/simulated-pibench-persona.ts';
import { simulatedPibenchRun as run } from '#core/pibench/simulated-pibench-run.ts';
import type { Dataset } from '#core/pibench/task.ts';
import { PossibleCommands } from '#ui/commands/palette.tsx';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import { ScrollBox } from '#ui/scroll-box.tsx';
import { commandStrings } from '../commands/command-strings.ts';
import { KeysCard } from '../commands/keys-dialog.tsx';
import { pageCommands } from '../commands/page-commands.ts';
import type { PibenchData, Scores } from '../commands/pibench-commands.ts';
import { PibenchView } from '../pibench-view.tsx';
import { PibenchRoom } from '../session/pibench-room.ts';
import { createPibenchSession, type PibenchState } from '../session/pibench-session.ts';
import type { Screen } from '../session/screen.ts';
import { shownSession } from '../session/shown-session.ts';
import { usePibenchPlayback } from '../session/use-pibench-playback.ts';
import { BoardPicture } from '../stage/board-picture.tsx';
import { boardOnPaper, measureFaces } from '../stage/draw-board.tsx';
import { noteOf } from '../stage/run-words.ts';
import { PersonComposer } from '../stage/person-composer.tsx';
import { behind, brokenRun, episodeDataset, episodeRun, longRun } from './example-runs.ts';
import { authorSections } from './author-exhibits.tsx';
import { compareSection } from './compare-exhibits.tsx';
import { endpointSections } from './endpoint-exhibits.tsx';
import { exhibitStrings } from './exhibit-strings.ts';
import { labSection } from './lab-exhibits.tsx';
import { policySection } from './policy-exhibits.tsx';
import { scatterSection } from './scatter-exhibits.tsx';
import { tasksSections } from './tasks-exhibits.tsx';
import { UNREADABLE } from './pibench-sentences.ts';
import { WHY_INTENT, whyDataset, whyRun } from './why-run.ts';

const ignore = (): void => undefined;
const nothingPlayed: Scores = { proc: null, comp: null, over: 0, counting: 2, sessions: [0.75, null, null] };
const SCORES: Readonly<Partial<Record<string, Scores>>> = {
  choir: { proc: 0.62, comp: 0.78, over: 1, counting: 2, sessions: [0.5, 0.75, null] }, orchard: { proc: 0.41, comp: 0.66, over: 2, counting: 2, sessions: [0.5, 0.25, 0.5] }, ferry: nothingPlayed,
};
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

/** All commands of a page with a run on its stage; of a room of its own. */
function Commands({ screen }: { readonly screen: Screen }) {
  const [room] = useState(() => {
    const own = new PibenchRoom('', () => '');
    own.store.setState({ data: ready(), whole: true, screen });
    own.stage.setState({ run });
    return own;
  });
  return <PossibleCommands commands={pageCommands} groups={commandStrings.groups} desk={() => ({ session: room.stage.getState(), room })} onChoose={ignore} />;
}

/** What a file would hold, on the page; it scrolls where there is little room. */
function Picture({ cursor, author = false }: { readonly cursor: number; readonly author?: boolean }) {
  const { task, ...shown } = shownSession(run, cursor, simulatedPersona);
  if (!task) return null;
  const board = boardOnPaper({ persona: simulatedPersona, task, ...shown, run, note: noteOf(simulatedDataset, run), author });
  return <ScrollBox named={{ label: exhibitStrings.exhibits[author ? 'picture-author' : 'picture'].title }}><BoardPicture board={board} widthOf={measureFaces()} onDrawn={ignore} /></ScrollBox>;
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
  why: of({ run: whyRun, cursor: whyRun.events.length, selected: WHY_INTENT, data: ready(whyDataset) }),
  keys: () => <KeysCard shortcuts onShortcuts={ignore} onClose={ignore} />,
  commands: () => <Commands screen="stage" />,
  'commands-elsewhere': () => <Commands screen="lab" />,
  yours: () => <PersonComposer turn={{ kind: 'answer', request: { files: { 'board.md': 'Hall 2' } } as unknown as AgentRequest, answer: ignore }} persona={simulatedPersona} />,
  evidence: at(behind(run, third, 'intent', 4), { selected: 'piano_key' }),
  picture: () => <Picture cursor={behind(run, second, 'intent', 2)} />,
  'picture-author': () => <Picture cursor={behind(run, first, 'message', 1)} author />,
  author: at(behind(run, first, 'message', 1), { author: true }),
  finding: at(behind(run, second, 'file', 3), { finding: 1, query: 'large' }),
  finished: at(run.events.length),
  long: of({ run: longRun, cursor: longRun.events.length }),
  episode: of({ run: episodeRun, cursor: behind(episodeRun, 'choir_task_16', 'intent', 4), data: ready(episodeDataset) }),
  other: of({ run: { ...run, header: { ...run.header, dataset: { ...run.header.dataset, hash: 'of-last-week' } } }, brought: { persona: null }, cursor: run.events.length }),
  broken: of({ run: brokenRun, cursor: brokenRun.events.length }),
}), labSection, scatterSection, policySection, compareSection, ...tasksSections, ...authorSections, ...endpointSections];

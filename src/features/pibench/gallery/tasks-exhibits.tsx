/** The screen of tasks in all its states, from props alone; the last one opens what the visitor gives it. */
import { useState, type ReactNode } from 'react';
import { heldFolder } from '#core/pibench/read/folder.ts';
import { censusOf, type ReadDataset } from '#core/pibench/read/read-dataset.ts';
import { simulatedDataset, simulatedPersona } from '#core/pibench/simulated-pibench-persona.ts';
import type { Task } from '#core/pibench/task.ts';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import { OpenedSet, type OpenedSetState, type OpenedState } from '../tasks/opened-set.ts';
import { shownSet } from '../tasks/shown-set.ts';
import type { TaskPlace } from '../tasks/task-list.tsx';
import { TasksScreen } from '../tasks/tasks-screen.tsx';
import { useOpenedSet, type OpeningProps } from '../tasks/use-opened-set.ts';
import { tasksExhibitStrings } from './tasks-exhibit-strings.ts';
import { ASSETS, FAULTS, LOGIN, NOT_THERE } from './tasks-sentences.ts';

const ignore = (): void => undefined;
const NOTHING: Omit<OpeningProps, keyof OpenedSetState> = { onPick: null, onFiles: ignore, onZip: ignore, onDrop: ignore, onForget: ignore, onConsent: ignore };

const own = shownSet(simulatedDataset);
const withLogin = (task: Task): Task => (task.id === 'choir_task_02' ? { ...task, opening: `${task.opening}\n\n${LOGIN}` } : task);
const plain = simulatedDataset.personas.map((persona) => ({ ...persona, name: persona.id, line: '', tasks: persona.tasks.map(withLogin) }));
const copy: ReadDataset = {
  dataset: { name: 'Pi', kind: 'official', hash: 'c0ffee5eed', personas: plain }, census: { ...censusOf(plain), tasks: 97, intents: 509, seeds: 45, dependents: 28, independents: 24, scored: 52 },
  faults: FAULTS, assets: ASSETS, scripts: 6,
};
const open = (read: ReadDataset | null, outputs: boolean): OpenedState => ({ kind: 'open', folder: heldFolder('Pi', {}), leftOut: { hidden: 14, outside: 1, full: false }, read, outputs });

interface Scene {
  readonly set?: ReadDataset | null;
  readonly opened?: OpenedState;
  readonly chosen?: TaskPlace;
}

/** What is chosen and agreed to stays in the plate. */
function Stage({ scene: { set = own, opened = { kind: 'none' }, chosen: first = null } }: { readonly scene: Omit<Scene, 'chosen'> & { readonly chosen?: TaskPlace | null } }) {
  const [chosen, setChosen] = useState<TaskPlace | null>(first);
  const [consent, setConsent] = useState(false);
  return <TasksScreen set={set} opening={{ ...NOTHING, opened, consent, onConsent: setConsent }} chosen={chosen} onChoose={setChosen} onAuthor={ignore} />;
}

function Live() {
  const [read, setRead] = useState<ReadDataset | null>(null);
  const [opened] = useState(() => new OpenedSet({ onRead: setRead, onOutputs: ignore }));
  const [chosen, setChosen] = useState<TaskPlace | null>(null);
  return <TasksScreen set={read ?? own} opening={useOpenedSet(opened)} chosen={chosen} onChoose={setChosen} onAuthor={null} />;
}

const of = (scene: Scene = {}) => (): ReactNode => <Stage scene={scene} />;
const task = (id: string): TaskPlace => ({ persona: simulatedPersona.id, task: id });

export const tasksSections: readonly ExhibitSection[] = [exhibitSection('tasks', tasksExhibitStrings, {
  own: of(),
  chosen: of({ chosen: task('choir_task_01') }),
  loading: of({ set: null }),
  reading: of({ opened: { kind: 'reading', name: 'Pi', files: 120 }, set: null }),
  open: of({ set: copy, opened: open(copy, true) }),
  secret: of({ set: copy, opened: open(copy, false), chosen: task('choir_task_02') }),
  outputs: of({ opened: open(null, true) }),
  failed: of({ opened: { kind: 'failed', sentence: NOT_THERE } }),
  live: () => <Live />,
})];

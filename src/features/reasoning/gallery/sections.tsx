/** The page in all its states, each in a session of its own; nothing is fetched, and what is pasted is read at once. */
import { use, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { dagOfThought } from '#core/reasoning/dag-of-thought.ts';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import type { PageAsks } from '../asked/asks.ts';
import { readForPage } from '../paste/read-message.ts';
import { ReasoningView } from '../reasoning-view.tsx';
import { createReasoningSession, FIRST_CHOICE, type ReasoningState, type View } from '../session/reasoning-session.ts';
import { prepareGraphs } from '#core/reasoning/prepared-graph.ts';
import type { RewardDesk } from '../train/reward-desk.ts';
import { createRewardSession, type RewardState } from '../train/reward-session.ts';
import { madePair } from '../session/made-thoughts.ts';
import { askingSection } from './asking-exhibits.tsx';
import { CHOSEN, edgesAsked, verdictsAsked } from './example-asks.ts';
import { playedLive, REWARDS } from './example-rewards.ts';
import { EXPERIMENTS } from './example-experiment.ts';
import { CHOICES, PASTED, recordedExamples } from './example-texts.ts';
import { exhibitStrings } from './exhibit-strings.ts';
import { LIVE_SCENES } from './live-scenes.ts';

const ignore = (): void => undefined;
const NOBODY: PageAsks = { edges: async () => undefined, verdicts: async () => undefined, stopEdges: ignore, stopVerdicts: ignore, hang: ignore, setUp: ignore };

function Stage({ scene, reward = {}, noGpu = null }: { readonly scene: Partial<ReasoningState>; readonly reward?: Partial<RewardState>; readonly noGpu?: RewardDesk['noGpu'] }) {
  const [store] = useState(() => createReasoningSession(scene));
  const [rewards] = useState(() => createRewardSession(reward));
  return <ReasoningView session={useStore(store)} onFetch={ignore} onMeasured={ignore} onRead={ignore} watch={{ start: ignore, stop: ignore }} reward={{ session: useStore(rewards), live: playedLive, noGpu }} asks={NOBODY} />;
}

const of = (scene: Partial<ReasoningState> = {}) => (): ReactNode => <Stage scene={scene} />;

const training = (reward: Partial<RewardState>, noGpu: RewardDesk['noGpu'] = null) => (): ReactNode => <Stage scene={{ screen: 'train' }} reward={reward} noGpu={noGpu} />;

/** What is made in more than one go is made once, when it is looked at. */
function Made({ scene }: { readonly scene: () => Promise<Partial<ReasoningState>> }) {
  if (!made.has(scene)) made.set(scene, scene());
  return <Stage scene={use(made.get(scene)!)} />;
}

const made = new Map<() => Promise<Partial<ReasoningState>>, Promise<Partial<ReasoningState>>>();
const later = (scene: () => Promise<Partial<ReasoningState>>) => (): ReactNode => <Made scene={scene} />;

const pasted = (name: keyof typeof PASTED, view: View = 'steps') => later(async () => ({ screen: 'paste', view, pasted: PASTED[name], reading: { kind: 'read', reply: await readForPage(PASTED[name]), of: PASTED[name], f1: 0.85 } }));
const askedEdges = later(async () => {
  const { of: read, reply, edges } = await edgesAsked(PASTED.guessed);
  return { screen: 'paste', pasted: PASTED.guessed, reading: { kind: 'read', reply, of: read, f1: 0.85 }, model: CHOSEN, edges };
});
const askedVerdicts = later(async () => ({ screen: 'compare', model: CHOSEN, verdicts: await verdictsAsked(madePair(FIRST_CHOICE)!) }));

const nothing = dagOfThought('', '7');

const live = Object.fromEntries(Object.entries(LIVE_SCENES).map(([name, scene]) => [name, of({ source: 'live', live: scene, recordings: recordedExamples })])) as Record<keyof typeof LIVE_SCENES, () => ReactNode>;

export const reasoningSections: readonly ExhibitSection[] = [exhibitSection('reasoning', exhibitStrings, {
  made: of(),
  chosen: of({ step: 6 }),
  'super-nodes': of({ view: 'super-nodes', step: 12 }),
  outline: of({ view: 'outline', step: 6 }),
  mistaken: of({ choice: CHOICES.mistaken }),
  'no-steps': of({ screen: 'paste', reading: { kind: 'read', reply: { dag: nothing, edges: 'written', leftOut: 0, graphs: prepareGraphs(nothing) }, of: { text: '', problem: '' }, f1: null } }),
  loading: of({ source: 'recorded' }),
  missing: of({ source: 'recorded', recordings: 'failed' }),
  recorded: of({ source: 'recorded', recordings: recordedExamples }),
  ...live,
  compare: of({ screen: 'compare', choice: FIRST_CHOICE }),
  undecided: of({ screen: 'compare', choice: CHOICES.undecided }),
  'no-pair': of({ screen: 'compare', choice: CHOICES.noPair }),
  paste: of({ screen: 'paste' }),
  reading: of({ screen: 'paste', pasted: PASTED.guessed, reading: { kind: 'reading' } }),
  guessed: pasted('guessed'),
  written: pasted('written'),
  unanswered: pasted('unanswered'),
  long: pasted('long', 'super-nodes'),
  late: of({ screen: 'paste', pasted: PASTED.guessed, reading: { kind: 'late' } }),
  broken: of({ screen: 'paste', pasted: PASTED.guessed, reading: { kind: 'broken' } }),
  'edges-asked': askedEdges,
  'verdicts-asked': askedVerdicts,
  'reward-idle': training({}),
  'reward-preparing': training({ phase: 'preparing' }),
  'reward-training': training(REWARDS.training),
  'reward-stopped': training(REWARDS.stopped),
  'reward-done': training(REWARDS.done),
  'reward-failed': training(REWARDS.failed),
  'reward-no-gpu': training({}, 'no-adapter'),
  measured: of({ screen: 'measured', experiment: EXPERIMENTS.whole }),
  'measured-in-part': of({ screen: 'measured', experiment: EXPERIMENTS.part }),
  'nothing-measured': of({ screen: 'measured', experiment: EXPERIMENTS.none }),
  'measured-loading': of({ screen: 'measured' }),
  'measured-absent': of({ screen: 'measured', experiment: 'absent' }),
  'measured-damaged': of({ screen: 'measured', experiment: 'damaged' }),
  'reward-verdict': () => <Stage scene={{ screen: 'compare', choice: FIRST_CHOICE }} reward={REWARDS.done} />,
  'shipped-verdict': () => <Stage scene={{ screen: 'compare', choice: FIRST_CHOICE }} reward={{ asked: true }} />,
}), askingSection];

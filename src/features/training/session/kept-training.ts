/** The lab's session and its engine outlive a look at another page: a training goes on meanwhile. They begin when the lab is first opened. */
import { trainingStrings } from '../training-strings.ts';
import type { ConnectEngine } from '#engine/held-engine.ts';
import type { KeptShelf } from '#engine/protocol.ts';
import { KeptHere } from './kept-here.ts';
import { LiveTraining } from './live-training.ts';
import { loadExperiments } from './load-experiments.ts';
import { loadArms } from './recorded-arms.ts';
import { readTrainingLink, type TrainingLink } from './training-link.ts';
import { createTrainingSession, type TrainingStore } from './training-session.ts';

export interface KeptTraining {
  readonly store: TrainingStore;
  readonly live: LiveTraining;
  readonly shelf: KeptHere;
  /** As the first address asked. */
  readonly link: TrainingLink;
}

let kept: KeptTraining | null = null;

export function keptTraining(connect: ConnectEngine, openShelf: () => Promise<KeptShelf>): KeptTraining {
  if (kept) return kept;
  const link = readTrainingLink(location.search);
  const store = createTrainingSession(link);
  const shelf = new KeptHere(store, openShelf);
  const live = new LiveTraining(store, connect, new URL(import.meta.env.BASE_URL, document.baseURI).href, trainingStrings.failure.unexpected, () => void shelf.look());
  void shelf.look();
  void loadArms().then((arms) => store.getState().list(arms));
  void loadExperiments().then((experiments) => store.getState().set({ experiments }));
  return (kept = { store, live, shelf, link });
}

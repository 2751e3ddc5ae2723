/** The lab's page: its session, kept while one looks elsewhere, its engine, its keys, its link; what is drawn is training-view.tsx's. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { endingOf } from '#core/training/training-ending.ts';
import { lastStep, trainingAt } from '#core/training/training-at.ts';
import { decodeTraining } from '#core/training/training-codec.ts';
import type { Settled } from '#core/training/training-config.ts';
import type { TrainingRun } from '#core/training/training-run.ts';
import type { ConnectEngine } from '#engine/held-engine.ts';
import type { KeptShelf, KeptTraining } from '#engine/protocol.ts';
import { rememberedShortcuts } from '#ui/commands/remembered-shortcuts.ts';
import { useCommandKeys } from '#ui/commands/use-command-keys.ts';
import { DropHint } from '#ui/drop-hint.tsx';
import { LiveRegion } from '#ui/live-region.tsx';
import { lookForGpu, type NoGpu } from '#ui/look-for-gpu.ts';
import { decimal } from '#ui/number-format.ts';
import { useFileDrop } from '#ui/use-file-drop.ts';
import { useLogVersion } from '#ui/use-log-version.ts';
import { TRAINING_COMMANDS, type TrainingDesk } from './commands/training-commands.ts';
import { openTraining } from './files/open-training.ts';
import { readTrainingFile } from './files/training-file.ts';
import { keptTraining } from './session/kept-training.ts';
import type { TrainingSession } from './session/training-session.ts';
import { useTrainingLink } from './session/use-training-link.ts';
import { trainingStrings as words } from './training-strings.ts';
import { TrainingView } from './training-view.tsx';

const always = (): boolean => true;
const single = (): boolean => rememberedShortcuts();

/** Letters of what a link says that are repeated. */
const MOST_SHOWN = 40;

const linkSentence = ({ key, given, used }: Settled): string => words.form.linked(key, String(given).slice(0, MOST_SHOWN), String(used));

/** The latest measurement, for those who listen; at the end, how it went. */
function sentenceOf(run: TrainingRun | null, live: boolean): string {
  if (!run || !live) return '';
  const ending = endingOf(run.events);
  const last = lastStep(run.events);
  if (ending) return words.said.ended(ending.reason === 'failed' ? `${words.ending.failed}.` : words.ending[ending.reason], last);
  const { measured } = trainingAt(run.events, last);
  return measured ? words.said.measured(measured.step, decimal(measured.acceptanceLength)) : '';
}

interface Props {
  readonly connect: ConnectEngine;
  readonly openShelf: () => Promise<KeptShelf>;
  /** Takes weights that are kept to the page that drafts with them. */
  readonly onSpeculate: (weights: string) => void;
}

export function TrainingPage({ connect, openShelf, onSpeculate }: Props) {
  const [{ store, live, shelf, link }] = useState(() => keptTraining(connect, openShelf));
  const [noGpu, setNoGpu] = useState<NoGpu | null>(null);
  const session = useStore(store);
  useLogVersion(session.run);
  useEffect(() => void lookForGpu().then(setNoGpu), []);
  const gpu = noGpu === null;
  const open = useCallback((read: Parameters<TrainingDesk['open']>[0]) => void openTraining(store, read), [store]);
  const goOn = useCallback(({ name, drafter }: KeptTraining) => {
    if (drafter) store.getState().set({ config: drafter.config });
    void live.start(name);
  }, [store, live]);
  const deskOf = useCallback((of: TrainingSession): TrainingDesk => ({ session: of, live, kept: shelf, gpu, open, goOn, speculate: onSpeculate }), [live, shelf, gpu, open, goOn, onSpeculate]);
  const desk = useCallback((): TrainingDesk => deskOf(store.getState()), [store, deskOf]);
  useCommandKeys({ commands: TRAINING_COMMANDS, desk, open: always, single });
  useTrainingLink(session);
  const hovering = useFileDrop(useCallback((file) => open(readTrainingFile(file)), [open]), useCallback((text) => open(decodeTraining(text)), [open]));
  const { notHere, run, arms } = session;
  const settled = useMemo(
    () => [...link.settled.map(linkSentence), ...(notHere === null ? [] : [words.form.notHere(notHere.slice(0, MOST_SHOWN), run !== null && run === arms[0]?.run)])],
    [link, notHere, run, arms],
  );
  return (
    <>
      <TrainingView desk={deskOf(session)} noGpu={noGpu?.cause ?? null} settled={settled} />
      <LiveRegion sentence={sentenceOf(session.run, session.source === 'live')} />
      {hovering && <DropHint text={words.menu.drop} />}
    </>
  );
}

/** The lab's page: its session, kept while one looks elsewhere, its engine, its keys, its link; what is drawn is training-view.tsx's. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { endingOf } from '#core/training/training-ending.ts';
import { lastStep, trainingAt } from '#core/training/training-at.ts';
import { decodeTraining } from '#core/training/training-codec.ts';
import type { Settled } from '#core/training/training-config.ts';
import type { TrainingRun } from '#core/training/training-run.ts';
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
import type { ConnectEngine } from './session/live-training.ts';
import { useTrainingLink } from './session/use-training-link.ts';
import { trainingStrings as words } from './training-strings.ts';
import { TrainingView } from './training-view.tsx';

const always = (): boolean => true;
const single = (): boolean => rememberedShortcuts();

const linkSentence = ({ key, given, used }: Settled): string => words.form.linked(key, String(given).slice(0, 40), String(used));

/** The latest measurement, for those who listen; at the end, how it went. */
function sentenceOf(run: TrainingRun | null, live: boolean): string {
  if (!run || !live) return '';
  const ending = endingOf(run.events);
  const last = lastStep(run.events);
  if (ending) return words.said.ended(ending.reason === 'failed' ? `${words.ending.failed}.` : words.ending[ending.reason], last);
  const { measured } = trainingAt(run.events, last);
  return measured ? words.said.measured(measured.step, decimal(measured.acceptanceLength)) : '';
}

export function TrainingPage({ connect }: { readonly connect: ConnectEngine }) {
  const [{ store, live, link }] = useState(() => keptTraining(connect));
  const [noGpu, setNoGpu] = useState<NoGpu | null>(null);
  const session = useStore(store);
  useLogVersion(session.run);
  useEffect(() => void lookForGpu().then(setNoGpu), []);
  const gpu = noGpu === null;
  const open = useCallback((read: Parameters<TrainingDesk['open']>[0]) => void openTraining(store, read), [store]);
  const desk = useCallback((): TrainingDesk => ({ session: store.getState(), live, gpu, open }), [store, live, gpu, open]);
  useCommandKeys({ commands: TRAINING_COMMANDS, desk, open: always, single });
  useTrainingLink(session);
  const hovering = useFileDrop(useCallback((file) => open(readTrainingFile(file)), [open]), useCallback((text) => open(decodeTraining(text)), [open]));
  const settled = useMemo(() => link.settled.map(linkSentence), [link]);
  return (
    <>
      <TrainingView desk={{ session, live, gpu, open }} noGpu={noGpu?.cause ?? null} settled={settled} />
      <LiveRegion sentence={sentenceOf(session.run, session.source === 'live')} />
      {hovering && <DropHint text={words.menu.drop} />}
    </>
  );
}

/** Every command of the lab: training, moving through the steps, taking a training along. */
import { always, noKey, pressed, type Command as CommandOf } from '#ui/commands/command.ts';
import { chooseFile } from '#ui/choose-file.ts';
import type { DecodedTraining } from '#core/training/training-codec.ts';
import { readTrainingFile, saveTraining } from '../files/training-file.ts';
import type { KeptTraining } from '#engine/protocol.ts';
import type { KeptHere } from '../session/kept-here.ts';
import type { LiveTraining } from '../session/live-training.ts';
import { writeTrainingLink } from '../session/training-link.ts';
import { recordingShown, type Move, type TrainingSession } from '../session/training-session.ts';
import { trainingStrings } from '../training-strings.ts';

/** Everything a command can reach. */
export interface TrainingDesk {
  readonly session: TrainingSession;
  readonly live: Pick<LiveTraining, 'start' | 'pause' | 'step' | 'goOn' | 'stop'>;
  readonly kept: Pick<KeptHere, 'forget' | 'save'>;
  /** Goes on with what is kept. */
  readonly goOn: (training: KeptTraining) => void;
  /** Takes weights that are kept to the page that drafts with them. */
  readonly speculate: (weights: string) => void;
  /** Whether there is a GPU to train on, as far as is known. */
  readonly gpu: boolean;
  readonly open: (read: Promise<DecodedTraining> | DecodedTraining) => void;
}

export type TrainingCommand = CommandOf<TrainingDesk, 'train' | 'move' | 'take'>;

const words = trainingStrings.run;
const idle = ({ session }: TrainingDesk): boolean => session.phase.kind === 'idle';
const withRun = ({ session }: TrainingDesk): boolean => session.run !== null;
const training = (paused?: boolean) => ({ session: { phase } }: TrainingDesk): boolean => phase.kind === 'training' && (paused === undefined || phase.paused === paused);

const button = (id: string, label: string, possible: TrainingCommand['possible'], perform: TrainingCommand['perform']): TrainingCommand => ({ id, group: 'train', label, keys: [], matches: noKey, possible, perform });

export const startTraining = button('start', words.start, (desk) => idle(desk) && desk.gpu, ({ live }) => void live.start(null));
export const pauseOrGoOn: TrainingCommand = {
  id: 'pause', group: 'train', label: words.pause, keys: ['Space'], matches: pressed(' '), possible: training(),
  perform: ({ session, live }) => (session.phase.kind === 'training' && session.phase.paused ? live.goOn() : live.pause()),
};
export const oneStep = button('step', words.step, training(true), ({ live }) => live.step());
export const stopTraining = button('stop', words.stop, (desk) => !idle(desk), ({ live }) => live.stop());

const move = (to: Move, key: string, shown: string): TrainingCommand => ({
  id: to, group: 'move', label: trainingStrings.cursor[to], keys: [shown], matches: pressed(key), possible: withRun, perform: ({ session }) => session.move(to),
});

export const MOVES: Readonly<Record<Move, TrainingCommand>> = {
  first: move('first', 'Home', 'Home'),
  previous: move('previous', 'ArrowLeft', '←'),
  next: move('next', 'ArrowRight', '→'),
  last: move('last', 'End', 'End'),
};

export const saveRun: TrainingCommand = {
  id: 'save', group: 'take', label: trainingStrings.menu.save, keys: [], matches: noKey, possible: withRun,
  perform: ({ session }) => { if (session.run) session.set({ said: saveTraining(session.run) }); },
};

const copyLink: TrainingCommand = {
  id: 'link', group: 'take', label: trainingStrings.menu.link, keys: [], matches: noKey, possible: always,
  perform: ({ session }) => {
    const address = location.origin + location.pathname + writeTrainingLink({ ...session, recording: recordingShown(session) }) + location.hash;
    void navigator.clipboard.writeText(address).then(() => session.set({ said: trainingStrings.menu.copied }), () => session.set({ said: trainingStrings.menu.notCopied }));
  },
};

const open: TrainingCommand = {
  id: 'open', group: 'take', label: trainingStrings.menu.open, keys: [], matches: noKey, possible: always,
  perform: ({ open: read }) => {
    void chooseFile('.json,application/json').then((file) => { if (file) read(readTrainingFile(file)); });
  },
};

export const takeCommands: readonly TrainingCommand[] = [saveRun, copyLink, open];
export const TRAINING_COMMANDS: readonly TrainingCommand[] = [startTraining, pauseOrGoOn, oneStep, stopTraining, ...Object.values(MOVES), ...takeCommands];

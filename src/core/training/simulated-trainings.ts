/** Simulated trainings for whoever needs to know what they look at, the page's tests and the gallery alike: each shows one thing. */
import { simulateTraining } from './simulated-training.ts';
import { TrainingRun } from './training-run.ts';

/** Supervised, from random weights to where it flattens. */
export const sftTraining = simulateTraining();

/** Draft-OPD, from the drafter that comes with the page. */
export const opdTraining = simulateTraining({ config: { method: 'opd', start: 'shipped' } });

/** More of the same instead: it stays where it is. */
export const moreSftTraining = simulateTraining({ config: { start: 'shipped' } });

/** Half-way. */
export const openTraining = simulateTraining({ until: 27, every: 5, end: null });

/** Nothing but the measurement before the first step. */
export const newTraining = simulateTraining({ until: 0, end: null });

/** A loss that became no number, after a checkpoint. */
export const failedTraining = simulateTraining({ until: 20, every: 5, end: { type: 'end', reason: 'failed', text: 'The loss of step 21 is no number: training has stopped.' } });

export const stoppedTraining = simulateTraining({ until: 32, every: 8, end: { type: 'end', reason: 'stopped' } });

/** The PyTorch twin's, as its file says. */
export const pytorchTraining = new TrainingRun({ ...sftTraining.header, engine: 'pytorch', adapter: 'PyTorch, CPU' }, sftTraining.events);

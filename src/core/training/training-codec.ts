/**
 * A training's log as a file and back. The file is the log, as JSON: whoever trains elsewhere can write it. Reading never throws: it
 * gives a log, or one sentence on why not.
 */
import * as v from 'valibot';
import { lastStep } from './training-at.ts';
import { TRAINING_FORMAT, TRAINING_VERSION, type TrainingEvent, type TrainingHeader } from './training-events.ts';
import { TrainingRun } from './training-run.ts';
import { trainingEnvelope, trainingFile, type WireTraining } from './training-schema.ts';

export const MOST_TRAINING_BYTES = 20_000_000;

/** Loses its losses that are no numbers, which no file can hold. A live log becomes a recording of `today`, an ISO date. */
export function encodeTraining(run: TrainingRun, today: string): string {
  const { header } = run;
  const sound = run.events.filter((event) => event.type !== 'step' || (Number.isFinite(event.loss) && Number.isFinite(event.gradientNorm)));
  return JSON.stringify({ header: { ...header, recordedAt: header.recordedAt ?? today, vocabulary: run.vocabulary() }, events: sound });
}

export type DecodedTraining = { readonly ok: true; readonly run: TrainingRun } | { readonly ok: false; readonly sentence: string };

const refuse = (sentence: string): DecodedTraining => ({ ok: false, sentence });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a file, whatever it holds (it can nest deeper than the stack, hence the net). */
export function decodeTraining(text: string): DecodedTraining {
  try {
    return decode(text);
  } catch {
    return refuse(malformed('its structure'));
  }
}

const malformed = (where: string): string => `This file has something unexpected at ${where}: it was probably changed by hand, so take the original.`;

function decode(text: string): DecodedTraining {
  if (text.length > MOST_TRAINING_BYTES) return refuse(`This file holds more than the ${MOST_TRAINING_BYTES / 1e6} MB that the log of a training can have, so it was not read.`);
  const raw = parse(text);
  // What does not begin like a log never was one.
  if (raw === undefined && text.trimStart().startsWith('{')) return refuse('This file ends too early: it was probably cut off on its way, so fetch it again.');
  const envelope = v.safeParse(trainingEnvelope, raw);
  if (!envelope.success || envelope.output.header.format !== TRAINING_FORMAT) return refuse('This file is no training of Slipstream: choose one that was saved by this page or by its PyTorch twin.');
  const { version } = envelope.output.header;
  if (version > TRAINING_VERSION) return refuse(`This training was saved in format ${version}, which is newer than this page: reload the page to get its latest version.`);
  if (version < TRAINING_VERSION) return refuse(`This training was saved in format ${version}, which this page no longer reads: train again.`);
  const file = v.safeParse(trainingFile, raw, { abortEarly: true });
  if (!file.success) return refuse(malformed((v.getDotPath(file.issues[0]) ?? 'its top').slice(0, 80)));
  const header = headerOf(file.output.header);
  const events = file.output.events.map(eventOf);
  const where = contradiction(header, events);
  return where ? refuse(`This training contradicts itself (${where}), so what it shows cannot be trusted: take the original.`) : { ok: true, run: new TrainingRun(header, events) };
}

const headerOf = ({ simulated, ...rest }: WireTraining['header']): TrainingHeader => ({ format: TRAINING_FORMAT, version: TRAINING_VERSION, ...rest, ...(simulated && { simulated }) });

function eventOf(event: WireTraining['events'][number]): TrainingEvent {
  if (event.type !== 'end') return event;
  return event.text === undefined ? { type: event.type, reason: event.reason } : { ...event, text: event.text };
}

/** What no training can have said; null: nothing. */
function contradiction({ slots, config }: TrainingHeader, events: readonly TrainingEvent[]): string | null {
  let [step, measured] = [0, -1];
  for (const event of events) {
    if (event.type === 'step') {
      if (event.step <= step) return `step ${event.step} comes behind step ${step}`;
      step = event.step;
    }
    if (event.type === 'measure') {
      if (event.step <= measured) return `step ${event.step} is measured behind step ${measured}`;
      measured = event.step;
      if (event.byPosition.length > slots || event.samples.some(({ accepted }) => accepted.some((n) => n > slots))) return `a round of step ${event.step} keeps more than ${slots} drafts`;
    }
  }
  return lastStep(events) > config.steps ? `it takes ${lastStep(events)} of ${config.steps} steps` : null;
}

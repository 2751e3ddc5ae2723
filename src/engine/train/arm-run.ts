/**
 * A run of one arm of the Draft-OPD experiment, from the shipped drafter until its budget is spent, and the files it leaves: the log, the
 * drafter as a folder that others open, and last the row. Where a row lies the run was whole, and is not made again.
 */
import { armRow, armRowText, type ArmFacts } from '#core/training/arm-row.ts';
import { armConfig, ARMS, type ArmName } from '#core/training/arms.ts';
import { encodeTraining } from '#core/training/training-codec.ts';
import type { TrainingEvent, TrainingHeader } from '#core/training/training-events.ts';
import type { TrainingGate } from '#core/training/training-gate.ts';
import { TrainingRun } from '#core/training/training-run.ts';
import { CheckpointSlots, type Files } from './checkpoint-slots.ts';
import { noFiles } from './no-files.ts';
import { trainedDrafter } from './trained-drafter.ts';
import { runTraining, type TrainingParts } from './training-run.ts';

export interface ArmRun {
  readonly arm: ArmName;
  readonly seed: number;
  readonly rate: number;
  /** Floating-point operations. */
  readonly budget: number;
  readonly facts: Omit<ArmFacts, 'minutes'>;
  /** config.json of the drafter that is trained, as it lies beside its weights. */
  readonly drafterConfig: string;
}

export type ArmOutcome = 'trained' | 'left out' | 'stopped' | 'failed';

/** Throws where a run of other choices lies. */
export async function runArm(parts: Pick<TrainingParts, 'engine' | 'data' | 'heldOut'>, files: Files, run: ArmRun, gate: TrainingGate, onEvent: (event: TrainingEvent) => void): Promise<ArmOutcome> {
  const { arm, seed, rate, budget, facts } = run;
  const found = await files.read('row.json');
  if (found) return leftOut(found, run);
  const config = armConfig(arm, rate, seed);
  const started = parts.engine.now();
  const headers: TrainingHeader[] = [];
  const events: TrainingEvent[] = [];
  const { about, values } = await runTraining({ ...parts, slots: new CheckpointSlots(noFiles, arm), budget: ARMS[arm].choices ? budget : 0 }, { config, resume: false }, {
    gate,
    emit: (message) => {
      if (message.kind === 'header') headers.push(message.header);
      if (message.kind !== 'events') return;
      events.push(...message.events);
      message.events.forEach(onEvent);
    },
  });
  const end = events.at(-1);
  const [header] = headers;
  if (!header || end?.type !== 'end') throw new Error(`The run of ${arm} has no end.`);
  if (end.reason !== 'done') return end.reason;
  const log = withSteps(header, events);
  const minutes = Math.round((parts.engine.now() - started) / 600) / 100;
  await files.write('training.json', bytes(encodeTraining(log, facts.date.slice(0, 10))));
  await files.write('model.safetensors', (await trainedDrafter(about, values)).weights);
  await files.write('config.json', bytes(run.drafterConfig));
  await files.write('row.json', bytes(`${armRowText(armRow(arm, budget, config, log, { ...facts, minutes }))}\n`));
  return 'trained';
}

/** A budget knows its steps when it is spent. */
function withSteps(header: TrainingHeader, events: readonly TrainingEvent[]): TrainingRun {
  const steps = events.filter(({ type }) => type === 'step').length;
  return new TrainingRun({ ...header, config: { ...header.config, steps } }, events);
}

function leftOut(file: ArrayBuffer, { arm, seed, rate, budget, facts: { models } }: ArmRun): ArmOutcome {
  const wanted = JSON.stringify({ arm, seed, rate, budget, models });
  const row = JSON.parse(new TextDecoder().decode(file)) as ArmRun & Pick<ArmFacts, 'models'>;
  const there = JSON.stringify({ arm: row.arm, seed: row.seed, rate: row.rate, budget: row.budget, models: row.models });
  if (there !== wanted) throw new Error(`A run of other choices lies there already (${there}, not ${wanted}): take another folder.`);
  return 'left out';
}

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;

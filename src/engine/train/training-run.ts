/**
 * A training from its first step to its end, as events: for a page's worker and for Node alike. It knows neither port nor file; `emit`
 * takes the messages, the gate says when a step may begin, the slots keep checkpoints.
 *
 * Resuming goes on with the same random choices, weights and moments: to the bit what it would have been. A gradient that is not
 * finite ends the run; weights and last checkpoint are as they were before it.
 */
import { addFlops, NO_FLOPS, type Flops } from '#core/training/flop-ledger.ts';
import { learningRate } from '#core/training/learning-rate.ts';
import { settleTraining } from '#core/training/training-config.ts';
import { TRAINING_FORMAT, TRAINING_VERSION, type TrainingConfig, type TrainingEvent, type TrainingHeader } from '#core/training/training-events.ts';
import type { TrainingGate } from '#core/training/training-gate.ts';
import type { TrainingTexts } from '#core/training/training-texts.ts';
import type { Weights } from '#engine/model/weights.ts';
import { adapterName } from '#engine/decode/run-text.ts';
import type { TrainingMessage, TrainingRequest } from '#engine/protocol.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import type { CheckpointSlots, Kept } from './checkpoint-slots.ts';
import type { ParameterState } from './parameters.ts';
import { FirstLessons } from './first-lessons.ts';
import { HeldOut } from './held-out.ts';
import { openStudent, type TrainingEngine } from './open-student.ts';
import type { Student } from './student.ts';
import { anchorTenths, lessonsOf, replayOf, type LessonParts } from './training-step.ts';

export interface TrainingOutlet {
  readonly emit: (message: TrainingMessage) => void;
  readonly gate: TrainingGate;
}

export interface TrainingParts {
  readonly engine: TrainingEngine;
  readonly data: TrainingTexts;
  readonly slots: CheckpointSlots;
  /** Held-out texts that are measured on. */
  readonly heldOut: number;
}

/** What a checkpoint says of itself; it is gone on from only where all but `step` and `flops` are the same. */
interface About {
  readonly config: TrainingConfig;
  readonly target: string;
  readonly step: number;
  readonly flops: Flops;
}

/** Measured on held-out prompts so many times over a run, and kept as often. */
const MEASURES = 12;
/** Steps that may be lost. */
const MOST_UNKEPT = 50;
const WARMUP_SHARE = 0.04;

/** Resolves to the weights at the end, under the names of public checkpoints. */
export async function runTraining(parts: TrainingParts, { config: given, resume }: TrainingRequest, outlet: TrainingOutlet): Promise<Weights> {
  const { engine, data, slots } = parts;
  const { config, settled } = settleTraining({ ...given });
  if (data.target !== engine.target.sha256) throw new ModelFileError('The training texts were written by another target than the one that is loaded; the two were not published together.');
  const opened = await openStudent(engine, data, config);
  const { student, target, textRows } = opened;
  try {
    const emit = (...events: readonly TrainingEvent[]): void => outlet.emit({ kind: 'events', events });
    const heldOut = new HeldOut(data.heldOut.slice(0, parts.heldOut), target);
    outlet.emit({ kind: 'header', header: headerOf(parts, config, student) });
    for (const { key, given: asked, used } of settled) emit({ type: 'notice', text: `${key} cannot be ${JSON.stringify(asked)}; ${JSON.stringify(used)} is used.` });
    const about = (step: number, flops: Flops): About => ({ config, target: engine.target.sha256, step, flops });
    // also for a fresh start: what it keeps must count as later than what lies there
    const found = await slots.load();
    const kept = resume ? usable(found, about(0, NO_FLOPS)) : null;
    if (resume && !kept) emit({ type: 'notice', text: 'No checkpoint of these choices is kept here, so the training begins at its first step.' });
    if (kept) {
      student.parameters.writeState(kept.state);
      student.steps = kept.about.step;
      emit({ type: 'notice', text: `Goes on from step ${kept.about.step}, which this browser kept.` });
    }
    const lessonParts: LessonParts = { config, data, student, target, textRows, eos: engine.tokenizer.special.eos };
    const keep = async (step: number, flops: Flops): Promise<void> => slots.save({ about: about(step, flops), state: await student.parameters.readState() });
    const steps = new Steps(outlet, emit, lessonParts, heldOut, keep, engine);
    try {
      await steps.run(kept?.about.flops ?? NO_FLOPS);
    } finally {
      steps.destroy();
    }
    return await student.parameters.readWeights();
  } finally {
    opened.destroy();
  }
}

class Steps {
  /** null: the first step was taken in an earlier sitting. */
  #first: FirstLessons | null = null;
  /** The step of the last checkpoint; before the first step there is nothing to keep. */
  #kept = 0;

  constructor(
    private readonly outlet: TrainingOutlet,
    private readonly emit: (...events: readonly TrainingEvent[]) => void,
    private readonly parts: LessonParts,
    private readonly heldOut: HeldOut,
    private readonly keep: (step: number, flops: Flops) => Promise<void>,
    private readonly engine: TrainingEngine,
  ) {}

  async run(spent: Flops): Promise<void> {
    const { config, student } = this.parts;
    const every = Math.max(1, Math.ceil(config.steps / MEASURES));
    let flops = spent;
    this.#kept = student.steps;
    this.emit(await this.heldOut.measure(student, student.steps));
    while (student.steps < config.steps) {
      const step = student.steps + 1;
      // a pause may last, and the tab be closed in it
      if (this.outlet.gate.waits(step)) await this.#keep(student.steps, flops);
      if (!(await this.outlet.gate.open(step))) {
        await this.#keep(student.steps, flops);
        this.emit({ type: 'end', reason: 'stopped' });
        return;
      }
      const started = this.engine.now();
      const lessons = await lessonsOf(this.parts, step);
      if (step === 1) this.#first = new FirstLessons(this.engine.pair.gpu, lessons.taught, lessons.lessons, student.teacher);
      const rate = learningRate({ peak: config.rate, warmup: Math.max(1, Math.round(config.steps * WARMUP_SHARE)), steps: config.steps }, step);
      const taught = await student.teach(lessons.taught, lessons.lessons, rate);
      if (!Number.isFinite(taught.gradientNorm)) {
        this.emit({ type: 'end', reason: 'failed', text: `The gradient of step ${step} is not a number: the learning rate (${config.rate}) is probably too high. The drafter is as it was before this step.` });
        return;
      }
      flops = addFlops(flops, lessons.flops);
      const slots = lessons.lessons.reduce((sum, lesson) => sum + lesson.slots.filter(({ kind }) => kind !== 'none').length, 0);
      this.emit({ type: 'step', step, loss: taught.loss, gradientNorm: taught.gradientNorm, rate, flops, slots, anchorTenths: anchorTenths(lessons), ms: this.engine.now() - started });
      if (step % every === 0 || step === config.steps) {
        const first = this.#first && { firstLessonsLoss: await this.#first.loss(student) };
        this.emit(replayOf(lessons, taught, step), { ...(await this.heldOut.measure(student, step)), ...first });
      }
      if (step % Math.min(every, MOST_UNKEPT) === 0 || step === config.steps) await this.#keep(step, flops);
    }
    this.emit({ type: 'end', reason: 'done' });
  }

  destroy(): void {
    this.#first?.destroy();
  }

  /** A disk that is full costs the checkpoint, not the run. */
  async #keep(step: number, flops: Flops): Promise<void> {
    if (step === this.#kept) return;
    try {
      await this.keep(step, flops);
      this.#kept = step;
      this.emit({ type: 'checkpoint', step });
    } catch (error) {
      this.emit({ type: 'notice', text: `Step ${step} could not be kept (${error instanceof Error ? error.message : String(error)}). The one before it, if there is any, stays as it is.` });
    }
  }
}

/** Of the checkpoint that was found: where to go on; null: it is of other choices. */
function usable(kept: Kept | null, wanted: About): { readonly about: About; readonly state: ParameterState } | null {
  if (!kept) return null;
  const about = kept.about as Partial<About>;
  if (about.target !== wanted.target) throw new ModelFileError('The kept checkpoint was trained beside another target than the one that is loaded. Start afresh to train beside this one.');
  if (!about.config || chosen(about.config) !== chosen(wanted.config) || typeof about.step !== 'number' || !about.flops) return null;
  return { about: { ...wanted, step: about.step, flops: about.flops }, state: kept.state };
}

/** What a training depends on: Draft-OPD's switches are idle in the other methods. An older checkpoint may lack a choice. */
function chosen(given: TrainingConfig): string {
  const { config } = settleTraining({ ...given });
  return JSON.stringify(config.method === 'opd' ? config : { ...config, opd: null });
}

function headerOf({ engine, data, heldOut }: TrainingParts, config: TrainingConfig, student: Student): TrainingHeader {
  const pool = config.method === 'opd' ? data.opd : data.sft;
  return {
    format: TRAINING_FORMAT,
    version: TRAINING_VERSION,
    config,
    target: engine.target,
    parameters: student.parameters.size,
    slots: student.drafts,
    data: { texts: pool.length, heldOut: Math.min(heldOut, data.heldOut.length) },
    adapter: adapterName(engine.pair.gpu.adapterFacts),
    engine: 'wgsl',
    recordedAt: null,
    vocabulary: Object.fromEntries(Array.from({ length: engine.tokenizer.size }, (_, id) => [id, engine.tokenizer.tokenText(id)])),
  };
}

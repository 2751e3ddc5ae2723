/**
 * A training from its first step to its end, as events: for a page's worker and for Node alike. It knows neither port nor file; `emit`
 * takes the messages, the gate says when a step may begin, the slots keep checkpoints.
 *
 * Resuming goes on with the same random choices, weights and moments: to the bit what it would have been. A gradient or a loss that is not
 * finite ends the run, and the last checkpoint is as it was before it.
 */
import { addFlops, NO_FLOPS } from '#core/training/flop-ledger.ts';
import { byBudget, bySteps, type RunLength } from '#core/training/run-length.ts';
import { poolOf, settleTraining } from '#core/training/training-config.ts';
import { TRAINING_FORMAT, TRAINING_VERSION, type MeasureEvent, type TrainingConfig, type TrainingEvent, type TrainingHeader } from '#core/training/training-events.ts';
import type { TrainingGate } from '#core/training/training-gate.ts';
import { adapterName } from '#engine/decode/run-text.ts';
import { draftTokens } from '#engine/model/eagle-config.ts';
import type { TrainingMessage } from '#engine/protocol.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import type { LoadedTexts } from '#engine/load/load-training-texts.ts';
import type { CheckpointSlots } from './checkpoint-slots.ts';
import { ofTraining, type KeptAbout } from './kept-about.ts';
import { FirstLessons } from './first-lessons.ts';
import { HeldOut } from './held-out.ts';
import { openSlots } from './open-slots.ts';
import { openStudent, type TrainingEngine } from './open-student.ts';
import type { Student } from './student.ts';
import { taughtDrafter } from './taught-drafter.ts';
import { anchorTenths, lessonsOf, lossOf, replayOf, type LessonParts } from './training-step.ts';

export interface TrainingOutlet {
  readonly emit: (message: TrainingMessage) => void;
  readonly gate: Pick<TrainingGate, 'waits' | 'open'>;
}

export interface TrainingParts {
  readonly engine: TrainingEngine;
  readonly data: LoadedTexts;
  readonly slots: CheckpointSlots;
  /** Held-out texts that are measured on. */
  readonly heldOut: number;
  /** Ends when so many floating-point operations are spent, instead of by its steps. */
  readonly budget?: number;
}

/** What is wanted: `resume` goes on from what the slots hold, and refuses where that is of another training; without it, what they hold is replaced. */
export interface TrainingWish {
  readonly config: TrainingConfig;
  readonly resume: boolean;
}

/** What the drafter has come to. */
export interface Learnt {
  readonly about: KeptAbout;
  readonly values: Float32Array;
}

/** Steps that may be lost. */
const MOST_UNKEPT = 50;

export async function runTraining(parts: TrainingParts, { config: given, resume }: TrainingWish, outlet: TrainingOutlet): Promise<Learnt> {
  const { engine, data, slots, budget } = parts;
  const { config, settled } = settleTraining({ ...given });
  if (data.target !== engine.target.sha256) throw new ModelFileError('The training texts were written by another target than the one that is loaded; the two were not published together.');
  const opened = await openStudent(engine, data, config);
  const { student, target, textRows } = opened;
  try {
    const { found, unkept } = await openSlots(slots, resume);
    const fresh = aboutOf(parts, config);
    const kept = resume && found ? ofTraining(found.about, fresh) : null;
    const emit = (...events: readonly TrainingEvent[]): void => outlet.emit({ kind: 'events', events });
    const heldOut = new HeldOut(engine.pair.gpu, data.heldOut.slice(0, parts.heldOut), target, engine.tokenizer.special.eos);
    outlet.emit({ kind: 'header', header: headerOf(parts, config, student) });
    for (const { key, given: asked, used } of settled) emit({ type: 'notice', text: `${key} cannot be ${JSON.stringify(asked)}; ${JSON.stringify(used)} is used.` });
    if (unkept !== null) emit({ type: 'notice', text: unkept });
    if (resume && !kept) emit({ type: 'notice', text: 'No checkpoint is kept here, so the training begins at its first step.' });
    if (found && kept) {
      student.parameters.writeState(found.state);
      student.steps = kept.step;
      emit({ type: 'notice', text: `Goes on from step ${kept.step}, which this browser kept.` });
    }
    const lessonParts: LessonParts = { config, data, student, target, textRows, eos: engine.tokenizer.special.eos };
    const keep = unkept === null ? async (about: KeptAbout): Promise<void> => slots.save({ about, state: await student.parameters.readState() }) : null;
    const length = budget === undefined ? bySteps(config.rate, config.steps) : byBudget(config.rate, budget);
    const steps = new Steps(outlet, emit, lessonParts, length, heldOut, keep, engine, kept ?? fresh);
    try {
      await steps.run();
    } finally {
      steps.destroy();
      heldOut.destroy();
    }
    const { values } = await student.parameters.readState();
    return { about: steps.about, values };
  } finally {
    opened.destroy();
  }
}

class Steps {
  /** null: the first step was taken in an earlier sitting. */
  #first: FirstLessons | null = null;
  /** What the last checkpoint says of itself; before the first step there is nothing to keep. */
  #kept: KeptAbout | null = null;

  constructor(
    private readonly outlet: TrainingOutlet,
    private readonly emit: (...events: readonly TrainingEvent[]) => void,
    private readonly parts: LessonParts,
    private readonly length: RunLength,
    private readonly heldOut: HeldOut,
    /** null: there is nowhere to. */
    private readonly keep: ((about: KeptAbout) => Promise<void>) | null,
    private readonly engine: TrainingEngine,
    /** Where it stands. */
    public about: KeptAbout,
  ) {}

  async run(): Promise<void> {
    const { config, student } = this.parts;
    this.emit(await this.#measure());
    this.#kept = this.about;
    while (!this.length.isOver(student.steps, this.about.flops)) {
      const step = student.steps + 1;
      // a pause may last, and the tab be closed in it
      if (this.outlet.gate.waits(step)) await this.#keep();
      if (!(await this.outlet.gate.open(step))) {
        await this.#keep();
        this.emit({ type: 'end', reason: 'stopped' });
        return;
      }
      const started = this.engine.now();
      const lessons = await lessonsOf(this.parts, step);
      if (step === 1 && lessons.aimed === null) this.#first = new FirstLessons(this.engine.pair.gpu, lessons.taught, lessons.lessons, student.teacher);
      const rate = this.length.rate(student.steps, this.about.flops);
      const taught = await student.teach(lessons.taught, lessons.lessons, rate);
      if (!Number.isFinite(taught.gradientNorm)) {
        this.emit({ type: 'end', reason: 'failed', text: `The gradient of step ${step} is not a number: the learning rate (${config.rate}) is probably too high. The drafter is as it was before this step.` });
        return;
      }
      const loss = lossOf(lessons, taught);
      if (!Number.isFinite(loss)) {
        this.emit({ type: 'end', reason: 'failed', text: `The loss of step ${step} is not a number: nothing was taught of what these choices aim at, or the learning rate (${config.rate}) is too high. Change the choices; what was kept before this step stays.` });
        return;
      }
      const flops = addFlops(this.about.flops, lessons.flops);
      this.about = { ...this.about, step, flops };
      const slots = taught.weights.flat().filter((weight) => weight > 0).length;
      this.emit({ type: 'step', step, loss, gradientNorm: taught.gradientNorm, rate, flops, slots, anchorTenths: anchorTenths(lessons), ms: this.engine.now() - started });
      const measured = this.length.isMeasured(step, flops, lessons.flops);
      // measuring takes its time, and the tab may be closed in it
      if (measured || step % MOST_UNKEPT === 0) await this.#keep();
      if (measured) {
        const first = this.#first && { firstLessonsLoss: await this.#first.loss(student) };
        this.emit(replayOf(lessons, taught, step), { ...(await this.#measure()), ...first });
        // once more, with what was measured, unless there is no room for it
        if (this.#kept.step === step) await this.#keep();
      }
    }
    this.emit({ type: 'end', reason: 'done' });
  }

  destroy(): void {
    this.#first?.destroy();
  }

  async #measure(): Promise<MeasureEvent> {
    const { step, flops } = this.about;
    const measured = { ...(await this.heldOut.measure(this.parts.student, step)), flops };
    this.about = { ...this.about, measured: { step, acceptanceLength: measured.acceptanceLength } };
    return measured;
  }

  /** A disk that is full costs the checkpoint, not the run. */
  async #keep(): Promise<void> {
    const { about } = this;
    const { step } = about;
    if (about === this.#kept || !this.keep) return;
    try {
      await this.keep(about);
      this.#kept = about;
      this.emit({ type: 'checkpoint', step });
    } catch (error) {
      this.emit({ type: 'notice', text: `Step ${step} could not be kept (${error instanceof Error ? error.message : String(error)}). The one before it, if there is any, stays as it is.` });
    }
  }
}

/** Of a training that has not begun. */
function aboutOf({ engine, data, budget }: TrainingParts, config: TrainingConfig): KeptAbout {
  const { parts, target, dflash, eagle3 } = engine;
  const identity = config.drafter === 'dflash' ? dflash : eagle3;
  const said = config.drafter === 'eagle3' ? draftTokens(parts.eagle3!.weights) : [];
  return {
    config, target: target.sha256, texts: data.sha256, began: config.start === 'shipped' ? identity!.sha256 : null,
    step: 0, flops: NO_FLOPS, measured: null, model: { config: taughtDrafter(engine, config), said }, ...(budget !== undefined && { budget }),
  };
}

function headerOf({ engine, data, heldOut }: TrainingParts, config: TrainingConfig, student: Student): TrainingHeader {
  return {
    format: TRAINING_FORMAT,
    version: TRAINING_VERSION,
    config,
    target: engine.target,
    parameters: student.parameters.size,
    slots: student.drafts,
    data: { texts: data[poolOf(config)].length, heldOut: Math.min(heldOut, data.heldOut.length) },
    adapter: adapterName(engine.pair.gpu.adapterFacts),
    engine: 'wgsl',
    recordedAt: null,
    vocabulary: Object.fromEntries(Array.from({ length: engine.tokenizer.size }, (_, id) => [id, engine.tokenizer.tokenText(id)])),
  };
}

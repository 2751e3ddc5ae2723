/**
 * EAGLE-3 as a student. A lesson's anchor is the token that a column reads first: column t of the training-time test reads token t + 1 and
 * foretells t + 2, so the anchor at position a is column a - 1, and slot k its step k - 1. Taught is the target's distribution on the draft
 * vocabulary, where that can say the text's own token; step s weighs 0.8^s (specdec.md 4.2).
 */
import type { DrafterSize } from '#core/training/flop-ledger.ts';
import { compared, LOOK, UNUSED, type Lesson, type SlotTarget } from '#core/training/lessons.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { draftTokens, trainedShapes, type EagleConfig } from '#engine/model/eagle-config.ts';
import type { Weights } from '#engine/model/weights.ts';
import type { AdamWOptions } from './adamw.ts';
import type { TaughtText } from './dflash-network.ts';
import type { StudentCapacity } from './dflash-student.ts';
import { Eagle3Network } from './eagle3-network.ts';
import { Parameters } from './parameters.ts';
import { SlotLosses, type SlotFigures } from './slot-losses.ts';
import { NO_TEACHER, type Judged, type Look, type Student, type Taught } from './student.ts';
import type { Weight } from './tape.ts';
import { Trainer } from './trainer.ts';

const UNROLL = 4;
const STEP_WEIGHT = 0.8;

const NO_FIGURES: SlotFigures = { loss: 0, alpha: 0, argmax: 0, entropy: 0 };

export class Eagle3Student implements Student {
  readonly drafts = UNROLL;
  readonly rowsPerLesson = UNROLL;
  /** A step reads the token before it: here the text's, in a round its own draft. */
  readonly blockwise = false;
  readonly decay = -1 / Math.log(STEP_WEIGHT);

  private constructor(
    readonly size: DrafterSize,
    /** The target's id of each draft id. */
    private readonly said: readonly number[],
    readonly parameters: Parameters,
    private readonly network: Eagle3Network,
    private readonly losses: SlotLosses,
    private readonly trainer: Trainer,
  ) {}

  /** `vocabulary`: tensors d2t and t2d, which no training changes. */
  static async create(gpu: Gpu, config: EagleConfig, vocabulary: Weights, embedding: Weight, capacity: StudentCapacity, optimiser: AdamWOptions): Promise<Eagle3Student> {
    const said = draftTokens(vocabulary);
    const parameters = new Parameters(gpu, trainedShapes(config));
    const network = await Eagle3Network.create(gpu, config, parameters, embedding, { columns: capacity.positions, unroll: UNROLL });
    const mapped = { teacherVocabulary: config.vocab, ids: Uint32Array.from(said) };
    const losses = await SlotLosses.create(network.tape, network.logits, { teacherRows: capacity.teacherRows, mapped });
    const trainer = await Trainer.create(gpu, network, parameters, losses, optimiser);
    return new Eagle3Student(eagle3Size(config), said, parameters, network, losses, trainer);
  }

  get teacher(): GPUBuffer {
    return this.losses.teacher;
  }

  get steps(): number {
    return this.trainer.steps;
  }

  set steps(steps: number) {
    this.trainer.resumeAt(steps);
  }

  async look(text: TaughtText, anchors: readonly number[], teacherOf = NO_TEACHER): Promise<Look[][]> {
    const rowAt = (anchor: number, step: number): number => step * this.network.stride + anchor - 1;
    this.network.write([text]);
    const rows = this.#rows().fill(LOOK);
    for (const anchor of anchors) for (let step = 0; step < UNROLL; step++) rows[rowAt(anchor, step)] = compared(teacherOf(anchor, step));
    this.losses.write(rows);
    const figures = await this.trainer.measure();
    const lookAt = (row: number): Look => ({ token: this.said[figures[row]!.argmax]!, divergence: rows[row]!.teacherRow === null ? null : figures[row]!.loss });
    return anchors.map((anchor) => Array.from({ length: UNROLL }, (_, step) => lookAt(rowAt(anchor, step))));
  }

  async teach(texts: readonly TaughtText[], lessons: readonly Lesson[], rate: number): Promise<Taught> {
    const rows = this.#write(texts, lessons);
    const { gradientNorm, figures } = await this.trainer.step(rate);
    return { gradientNorm, ...this.#judged(texts, lessons, rows, figures) };
  }

  async judge(texts: readonly TaughtText[], lessons: readonly Lesson[]): Promise<Judged> {
    const rows = this.#write(texts, lessons);
    return this.#judged(texts, lessons, rows, await this.trainer.measure());
  }

  /** The rows that the lessons come to: what the drafter cannot say is left out, and the rest is the whole. */
  #write(texts: readonly TaughtText[], lessons: readonly Lesson[]): readonly SlotTarget[] {
    this.network.write(texts);
    const rowOf = this.#rowOf(texts);
    const sayable = new Set(this.said);
    const counted = ({ kind, token }: SlotTarget): boolean => kind !== 'none' && sayable.has(token);
    const total = lessons.reduce((sum, { slots }) => sum + slots.reduce((own, slot) => own + (counted(slot) ? slot.weight : 0), 0), 0);
    const rows = this.#rows();
    for (const lesson of lessons) for (const [slot, target] of lesson.slots.entries()) if (counted(target)) rows[rowOf(lesson, slot)] = { ...target, token: 0, weight: target.weight / total };
    this.losses.write(rows);
    return rows;
  }

  #judged(texts: readonly TaughtText[], lessons: readonly Lesson[], rows: readonly SlotTarget[], figures: readonly SlotFigures[]): Judged {
    const rowOf = this.#rowOf(texts);
    const loss = rows.reduce((sum, { kind, weight }, row) => sum + (kind === 'none' ? 0 : weight * figures[row]!.loss), 0);
    const ofEach = <Of>(none: Of, row: (row: number) => Of): Of[][] => lessons.map((lesson) => lesson.slots.map((_, slot) => (slot === 0 ? none : row(rowOf(lesson, slot)))));
    return { loss, figures: ofEach(NO_FIGURES, (row) => figures[row]!), weights: ofEach(0, (row) => rows[row]!.weight) };
  }

  #rowOf(texts: readonly TaughtText[]): (lesson: Lesson, slot: number) => number {
    const firsts = texts.map((_, i) => texts.slice(0, i).reduce((sum, { ids }) => sum + ids.length - 1, 0));
    return ({ text, anchor }, slot) => (slot - 1) * this.network.stride + firsts[text]! + anchor - 1;
  }

  #rows(): SlotTarget[] {
    return new Array<SlotTarget>(UNROLL * this.network.stride).fill(UNUSED);
  }

  destroy(): void {
    this.network.tape.destroy();
    this.trainer.destroy();
    this.parameters.destroy();
  }
}

/** Its own head is learnt, so that it counts with the layer. */
function eagle3Size({ hidden, heads, kvHeads, headDim, intermediate, targetLayers, draftVocab }: EagleConfig): DrafterSize {
  const qkv = 2 * hidden * headDim * (heads + 2 * kvHeads);
  return { contextRow: targetLayers.length * hidden * hidden, slotRow: qkv + heads * headDim * hidden + 3 * hidden * intermediate + draftVocab * hidden, head: 0 };
}

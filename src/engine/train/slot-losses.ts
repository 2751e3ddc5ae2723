/**
 * The loss at the end of a tape: what each row of logits is taught, and what came of it. Writes the gradient of the logits, from which
 * everything else is derived, and a few figures a row.
 */
import type { SlotTarget } from '#core/training/lessons.ts';
import { rowLoss, taughtRowWords, type RowLossShape } from './ops/row-loss.ts';
import { windowWords } from './ops/key-spans.ts';
import type { TapeLoss } from './tape-loss.ts';
import type { Recorder, Tape, Value } from './tape.ts';

/** Of one row. */
export interface SlotFigures {
  readonly loss: number;
  /** Sum over tokens of min(p, q); without a teacher, q of the label. */
  readonly alpha: number;
  /** The drafter's likeliest token: an id of its own vocabulary. */
  readonly argmax: number;
  /** Of q, in nats. */
  readonly entropy: number;
}

const FIGURE_BYTES = 16;

export interface SlotLossOptions {
  /** Rows of teacher's logits that there is room for. */
  readonly teacherRows: number;
  /** Width of the teacher's rows, and its id of each draft id, where the draft vocabulary is a part of it. */
  readonly mapped?: { readonly teacherVocabulary: number; readonly ids: Uint32Array };
}

export class SlotLosses implements TapeLoss<SlotFigures> {
  private constructor(
    private readonly tape: Tape,
    private readonly logits: Value,
    private readonly rows: GPUBuffer,
    private readonly figures: GPUBuffer,
    /** f32 [teacherRows][width of the teacher's vocabulary]: the caller's to fill. */
    readonly teacher: GPUBuffer,
    readonly record: Recorder,
  ) {}

  static async create(tape: Tape, logits: Value, { teacherRows, mapped }: SlotLossOptions): Promise<SlotLosses> {
    const { gpu } = tape;
    const { capacity } = logits.rows;
    const shape: RowLossShape = { vocabulary: logits.width, ...(mapped && { teacherVocabulary: mapped.teacherVocabulary }) };
    const kernel = await rowLoss(gpu, shape);
    if (!logits.gradient) throw new Error('A loss needs logits that something learns.');
    tape.claim(logits.gradient);
    const rows = tape.buffer('slot targets', 4 * capacity);
    const figures = tape.buffer('slot figures', 4 * capacity);
    const teacher = tape.buffer('teacher', Math.max(1, teacherRows) * (mapped?.teacherVocabulary ?? logits.width));
    const ids = tape.buffer('teacher ids', mapped?.ids.length ?? 1);
    if (mapped) gpu.device.queue.writeBuffer(ids, 0, mapped.ids);
    const window = tape.uniform('first row', windowWords(0, 0, 0));
    const step = kernel.on({ window, rows, logits: logits.data, teacher, ids, gradient: logits.gradient.part, figures });
    return new SlotLosses(tape, logits, rows, figures, teacher, (pass) => step.record(pass, logits.rows.count));
  }

  get figureBytes(): number {
    return this.logits.rows.capacity * FIGURE_BYTES;
  }

  /** One target for each row of this step's logits; rows behind the last are taught nothing. */
  write(targets: readonly SlotTarget[]): void {
    const words = new Uint32Array(4 * this.logits.rows.capacity);
    words.set(taughtRowWords(targets));
    this.tape.gpu.device.queue.writeBuffer(this.rows, 0, words);
  }

  recordRead(encoder: GPUCommandEncoder, into: GPUBuffer, offset: number): void {
    encoder.copyBufferToBuffer(this.figures, 0, into, offset, this.figureBytes);
  }

  /** Figures of this pass's rows, out of what recordRead left at `offset`. */
  read(words: ArrayBuffer, offset: number): SlotFigures[] {
    const rows = this.logits.rows.count;
    const floats = new Float32Array(words, offset, 4 * rows);
    const whole = new Uint32Array(words, offset, 4 * rows);
    return Array.from({ length: rows }, (_, row) => ({ loss: floats[4 * row]!, alpha: floats[4 * row + 1]!, argmax: whole[4 * row + 2]!, entropy: floats[4 * row + 3]! }));
  }
}

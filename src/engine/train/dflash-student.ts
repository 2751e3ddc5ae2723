/** DFlash as a student: blocks behind any anchors of a text, in one pass. */
import type { DrafterSize } from '#core/training/flop-ledger.ts';
import { compared, LOOK, type Lesson } from '#core/training/lessons.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { dflashShapes } from '#engine/model/dflash-weights.ts';
import type { DFlashConfig } from '#engine/model/dflash-config.ts';
import type { AdamWOptions } from './adamw.ts';
import { DFlashNetwork, type FrozenEnds, type TaughtText } from './dflash-network.ts';
import { Parameters } from './parameters.ts';
import { SlotLosses, type SlotFigures } from './slot-losses.ts';
import { NO_TEACHER, type Judged, type Look, type Student, type Taught } from './student.ts';
import { Trainer } from './trainer.ts';

export interface StudentCapacity {
  /** Blocks, or columns, of a pass. */
  readonly blocks: number;
  /** Positions of all texts of a step together. */
  readonly positions: number;
  readonly teacherRows: number;
}

export class DFlashStudent implements Student {
  readonly blockwise = true;

  private constructor(
    private readonly config: DFlashConfig,
    readonly parameters: Parameters,
    private readonly network: DFlashNetwork,
    private readonly losses: SlotLosses,
    private readonly trainer: Trainer,
    private readonly blocks: number,
  ) {}

  static async create(gpu: Gpu, config: DFlashConfig, ends: FrozenEnds, capacity: StudentCapacity, optimiser: AdamWOptions): Promise<DFlashStudent> {
    const parameters = new Parameters(gpu, dflashShapes(config));
    const network = await DFlashNetwork.create(gpu, config, parameters, ends, capacity);
    const losses = await SlotLosses.create(network.tape, network.logits, { teacherRows: capacity.teacherRows });
    const trainer = await Trainer.create(gpu, network, parameters, losses, optimiser);
    return new DFlashStudent(config, parameters, network, losses, trainer, capacity.blocks);
  }

  get drafts(): number {
    return this.config.block - 1;
  }

  get rowsPerLesson(): number {
    return this.config.block;
  }

  /** gamma_d of specdec.md 5.3. */
  get decay(): number {
    const { block } = this.config;
    return block <= 8 ? 4 : block <= 10 ? 5 : 7;
  }

  get teacher(): GPUBuffer {
    return this.losses.teacher;
  }

  get size(): DrafterSize {
    return dflashSize(this.config);
  }

  get steps(): number {
    return this.trainer.steps;
  }

  set steps(steps: number) {
    this.trainer.resumeAt(steps);
  }

  async look(text: TaughtText, anchors: readonly number[], teacherOf = NO_TEACHER): Promise<Look[][]> {
    const { block } = this.config;
    const looks: Look[][] = [];
    for (let first = 0; first < anchors.length; first += this.blocks) {
      const some = anchors.slice(first, first + this.blocks);
      const rows = some.flatMap((anchor) => [LOOK, ...Array.from({ length: block - 1 }, (_, slot) => compared(teacherOf(anchor, slot)))]);
      this.network.write([text], some.map((anchor) => ({ text: 0, anchor })));
      this.losses.write(rows);
      const figures = await this.trainer.measure();
      const lookAt = (row: number): Look => ({ token: figures[row]!.argmax, divergence: rows[row]!.teacherRow === null ? null : figures[row]!.loss });
      for (const i of some.keys()) looks.push(Array.from({ length: block - 1 }, (_, slot) => lookAt(i * block + 1 + slot)));
    }
    return looks;
  }

  async teach(texts: readonly TaughtText[], lessons: readonly Lesson[], rate: number): Promise<Taught> {
    this.#write(texts, lessons);
    const { gradientNorm, figures } = await this.trainer.step(rate);
    return { gradientNorm, ...this.#judged(lessons, figures) };
  }

  async judge(texts: readonly TaughtText[], lessons: readonly Lesson[]): Promise<Judged> {
    this.#write(texts, lessons);
    return this.#judged(lessons, await this.trainer.measure());
  }

  #write(texts: readonly TaughtText[], lessons: readonly Lesson[]): void {
    this.network.write(texts, lessons);
    this.losses.write(lessons.flatMap(({ slots }) => [...slots]));
  }

  #judged(lessons: readonly Lesson[], rows: readonly SlotFigures[]): Judged {
    const { block } = this.config;
    const figures = lessons.map((_, i) => rows.slice(i * block, (i + 1) * block));
    const loss = lessons.reduce((sum, { slots }, i) => sum + slots.reduce((own, { kind, weight }, slot) => own + (kind === 'none' ? 0 : weight * figures[i]![slot]!.loss), 0), 0);
    return { loss, figures, weights: lessons.map(({ slots }) => slots.map(({ weight }) => weight)) };
  }

  destroy(): void {
    this.network.tape.destroy();
    this.trainer.destroy();
    this.parameters.destroy();
  }
}

export function dflashSize(config: DFlashConfig): DrafterSize {
  const { hidden, heads, kvHeads, headDim, intermediate, layers, vocab } = config.decoder;
  const kv = 2 * kvHeads * headDim * hidden;
  return {
    contextRow: config.taps.length * hidden * hidden + layers * kv,
    slotRow: layers * (2 * heads * headDim * hidden + kv + 3 * hidden * intermediate + 2 * hidden + 2 * headDim),
    head: vocab * hidden,
  };
}

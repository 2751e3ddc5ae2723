/**
 * A drafter as a student, whatever its layout: its network says which row of logits foretells a slot of a lesson, and all else is the same.
 * Where it can say a part of the vocabulary alone, slots that are about another token are left out, and those that stay are the whole.
 */
import { compared, LOOK, UNUSED, type Lesson, type SlotTarget } from '#core/training/lessons.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { AdamWOptions } from './adamw.ts';
import type { Parameters } from './parameters.ts';
import { SlotLosses, type SlotFigures } from './slot-losses.ts';
import { NO_TEACHER, type Judged, type Look, type Student, type Taught, type TaughtBlock, type TaughtText } from './student.ts';
import { Trainer, type TrainedNetwork } from './trainer.ts';

/** Of the network's logits: the row that foretells slot k = 1 .. of a block. */
export type RowOf = (block: number, slot: number) => number;

export interface StudentNetwork extends TrainedNetwork {
  /** Takes in what the next pass is about. */
  write(texts: readonly TaughtText[], blocks: readonly TaughtBlock[]): RowOf;
}

/** What a student is besides its network. */
export type StudentTraits = Pick<Student, 'drafts' | 'rowsPerLesson' | 'blockwise' | 'decay' | 'size'> & {
  /** The most of a pass. */
  readonly blocks: number;
  /** Where it cannot say every token: the target's id of each that it can, and how many the target has. */
  readonly mapped: { readonly said: readonly number[]; readonly teacherVocabulary: number } | null;
};

const NO_FIGURES: SlotFigures = { loss: 0, alpha: 0, argmax: 0, entropy: 0 };

interface Written {
  readonly rowOf: RowOf;
  readonly rows: readonly SlotTarget[];
}

export class DrafterStudent implements Student {
  /** By the target's id: the drafter's own number of the token. */
  private readonly places: ReadonlyMap<number, number> | null;

  private constructor(
    private readonly traits: StudentTraits,
    readonly parameters: Parameters,
    private readonly network: StudentNetwork,
    private readonly losses: SlotLosses,
    private readonly trainer: Trainer,
  ) {
    this.places = traits.mapped && new Map(traits.mapped.said.map((id, place) => [id, place]));
  }

  /** Finishes the network's tape. */
  static async create(gpu: Gpu, traits: StudentTraits, parameters: Parameters, network: StudentNetwork, teacherRows: number, optimiser: AdamWOptions): Promise<DrafterStudent> {
    const { mapped } = traits;
    const losses = await SlotLosses.create(network.tape, network.logits, {
      teacherRows,
      ...(mapped && { mapped: { teacherVocabulary: mapped.teacherVocabulary, ids: Uint32Array.from(mapped.said) } }),
    });
    return new DrafterStudent(traits, parameters, network, losses, await Trainer.create(gpu, network, parameters, losses, optimiser));
  }

  get drafts(): number {
    return this.traits.drafts;
  }

  get rowsPerLesson(): number {
    return this.traits.rowsPerLesson;
  }

  get blockwise(): boolean {
    return this.traits.blockwise;
  }

  get decay(): number {
    return this.traits.decay;
  }

  get size(): Student['size'] {
    return this.traits.size;
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
    const { blocks, drafts, mapped } = this.traits;
    const all: Look[][] = [];
    for (let first = 0; first < anchors.length; first += blocks) {
      const some = anchors.slice(first, first + blocks);
      const rowOf = this.network.write([text], some.map((anchor) => ({ text: 0, anchor })));
      const rows = this.#rows(LOOK);
      for (const [block, anchor] of some.entries()) for (let i = 0; i < drafts; i++) rows[rowOf(block, i + 1)] = compared(teacherOf(anchor, i));
      this.losses.write(rows);
      const figures = await this.trainer.measure();
      const lookAt = (row: number): Look => {
        const { argmax, loss } = figures[row]!;
        return { token: mapped ? mapped.said[argmax]! : argmax, divergence: rows[row]!.teacherRow === null ? null : loss };
      };
      all.push(...some.map((_, block) => Array.from({ length: drafts }, (_, i) => lookAt(rowOf(block, i + 1)))));
    }
    return all;
  }

  async teach(texts: readonly TaughtText[], lessons: readonly Lesson[], rate: number): Promise<Taught> {
    const written = this.#write(texts, lessons);
    const { gradientNorm, figures } = await this.trainer.step(rate);
    return { gradientNorm, ...judged(lessons, written, figures) };
  }

  async judge(texts: readonly TaughtText[], lessons: readonly Lesson[]): Promise<Judged> {
    const written = this.#write(texts, lessons);
    return judged(lessons, written, await this.trainer.measure());
  }

  #write(texts: readonly TaughtText[], lessons: readonly Lesson[]): Written {
    const { places } = this;
    const rowOf = this.network.write(texts, lessons);
    const rows = this.#rows(UNUSED);
    const counted = ({ kind, token }: SlotTarget): boolean => kind !== 'none' && (places?.has(token) ?? true);
    const total = places ? lessons.reduce((sum, { slots }) => sum + slots.reduce((own, slot) => own + (counted(slot) ? slot.weight : 0), 0), 0) : 1;
    for (const [block, { slots }] of lessons.entries()) {
      for (const [slot, target] of slots.entries()) {
        if (counted(target)) rows[rowOf(block, slot)] = { ...target, token: places?.get(target.token) ?? target.token, weight: target.weight / total };
      }
    }
    this.losses.write(rows);
    return { rowOf, rows };
  }

  /** One for each row that the network has now. */
  #rows(target: SlotTarget): SlotTarget[] {
    return new Array<SlotTarget>(this.network.logits.rows.count).fill(target);
  }

  destroy(): void {
    this.network.tape.destroy();
    this.trainer.destroy();
    this.parameters.destroy();
  }
}

function judged(lessons: readonly Lesson[], { rowOf, rows }: Written, figures: readonly SlotFigures[]): Judged {
  const loss = rows.reduce((sum, { kind, weight }, row) => sum + (kind === 'none' ? 0 : weight * figures[row]!.loss), 0);
  const ofEach = <Of>(none: Of, of: (row: number) => Of): Of[][] => lessons.map(({ slots }, block) => slots.map((_, slot) => (slot === 0 ? none : of(rowOf(block, slot)))));
  return { loss, figures: ofEach(NO_FIGURES, (row) => figures[row]!), weights: ofEach(0, (row) => rows[row]!.weight) };
}

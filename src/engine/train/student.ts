/**
 * A drafter that learns: what the training needs of one, whichever it is. The drafts that it would make anywhere on a known text
 * come from one pass; lessons change it.
 */
import type { DrafterSize } from '#core/training/flop-ledger.ts';
import type { Lesson } from '#core/training/lessons.ts';
import type { Parameters } from './parameters.ts';
import type { SlotFigures } from './slot-losses.ts';

/** A text that blocks are taken from: its tokens, and the target's features at its positions, [positions][taps * hidden]. */
export interface TaughtText {
  readonly ids: ArrayLike<number>;
  readonly features: Float32Array;
}

/** The block behind the token at position `anchor` of text number `text`. */
export interface TaughtBlock {
  readonly text: number;
  readonly anchor: number;
}

export interface StudentCapacity {
  /** Blocks of a pass. */
  readonly blocks: number;
  /** Positions of all texts of a step together. */
  readonly positions: number;
  readonly teacherRows: number;
}

/** What lessons come to. */
export interface Judged {
  /** Sum of weight times loss. */
  readonly loss: number;
  /** Of each slot of each lesson. */
  readonly figures: readonly (readonly SlotFigures[])[];
  /** Shares of the loss that they had: 0 also where the drafter cannot say the token. */
  readonly weights: readonly (readonly number[])[];
}

export interface Taught extends Judged {
  /** Before clipping; not finite: nothing was changed. */
  readonly gradientNorm: number;
}

/** What a student says at a slot. */
export interface Look {
  /** The likeliest token, by the target's ids. */
  readonly token: number;
  /** KL(q || p), p the row of the teacher that was named; null: none was. Of a reduced draft vocabulary p is the row on that alone. */
  readonly divergence: number | null;
}

/** The row of the teacher that slot i (from 0) of the block behind an anchor is compared with; null: none. */
export type TeacherOf = (anchor: number, slot: number) => number | null;

export const NO_TEACHER: TeacherOf = () => null;

export interface Student {
  readonly parameters: Parameters;
  /** Drafts of a round. */
  readonly drafts: number;
  /** Rows of a pass that one lesson takes. */
  readonly rowsPerLesson: number;
  /** Slots of a block do not read each other: what it says behind a refused draft is what a round would draft there. */
  readonly blockwise: boolean;
  /** Of the weights of slots behind each other (core/training/lessons.ts). */
  readonly decay: number;
  readonly size: DrafterSize;
  /** f32 rows of the target's logits, `teacherRows` of them: whoever makes lessons with a teacher fills them. */
  readonly teacher: GPUBuffer;
  /** Steps done; setting it resumes there. */
  steps: number;
  /** What a round would draft at each anchor: at the anchor's index, slots in order. Unless it is blockwise, those behind the first wrong one are nothing in particular. */
  look(text: TaughtText, anchors: readonly number[], teacherOf?: TeacherOf): Promise<Look[][]>;
  teach(texts: readonly TaughtText[], lessons: readonly Lesson[], rate: number): Promise<Taught>;
  /** As `teach`, but nothing is learnt. */
  judge(texts: readonly TaughtText[], lessons: readonly Lesson[]): Promise<Judged>;
  destroy(): void;
}

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
}

export interface Taught extends Judged {
  /** Before clipping; not finite: nothing was changed. */
  readonly gradientNorm: number;
}

export interface Student {
  readonly parameters: Parameters;
  /** Drafts of a round. */
  readonly drafts: number;
  /** Rows of a pass that one lesson takes. */
  readonly rowsPerLesson: number;
  /** Of the weights of slots behind each other (core/training/lessons.ts). */
  readonly decay: number;
  readonly size: DrafterSize;
  /** f32 rows of the target's logits, `teacherRows` of them: whoever makes lessons with a teacher fills them. */
  readonly teacher: GPUBuffer;
  /** Steps done; setting it resumes there. */
  steps: number;
  /** What a round would draft at each anchor: at the anchor's index, drafts in order. Behind the first wrong one they are what a block says, or nothing in particular. */
  draftEverywhere(text: TaughtText, anchors: readonly number[]): Promise<number[][]>;
  teach(texts: readonly TaughtText[], lessons: readonly Lesson[], rate: number): Promise<Taught>;
  /** As `teach`, but nothing is learnt. */
  judge(texts: readonly TaughtText[], lessons: readonly Lesson[]): Promise<Judged>;
  destroy(): void;
}

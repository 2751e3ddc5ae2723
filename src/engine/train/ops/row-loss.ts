/** The loss of each row of a drafter's logits, and its gradient. Kernel: shaders/train/row-loss.wgsl; twin: core/training/row-loss.ts. */
import { ALPHA_FLOOR, BERN_FLOOR, EXCLUDED, K3_REACH, LOG_FLOOR, needsTeacher, ROW_LOSS, type RowLossKind } from '#core/training/row-loss.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { shaderText } from '#engine/gpu/shader-text.ts';
import { threadsPerRow } from '#engine/ops/sample.ts';
import choice from '#shaders/lib/choice.wgsl?raw';
import source from '#shaders/train/row-loss.wgsl?raw';
import { WindowKernel } from './window-kernel.ts';

export interface RowLossShape {
  readonly vocabulary: number;
  /** Where the draft vocabulary is a part of the teacher's: the width of a teacher's row, and `ids` is read. */
  readonly teacherVocabulary?: number;
}

/** What a row is taught. A weight of 0 reports the row's figures and teaches nothing; `none` does not look at the row. */
export interface TaughtRow {
  readonly kind: RowLossKind;
  readonly weight: number;
  /** Label, or the token drafted: a draft id. */
  readonly token: number;
  /** A row of the `teacher` buffer. */
  readonly teacherRow: number | null;
}

const noTeacher = 0xffffffff;
const floors = { LOG_FLOOR, BERN_FLOOR, ALPHA_FLOOR, K3_REACH, EXCLUDED };

/** Bound to `window`, whose first word is the first row. Without a reduced vocabulary any readable buffer serves as `ids`. */
export function rowLoss(gpu: Gpu, { vocabulary, teacherVocabulary }: RowLossShape) {
  const kinds = Object.fromEntries(Object.entries(ROW_LOSS).map(([kind, number]) => [`KIND_${kind.toUpperCase()}`, number]));
  const sizes = { VOCABULARY: vocabulary, TEACHER_VOCABULARY: teacherVocabulary ?? vocabulary, WORKGROUP_SIZE: threadsPerRow(vocabulary) };
  return WindowKernel.compile(gpu, {
    label: 'row loss',
    wgsl: shaderText({ u32: { ...sizes, ...kinds }, f32: floors, bool: { MAPPED: teacherVocabulary !== undefined } }, choice, source),
    buffers: { window: 'uniform', rows: 'read', logits: 'read', teacher: 'read', ids: 'read', gradient: 'write', figures: 'write' },
  });
}

/** The kernel's `rows`, four words each. */
export function taughtRowWords(rows: readonly TaughtRow[]): Uint32Array {
  const words = new Uint32Array(4 * rows.length);
  const weights = new Float32Array(words.buffer);
  rows.forEach(({ kind, weight, token, teacherRow }, row) => {
    if (teacherRow === null && needsTeacher(kind)) throw new RangeError(`Row ${row} has no teacher, which ${kind} needs.`);
    words.set([ROW_LOSS[kind], 0, token, teacherRow ?? noTeacher], 4 * row);
    weights[4 * row + 1] = weight;
  });
  return words;
}

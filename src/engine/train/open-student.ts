/** A student and its teacher for a training: buffers sized by its choices and its longest text, weights random or the page's own drafter's. */
import type { TrainingConfig } from '#core/training/training-events.ts';
import { longestText, type TrainingTexts } from '#core/training/training-texts.ts';
import type { LoadedEngine } from '#engine/decode/run-text.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { DFlashParts } from '#engine/model/dflash.ts';
import { dflashShapes } from '#engine/model/dflash-weights.ts';
import { weight } from '#engine/model/weights.ts';
import type { ModelParts } from '#engine/decode/pair.ts';
import type { FrozenEnds } from './dflash-network.ts';
import { DFlashStudent } from './dflash-student.ts';
import { initialWeights } from './initial-weights.ts';
import type { Student } from './student.ts';
import { TaughtTarget } from './taught-target.ts';

/** A loaded engine, and what its models were made of. */
export interface TrainingEngine extends LoadedEngine {
  readonly parts: { readonly target: ModelParts; readonly dflash: DFlashParts | null };
}

export interface OpenedStudent {
  readonly student: Student;
  readonly target: TaughtTarget;
  /** Rows of the teacher's buffer that hold texts. */
  readonly textRows: number;
  destroy(): void;
}

/** As DFlash's authors have it (specdec.md 5.3). */
const OPTIMISER = { beta1: 0.9, beta2: 0.95, decay: 0.01, clip: 1 };

export async function openStudent({ pair, parts: { target: targetParts, dflash: dflashParts } }: TrainingEngine, data: TrainingTexts, config: TrainingConfig): Promise<OpenedStudent> {
  if (config.drafter !== 'dflash' || !dflashParts) throw new Error('This page was published without a DFlash drafter, whose shape a training needs.');
  const { gpu } = pair;
  const positions = config.texts * longestText(data);
  const { anchors, correction, verifiedSuffix } = config.opd;
  const twice = config.method === 'opd' && (correction || verifiedSuffix) ? 1 : 0;
  const moved = config.method === 'opd' && anchors === 'random' ? 1 : 0;
  const blocks = config.texts * config.anchors * (1 + twice + moved);
  const drafts = dflashParts.config.block - 1;
  const textRows = config.method === 'sft' ? 0 : positions;
  const teacherRows = textRows + (config.method === 'opd' ? config.texts * config.anchors * drafts : 0);
  const target = new TaughtTarget(pair, pair.needDFlash().target);
  const ends = frozenEnds(gpu, targetParts);
  const student = await DFlashStudent.create(gpu, dflashParts.config, ends, { blocks, positions, teacherRows }, OPTIMISER);
  student.parameters.write(config.start === 'shipped' ? dflashParts.weights : initialWeights(dflashShapes(dflashParts.config), dflashParts.config.decoder.layers, config.seed));
  const destroy = (): void => {
    student.destroy();
    for (const { data: { buffer } } of new Set([ends.embedding, ends.head])) buffer.destroy();
  };
  return { student, target, textRows, destroy };
}

/** The target's embedding and head, as they are. */
export function frozenEnds(gpu: Gpu, { config, weights }: ModelParts): FrozenEnds {
  const table = (name: string) => ({ shape: [config.vocab, config.hidden], data: { buffer: gpu.uploaded(name, weight(weights, name)) }, gradient: null });
  const embedding = table('model.embed_tokens.weight');
  return { embedding, head: config.tied ? embedding : table('lm_head.weight') };
}

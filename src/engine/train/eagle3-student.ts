/**
 * EAGLE-3 as a student, of its training-time test or of blocks. A lesson's anchor is the token that a column reads first: column t reads
 * token t + 1 and foretells t + 2, so the anchor at position a is column a - 1, and slot k of the test its step k - 1, which weighs
 * 0.8^(k-1) (specdec.md 4.2).
 */
import type { DrafterSize } from '#core/training/flop-ledger.ts';
import { blockDecay } from '#core/training/lessons.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { draftTokens, trainedShapes, type EagleConfig } from '#engine/model/eagle-config.ts';
import type { Weights } from '#engine/model/weights.ts';
import type { AdamWOptions } from './adamw.ts';
import { DrafterStudent } from './drafter-student.ts';
import { Eagle3Network } from './eagle3-network.ts';
import { Parameters } from './parameters.ts';
import type { StudentCapacity } from './student.ts';
import type { Weight } from './tape.ts';

const UNROLL = 4;
const STEP_WEIGHT = 0.8;

/** `vocabulary`: tensors d2t and t2d, which no training changes. */
export async function eagle3Student(gpu: Gpu, config: EagleConfig, vocabulary: Weights, embedding: Weight, capacity: StudentCapacity, optimiser: AdamWOptions): Promise<DrafterStudent> {
  const { block } = config;
  const parameters = new Parameters(gpu, trainedShapes(config));
  const network = await Eagle3Network.create(gpu, config, parameters, embedding, { columns: capacity.positions, blocks: capacity.blocks, unroll: block ? 1 : UNROLL });
  const traits = {
    ...(block
      ? { drafts: block.rows - 1, rowsPerLesson: block.rows, blockwise: true, decay: blockDecay(block.rows), blocks: capacity.blocks }
      : { drafts: UNROLL, rowsPerLesson: UNROLL, blockwise: false, decay: -1 / Math.log(STEP_WEIGHT), blocks: Infinity }),
    size: eagle3Size(config),
    mapped: { said: draftTokens(vocabulary), teacherVocabulary: config.vocab },
  };
  return DrafterStudent.create(gpu, traits, parameters, network, capacity.teacherRows, optimiser);
}

/** Its own head is learnt, so that it counts with the layer. Columns that only blocks see are read as far as their keys and values. */
function eagle3Size({ hidden, heads, kvHeads, headDim, intermediate, targetLayers, draftVocab, block }: EagleConfig): DrafterSize {
  const [fused, kv] = [targetLayers.length * hidden * hidden, 2 * hidden * 2 * kvHeads * headDim];
  const q = 2 * hidden * heads * headDim;
  return { contextRow: block ? fused + kv : fused, slotRow: q + kv + heads * headDim * hidden + 3 * hidden * intermediate + draftVocab * hidden, head: 0 };
}

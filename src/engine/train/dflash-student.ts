/** DFlash as a student: blocks behind any anchors of a text, in one pass; or, token by token, the text's own tokens behind them. */
import type { DrafterSize } from '#core/training/flop-ledger.ts';
import { blockDecay } from '#core/training/lessons.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { dflashShapes } from '#engine/model/dflash-weights.ts';
import type { DFlashConfig } from '#engine/model/dflash-config.ts';
import type { AdamWOptions } from './adamw.ts';
import { DFlashNetwork, lessonRows, type FrozenEnds } from './dflash-network.ts';
import { DrafterStudent } from './drafter-student.ts';
import { Parameters } from './parameters.ts';
import type { StudentCapacity } from './student.ts';

export async function dflashStudent(gpu: Gpu, config: DFlashConfig, ends: FrozenEnds, capacity: StudentCapacity, optimiser: AdamWOptions): Promise<DrafterStudent> {
  const parameters = new Parameters(gpu, dflashShapes(config));
  const network = await DFlashNetwork.create(gpu, config, parameters, ends, capacity);
  const traits = { drafts: config.block - 1, rowsPerLesson: lessonRows(config), blockwise: config.proposal === 'block', decay: blockDecay(config.block), size: dflashSize(config), blocks: capacity.blocks, mapped: null };
  return DrafterStudent.create(gpu, traits, parameters, network, capacity.teacherRows, optimiser);
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

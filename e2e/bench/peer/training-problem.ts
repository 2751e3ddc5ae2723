/**
 * One training step that two trainers are to compute: a DFlash layer of the shipped shape, 16 blocks of 8 over a text of 64 positions, hard
 * labels. All numbers are seeded; nothing is fetched.
 */
import { labelLessons, type SlotTarget } from '#core/training/lessons.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import type { DFlashConfig } from '#engine/model/dflash-config.ts';
import { normals, randomDFlashWeights } from '#engine/model/random-weights.ts';
import type { Weights } from '#engine/model/weights.ts';

export const PEER_SEED = 20_261_126;
const BLOCKS = 16;
const POSITIONS = 64;
/** The first block begins behind a prompt; the last ends within the text. */
const FIRST_ANCHOR = 8;
const STRIDE = 3;
/** Of the slot weights, e^-(k-1)/decay. */
const DECAY = 4;

export interface TrainingProblem {
  readonly config: DFlashConfig;
  readonly weights: Weights;
  /** [vocab][hidden], the head as well; frozen. */
  readonly embedding: Float32Array;
  readonly ids: readonly number[];
  /** [positions][taps * hidden]. */
  readonly features: Float32Array;
  readonly anchors: readonly number[];
  /** [blocks * blockSize]. */
  readonly targets: readonly SlotTarget[];
}

/** One trainer's way of computing it: forward and backward, no optimiser. */
export interface TrainingSide {
  /** Resolves to the loss when the GPU has also computed every gradient. */
  step(): Promise<number>;
  /** Of the latest step, by the tensors' names. */
  gradients(): Promise<ReadonlyMap<string, Float32Array>>;
}

export function trainingProblem(): TrainingProblem {
  const decoder: DecoderConfig = { vocab: 1024, hidden: 128, layers: 1, heads: 4, kvHeads: 2, headDim: 32, intermediate: 384, context: 512, ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: true, qkvBias: false, tied: true };
  const config: DFlashConfig = { decoder, proposal: 'block', block: 8, maskToken: 3, targetLayers: 8, taps: [1, 3, 5], target: null };
  const normal = normals(PEER_SEED);
  const numbers = (count: number, scale: number): Float32Array => Float32Array.from({ length: count }, () => scale * normal());
  const ids = Array.from({ length: POSITIONS }, (_, i) => (37 * i + 11) % decoder.vocab);
  const anchors = Array.from({ length: BLOCKS }, (_, i) => FIRST_ANCHOR + STRIDE * i);
  const lessons = labelLessons([{ ids, teacherRow: 0 }], anchors.map((anchor) => ({ text: 0, anchor })), 'ce', config.block, DECAY);
  return {
    config,
    weights: randomDFlashWeights(config, PEER_SEED),
    embedding: numbers(decoder.vocab * decoder.hidden, 1 / Math.sqrt(decoder.hidden)),
    ids,
    features: numbers(POSITIONS * config.taps.length * decoder.hidden, 1),
    anchors,
    targets: lessons.flatMap(({ slots }) => [...slots]),
  };
}

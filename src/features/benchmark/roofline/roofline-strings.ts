/** Words of the roofline. */
import type { KernelModel, KernelOp, KernelWeights } from '#engine/protocol.ts';
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';
import type { Climb } from './roofline-of.ts';

const ops: Readonly<Record<KernelOp, string>> = {
  embedding: 'Embedding', qkv: 'QKV', rotate: 'Rotation', attention: 'Attention', attentionOut: 'Attention out', gateUp: 'Gate and up', down: 'Down', head: 'Head',
};
/** What all rows of a pass read once. */
const shared = (op: KernelOp): string => (op === 'attention' ? 'keys and values' : 'weights');
const models: Readonly<Record<KernelModel, string>> = { target: 'Our target', 'smollm2-135m': 'SmolLM2-135M' };
const weightNames: Readonly<Record<KernelWeights, string>> = { f32: 'f32', q4: '4 bits', q8: '8 bits' };

const times = (ratio: number): string => `${ratio.toFixed(ratio < 9.95 ? 1 : 0)} times`;

export const rooflineStrings = wording({
  title: 'What more rows cost, and why',
  note: 'Nothing gets above the roof: under its slope a kernel waits for memory, under its flat part it computes as fast as the device can. Rows that are verified together read the same weights once. They do more with every byte, which leads up the slope, and as long as it does, a row more need cost little.',
  choice: { model: 'Model whose shapes are drawn', weights: 'Weights', side: 'Whose figures are drawn' },
  models,
  weights: weightNames,
  ops,
  list: (model: string, weights: string, gflops: string, gigabytes: string) => `Kernels of ${model} in ${weights} under the roofline: ${gigabytes} GB/s from memory, ${gflops} GFLOP/s at most`,
  rows: (n: number) => plural(n, 'row'),
  ms: (ms: string) => `${ms} ms`,
  memory: (gigabytes: string) => `memory: ${gigabytes} GB/s`,
  arithmetic: (gflops: string) => `arithmetic: ${gflops} GFLOP/s`,
  fed: 'memory is the limit: rows share what it brings',
  full: 'arithmetic is: each row adds its own',
  across: 'operations for every byte',
  up: 'GFLOP/s',
  climb: (op: KernelOp, { rows, cost, megabytes, onSlope }: Climb) =>
    `${ops[op]}: ${rows} times the rows in ${times(cost)} the time. All of them read the same ${megabytes < 10 ? megabytes.toFixed(1) : megabytes.toFixed(0)} MB of ${shared(op)} once; so many ${onSlope ? 'still stand under the slope' : 'stand under the flat part'}.`,
  alone: (op: KernelOp) => `${ops[op]} was measured with one number of rows alone.`,
  point: (op: KernelOp, rows: number, shape: string, gflops: string, gigabytes: string, share: string) =>
    `${ops[op]}, ${plural(rows, 'row')} (${shape.replace('x', ' × ')}): ${gflops} GFLOP/s, ${gigabytes} GB/s, ${share} of its roof`,
  meaning: (point: string, meaning: string) => `${point}, ${meaning}`,
  apart: 'The roof is drawn at the best of all turns, and a share is of one turn: on a busy device a dot stands lower than its share says. What only moves numbers (embedding, rotation) is in the table of all kernels.',
  columns: ['Kernel', 'Rows', 'FLOP/byte', 'Milliseconds', 'GFLOP/s', 'GB/s', 'Of its roof'],
} as const);

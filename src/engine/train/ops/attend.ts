/**
 * Attention on a tape: a window of query rows over windows of keys, all in buffers that further windows may share (the steps of an
 * unrolled drafter do). Kernels and what a row sees: block-attention.ts, key-spans.ts.
 */
import type { RowCount } from '../row-count.ts';
import type { Recorder, Tape, Value } from '../tape.ts';
import { blockAttention, blockAttentionBackwardKv, blockAttentionBackwardQ, type AttentionShape } from './block-attention.ts';
import { sightWords, windowWords, type Spans } from './key-spans.ts';

/** Rows `first` and on. */
export interface Window {
  readonly first: number;
  readonly rows: RowCount;
}

/** Buffers of one layer's attention, each for all its rows. */
export class AttentionField {
  readonly #sight: GPUBuffer;
  readonly #marks: GPUBuffer;
  readonly out: Value;

  constructor(
    private readonly tape: Tape,
    private readonly shape: AttentionShape,
    readonly q: Value,
    readonly k: Value,
    readonly v: Value,
    sight: GPUBuffer,
  ) {
    this.#sight = sight;
    this.#marks = tape.buffer('attention marks', q.rows.capacity * shape.heads * 2);
    this.out = tape.value('attended', q.rows, q.width, true);
  }

  /** Adds attention of the rows in `queries`; on the way back, then, the gradients of the keys in `keys`, which nothing may see that comes later. */
  async attend(queries: Window, keys: readonly Window[], stride: number): Promise<void> {
    const { tape, shape, q, k, v, out } = this;
    const { gpu } = tape;
    const window = (first: number): GPUBuffer => tape.uniform('attention window', windowWords(first, stride, q.rows.capacity));
    const sight = this.#sight;
    const marks = this.#marks;
    const own = window(queries.first);
    const forward = (await blockAttention(gpu, shape)).on({ window: own, sight, q: q.data, k: k.data, v: v.data, out: out.data, marks });
    const backward = async (): Promise<readonly Recorder[]> => {
      const { gradient: dQ } = q;
      const { gradient: dK } = k;
      const { gradient: dV } = v;
      if (!dQ || !dK || !dV) throw new Error('Attention is trained with all its three inputs, or not at all.');
      const dOut = out.gradient!.part;
      const [towardsQ, towardsKv] = await Promise.all([blockAttentionBackwardQ(gpu, shape), blockAttentionBackwardKv(gpu, shape)]);
      const toQ = towardsQ.on({ window: own, sight, q: q.data, k: k.data, v: v.data, out: out.data, dOut, marks, dQ: dQ.part });
      const toKeys = keys.map(({ first, rows }) => {
        const step = towardsKv.on({ window: window(first), sight, q: q.data, k: k.data, v: v.data, dOut, marks, dK: dK.part, dV: dV.part });
        return (pass: GPUComputePassEncoder) => step.record(pass, rows.count);
      });
      return [(pass) => toQ.record(pass, queries.rows.count), ...toKeys];
    };
    tape.add([(pass) => forward.record(pass, queries.rows.count)], backward);
  }
}

/** A buffer for `writeSight`. */
export function sightBuffer(tape: Tape, rows: number, keys: number): GPUBuffer {
  return tape.buffer('sight', 4 * (rows + keys));
}

/** `spans`: of as many rows as the queries' buffer holds; those that this step has not see nothing. */
export function writeSight(tape: Tape, sight: GPUBuffer, spans: Spans, keys: number): void {
  tape.gpu.device.queue.writeBuffer(sight, 0, sightWords(spans, keys));
}

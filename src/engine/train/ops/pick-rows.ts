/** Some rows of a value, each at most once. Kernels: shaders/train/pick-rows*.wgsl. */
import { shaderText } from '#engine/gpu/shader-text.ts';
import forwardSource from '#shaders/train/pick-rows.wgsl?raw';
import backwardSource from '#shaders/train/pick-rows-backward.wgsl?raw';
import type { RowCount } from '../row-count.ts';
import type { Recorder, Tape, Value } from '../tape.ts';

export interface Picks {
  /** How many. */
  readonly rows: RowCount;
  /** u32 [picked rows]: the row of x that each is. */
  readonly of: GPUBuffer;
  /** u32 [rows of x]: the picked row that it is, plus 1; 0: none. */
  readonly by: GPUBuffer;
}

/** `rows` is how many x has. */
export function writePicks({ gpu: { device: { queue } } }: Tape, picks: Picks, picked: readonly number[], rows: number): void {
  picks.rows.set(picked.length);
  const by = new Uint32Array(rows);
  for (const [i, row] of picked.entries()) by[row] = i + 1;
  queue.writeBuffer(picks.of, 0, Uint32Array.from(picked));
  queue.writeBuffer(picks.by, 0, by);
}

export async function pickRows(tape: Tape, x: Value, picks: Picks): Promise<Value> {
  const { gpu } = tape;
  const { width } = x;
  const y = tape.value('picked', picks.rows, width, x.gradient !== null);
  const u32 = { WIDTH: width };
  const workgroups = (rows: RowCount): number => Math.ceil((rows.count * width) / 4 / 64);
  const forward = await gpu.kernel('train: pick rows', shaderText({ u32 }, forwardSource), [['read', 'read', 'write', 'uniform']]);
  const group = forward.bind(0, [picks.of, x.data, y.data, picks.rows.uniform]);
  const backward = async (): Promise<readonly Recorder[]> => {
    if (!y.gradient || !x.gradient) return [];
    const text = shaderText({ u32, bool: { ACCUMULATE: tape.claim(x.gradient) } }, backwardSource);
    const kernel = await gpu.kernel('train: pick rows backward', text, [['read', 'read', 'write', 'uniform']]);
    const bound = kernel.bind(0, [picks.by, y.gradient.part, x.gradient.part, x.rows.uniform]);
    return [(pass) => kernel.dispatch(pass, bound, workgroups(x.rows))];
  };
  tape.add([(pass) => forward.dispatch(pass, group, workgroups(picks.rows))], backward);
  return y;
}

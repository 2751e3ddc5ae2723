/** Rows of an embedding table. Kernels: shaders/train/embed*.wgsl. */
import { shaderText } from '#engine/gpu/shader-text.ts';
import forwardSource from '#shaders/train/embed.wgsl?raw';
import backwardSource from '#shaders/train/embed-backward.wgsl?raw';
import type { RowCount } from '../row-count.ts';
import type { Recorder, Tape, Value, Weight } from '../tape.ts';

/** `ids`: u32 [rows]. */
export async function embed(tape: Tape, rows: RowCount, ids: GPUBufferBinding, table: Weight): Promise<Value> {
  const { gpu } = tape;
  const [vocabulary, width] = table.shape as [number, number];
  const y = tape.value('embedded', rows, width, table.gradient !== null);
  const sizes = { u32: { VOCABULARY: vocabulary, WIDTH: width } };
  const forward = await gpu.kernel('train: embed', shaderText(sizes, forwardSource), [['read', 'read', 'write', 'uniform']]);
  const group = forward.bind(0, [ids, table.data, y.data, rows.uniform]);
  const backward = async (): Promise<readonly Recorder[]> => {
    if (!y.gradient || !table.gradient) return [];
    const kernel = await gpu.kernel('train: embed backward', shaderText(sizes, backwardSource), [['read', 'read', 'write', 'uniform']]);
    const bound = kernel.bind(0, [ids, y.gradient.part, table.gradient, rows.uniform]);
    return [(pass) => kernel.dispatch(pass, bound, Math.ceil((vocabulary * width) / 4 / 64))];
  };
  tape.add([(pass) => forward.dispatch(pass, group, Math.ceil((rows.count * width) / 4 / 64))], backward);
  return y;
}

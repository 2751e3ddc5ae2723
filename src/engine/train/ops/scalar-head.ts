/** A linear layer of one output, y = w . x: what makes a text's last row its reward. Kernels: shaders/train/scalar-head*.wgsl. */
import { shaderText } from '#engine/gpu/shader-text.ts';
import forwardSource from '#shaders/train/scalar-head.wgsl?raw';
import inputSource from '#shaders/train/scalar-head-input-gradient.wgsl?raw';
import weightSource from '#shaders/train/scalar-head-weight-gradient.wgsl?raw';
import type { Recorder, Tape, Value, Weight } from '../tape.ts';

/** `w`: [1, width]. */
export async function scalarHead(tape: Tape, x: Value, w: Weight): Promise<Value> {
  const { gpu } = tape;
  const { rows, width } = x;
  const learns = x.gradient !== null || w.gradient !== null;
  const y = tape.value('scalar', rows, 1, learns);
  const u32 = { WIDTH: width };
  const forward = await gpu.kernel('train: scalar head', shaderText({ u32 }, forwardSource), [['read', 'read', 'write', 'uniform']]);
  const group = forward.bind(0, [x.data, w.data, y.data, rows.uniform]);
  const backward = async (): Promise<readonly Recorder[]> => {
    if (!y.gradient) return [];
    const dy = y.gradient.part;
    const records: Recorder[] = [];
    if (w.gradient) {
      const kernel = await gpu.kernel('train: scalar head weight gradient', shaderText({ u32 }, weightSource), [['read', 'read', 'write', 'uniform']]);
      const bound = kernel.bind(0, [dy, x.data, w.gradient, rows.uniform]);
      records.push((pass) => kernel.dispatch(pass, bound, Math.ceil(width / 4 / 32)));
    }
    if (x.gradient) {
      const text = shaderText({ u32, bool: { ACCUMULATE: tape.claim(x.gradient) } }, inputSource);
      const kernel = await gpu.kernel('train: scalar head input gradient', text, [['read', 'read', 'write', 'uniform']]);
      const bound = kernel.bind(0, [dy, w.data, x.gradient.part, rows.uniform]);
      records.push((pass) => kernel.dispatch(pass, bound, Math.ceil((rows.count * width) / 4 / 64)));
    }
    return records;
  };
  tape.add([(pass) => forward.dispatch(pass, group, Math.ceil(rows.count / 32))], learns ? backward : null);
  return y;
}

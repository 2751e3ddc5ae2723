/** RMSNorm. Kernels: shaders/train/rms-norm*.wgsl. */
import { shaderText } from '#engine/gpu/shader-text.ts';
import dot from '#shaders/lib/dot.wgsl?raw';
import forwardSource from '#shaders/train/rms-norm.wgsl?raw';
import inputSource from '#shaders/train/rms-norm-backward.wgsl?raw';
import gainSource from '#shaders/train/rms-norm-gain-gradient.wgsl?raw';
import type { Recorder, Tape, Value, Weight } from '../tape.ts';

/** Columns of a wider value that the output goes to. */
export interface Columns {
  readonly of: Value;
  readonly first: number;
}

export async function rmsNorm(tape: Tape, x: Value, gain: Weight, epsilon: number, into?: Columns): Promise<Value> {
  const { gpu } = tape;
  const { rows, width } = x;
  const learns = x.gradient !== null || gain.gradient !== null;
  const y = into?.of ?? tape.value('norm', rows, width, learns);
  const r = tape.buffer('inverse rms', rows.capacity);
  const u32 = { WIDTH: width, STRIDE: y.width, COLUMN: into?.first ?? 0 };

  const forward = await gpu.kernel('train: norm', shaderText({ u32, f32: { EPSILON: epsilon } }, dot, forwardSource), [['read', 'read', 'write', 'write']]);
  const group = forward.bind(0, [x.data, gain.data, y.data, r]);

  const backward = async (): Promise<readonly Recorder[]> => {
    if (!y.gradient) return [];
    const dy = y.gradient.part;
    const records: Recorder[] = [];
    if (gain.gradient) {
      const kernel = await gpu.kernel('train: norm gain gradient', shaderText({ u32 }, gainSource), [['read', 'read', 'read', 'write', 'uniform']]);
      const bound = kernel.bind(0, [dy, x.data, r, gain.gradient, rows.uniform]);
      records.push((pass) => kernel.dispatch(pass, bound, Math.ceil(width / 4 / 8)));
    }
    if (x.gradient) {
      const text = shaderText({ u32, bool: { ACCUMULATE: tape.claim(x.gradient) } }, inputSource);
      const kernel = await gpu.kernel('train: norm backward', text, [['read', 'read', 'read', 'read', 'write']]);
      const bound = kernel.bind(0, [dy, x.data, gain.data, r, x.gradient.part]);
      records.push((pass) => kernel.dispatch(pass, bound, rows.count));
    }
    return records;
  };
  tape.add([(pass) => forward.dispatch(pass, group, rows.count)], learns ? backward : null);
  return y;
}

/** The gate of an MLP, y = silu(g) u. Kernels: shaders/train/swiglu*.wgsl. */
import { shaderText } from '#engine/gpu/shader-text.ts';
import forwardSource from '#shaders/train/swiglu.wgsl?raw';
import backwardSource from '#shaders/train/swiglu-backward.wgsl?raw';
import type { Recorder, Tape, Value } from '../tape.ts';

export async function swiglu(tape: Tape, gate: Value, up: Value): Promise<Value> {
  const { gpu } = tape;
  const { rows, width } = gate;
  const y = tape.value('gated', rows, width, gate.gradient !== null);
  const sizes = { u32: { WIDTH: width } };
  const workgroups = (): number => Math.ceil((rows.count * width) / 4 / 64);
  const forward = await gpu.kernel('train: swiglu', shaderText(sizes, forwardSource), [['read', 'read', 'write', 'uniform']]);
  const group = forward.bind(0, [gate.data, up.data, y.data, rows.uniform]);
  const backward = async (): Promise<readonly Recorder[]> => {
    if (!y.gradient || !gate.gradient || !up.gradient) return [];
    if (tape.claim(gate.gradient) || tape.claim(up.gradient)) throw new Error('Only one gate may use the same projections.');
    const kernel = await gpu.kernel('train: swiglu backward', shaderText(sizes, backwardSource), [['read', 'read', 'read', 'write', 'write', 'uniform']]);
    const bound = kernel.bind(0, [y.gradient.part, gate.data, up.data, gate.gradient.part, up.gradient.part, rows.uniform]);
    return [(pass) => kernel.dispatch(pass, bound, workgroups())];
  };
  tape.add([(pass) => forward.dispatch(pass, group, workgroups())], backward);
  return y;
}

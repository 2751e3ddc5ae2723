/** Norm per head and RoPE of queries or keys. Kernels: shaders/train/head-rotate*.wgsl, column-sum.wgsl. */
import { shaderText } from '#engine/gpu/shader-text.ts';
import columnSumSource from '#shaders/train/column-sum.wgsl?raw';
import forwardSource from '#shaders/train/head-rotate.wgsl?raw';
import backwardSource from '#shaders/train/head-rotate-backward.wgsl?raw';
import type { Recorder, Tape, Value, Weight } from '../tape.ts';

export interface Turn {
  readonly headDim: number;
  readonly epsilon: number;
  /** u32 [rows]: absolute positions. */
  readonly positions: GPUBufferBinding;
  /** ops/rotate.ts, for `context` positions. */
  readonly angles: GPUBuffer;
  readonly context: number;
}

/** `gain` null: no norm (Llama). */
export async function headRotate(tape: Tape, x: Value, gain: Weight | null, turn: Turn, into?: Value): Promise<Value> {
  const { gpu } = tape;
  const { rows, width } = x;
  const { headDim, context, positions, angles } = turn;
  const y = into ?? tape.value('turned', rows, width, x.gradient !== null);
  const heads = width / headDim;
  const sizes = { u32: { HEADS: heads, D: headDim, CONTEXT: context }, f32: { EPSILON: turn.epsilon }, bool: { NORM: gain !== null } };
  // a Llama head has no gain: any D numbers stand in, unread
  const gainData = gain?.data ?? { buffer: angles, size: headDim * 4 };
  const workgroups = (): number => Math.ceil((rows.count * heads) / 64);

  const forward = await gpu.kernel('train: head rotate', shaderText(sizes, forwardSource), [['read', 'read', 'read', 'read', 'write', 'uniform']]);
  const group = forward.bind(0, [x.data, gainData, positions, angles, y.data, rows.uniform]);

  const backward = async (): Promise<readonly Recorder[]> => {
    if (!y.gradient || !x.gradient) return [];
    if (tape.claim(x.gradient)) throw new Error('Only one operation may turn the same heads.');
    const parts = tape.buffer('gain parts', gain ? rows.capacity * width : 1);
    const kernel = await gpu.kernel('train: head rotate backward', shaderText(sizes, backwardSource), [['read', 'read', 'read', 'read', 'read', 'write', 'write', 'uniform']]);
    const bound = kernel.bind(0, [y.gradient.part, x.data, gainData, positions, angles, x.gradient.part, parts, rows.uniform]);
    const records: Recorder[] = [(pass) => kernel.dispatch(pass, bound, workgroups())];
    if (gain?.gradient) {
      const sum = await gpu.kernel('train: column sum', shaderText({ u32: { WIDTH: headDim, LINES: heads } }, columnSumSource), [['read', 'write', 'uniform']]);
      const summed = sum.bind(0, [parts, gain.gradient, rows.uniform]);
      records.push((pass) => sum.dispatch(pass, summed, Math.ceil(headDim / 32)));
    }
    return records;
  };
  tape.add([(pass) => forward.dispatch(pass, group, workgroups())], backward);
  return y;
}

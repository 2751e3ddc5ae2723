/** A linear layer, y = x W^T (+ onto). Kernels: shaders/train/linear*.wgsl. */
import type { Binding } from '#engine/gpu/kernel.ts';
import { repeatLines, shaderText } from '#engine/gpu/shader-text.ts';
import dot from '#shaders/lib/dot.wgsl?raw';
import forwardSource from '#shaders/train/linear.wgsl?raw';
import inputSource from '#shaders/train/linear-input-gradient.wgsl?raw';
import weightSource from '#shaders/train/linear-weight-gradient.wgsl?raw';
import type { Recorder, Tape, Value, Weight } from '../tape.ts';

const ROWS = 4;
/** Numbers of a workgroup's tile, each way. */
const TILE = 32;

export interface LinearPlace {
  /** The residual stream that the output is added to. It and the output share one gradient. */
  readonly onto?: Value;
  /** Where the output goes, if not into a new value. */
  readonly into?: Value;
}

export async function linear(tape: Tape, x: Value, w: Weight, { onto, into }: LinearPlace = {}): Promise<Value> {
  const { gpu } = tape;
  const [outputs, inputs] = w.shape as [number, number];
  if (x.width !== inputs) throw new Error(`A linear layer of ${inputs} inputs got ${x.width}.`);
  const { rows } = x;
  const learns = x.gradient !== null || w.gradient !== null;
  const y = into ?? (onto?.gradient ? { ...tape.value('linear', rows, outputs, false), gradient: onto.gradient } : tape.value('linear', rows, outputs, learns));
  const sizes = { u32: { INPUTS: inputs, OUTPUTS: outputs } };
  const rowsText = (source: string, flags: Readonly<Record<string, boolean>>): string => shaderText({ ...sizes, bool: flags }, dot, repeatLines(source, { r: ROWS }));
  const compile = (label: string, text: string, buffers: readonly Binding[]) => gpu.kernel(`train: ${label}`, text, [[...buffers, 'uniform']]);

  const forward = await compile('linear', rowsText(forwardSource, { ONTO: onto !== undefined }), ['read', 'read', 'read', 'write']);
  const group = forward.bind(0, [x.data, w.data, onto?.data ?? x.data, y.data, rows.uniform]);
  const across = (columns: number): number => Math.ceil(columns / TILE);
  const record: Recorder = (pass) => forward.dispatch(pass, group, across(outputs), across(rows.count));

  const backward = async (): Promise<readonly Recorder[]> => {
    if (!y.gradient) return [];
    const dy = y.gradient.part;
    const records: Recorder[] = [];
    if (w.gradient) {
      const kernel = await compile('linear weight gradient', shaderText(sizes, weightSource), ['read', 'read', 'write']);
      const bound = kernel.bind(0, [dy, x.data, w.gradient, rows.uniform]);
      records.push((pass) => kernel.dispatch(pass, bound, across(inputs), across(outputs)));
    }
    if (x.gradient) {
      const kernel = await compile('linear input gradient', rowsText(inputSource, { ACCUMULATE: tape.claim(x.gradient) }), ['read', 'read', 'write']);
      const bound = kernel.bind(0, [dy, w.data, x.gradient.part, rows.uniform]);
      records.push((pass) => kernel.dispatch(pass, bound, across(inputs), across(rows.count)));
    }
    return records;
  };
  tape.add([record], learns ? backward : null);
  return y;
}

/** The bind groups that say which rows a pass takes (shaders/lib/rows.wgsl): made the first time that rows are met, then kept. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { PassRows } from './decoder.ts';
import type { Sequence } from './sequence.ts';

/** A kernel of the passes in question: its second group fits all of them. */
interface TakesRows {
  rows(uniform: GPUBuffer, state: GPUBuffer): GPUBindGroup;
}

export class RowGroups {
  readonly #groups = new Map<string, GPUBindGroup>();
  readonly #uniforms: GPUBuffer[] = [];

  constructor(
    private readonly gpu: Gpu,
    private readonly sequence: Sequence,
    private readonly kernel: TakesRows,
    private readonly limit: { readonly label: string; readonly maxRows: number },
  ) {}

  of({ offset, rows, first = 0 }: PassRows): GPUBindGroup {
    const key = `${offset},${rows},${first}`;
    const known = this.#groups.get(key);
    if (known) return known;
    const { label, maxRows } = this.limit;
    if (rows < 1 || rows > maxRows) throw new Error(`A pass of the ${label} takes 1 to ${maxRows} rows, not ${rows}.`);
    const uniform = this.gpu.uniform(`rows ${key}`, Int32Array.of(offset, rows, first));
    const group = this.kernel.rows(uniform, this.sequence.state);
    this.#uniforms.push(uniform);
    this.#groups.set(key, group);
    return group;
  }

  destroy(): void {
    for (const uniform of this.#uniforms) uniform.destroy();
  }
}

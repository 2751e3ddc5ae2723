/** Which rows a pass takes, as bind groups for @group(1): made the first time that so many rows are met there, and kept. */
import type { Gpu } from '#engine/gpu/gpu.ts';

/** Rows n + offset + 0 .. rows - 1, where n is the sequence's committed length when the pass runs. The anchor row is offset -1. */
export interface PassRows {
  readonly offset: number;
  readonly rows: number;
  /** In a tree (whose anchor is at offset -1): the node of the first row. */
  readonly first?: number;
}

export interface RowGroupParts {
  /** Any row kernel: the group fits all of them. */
  readonly kernel: { rows(uniform: GPUBuffer, state: GPUBuffer): GPUBindGroup };
  readonly state: GPUBuffer;
  readonly maxRows: number;
  readonly label: string;
}

export class RowGroups {
  readonly #known = new Map<string, GPUBindGroup>();
  readonly #uniforms: GPUBuffer[] = [];

  constructor(
    private readonly gpu: Gpu,
    private readonly parts: RowGroupParts,
  ) {}

  at({ offset, rows, first = 0 }: PassRows): GPUBindGroup {
    const key = `${offset},${rows},${first}`;
    const known = this.#known.get(key);
    if (known) return known;
    const { kernel, state, maxRows, label } = this.parts;
    if (rows < 1 || rows > maxRows) throw new Error(`A pass of the ${label} takes 1 to ${maxRows} rows, not ${rows}.`);
    const uniform = this.gpu.uniform(`rows ${key}`, Int32Array.of(offset, rows, first));
    const group = kernel.rows(uniform, state);
    this.#uniforms.push(uniform);
    this.#known.set(key, group);
    return group;
  }

  destroy(): void {
    for (const uniform of this.#uniforms) uniform.destroy();
  }
}

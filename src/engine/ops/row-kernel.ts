/**
 * A kernel of the forward pass: one text for every number of rows. It is compiled once for a shape, bound once to the
 * buffers of each layer, and recorded in the token loop, where only the number of workgroups depends on the rows.
 *
 * A tiled kernel loads a weight, a key or a value once for a tile of rows, each row with registers of its own. Its text is
 * compiled for the tile sizes that a run asks for, each when it is first recorded, so that one row does not pay for eight.
 * The lines that a row runs through are the same in all of them, and the twins tests hold them all to the same bits.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Binding, Kernel } from '#engine/gpu/kernel.ts';
import { repeatLines, shaderText, type ShaderSizes } from '#engine/gpu/shader-text.ts';
import batch from '#shaders/lib/batch.wgsl?raw';
import batchRows from '#shaders/lib/batch-rows.wgsl?raw';
import block from '#shaders/lib/block.wgsl?raw';
import causal from '#shaders/lib/causal.wgsl?raw';
import chain from '#shaders/lib/chain.wgsl?raw';
import rowsSource from '#shaders/lib/rows.wgsl?raw';
import tree from '#shaders/lib/tree.wgsl?raw';
import treeLayout from '#shaders/lib/tree-layout.wgsl?raw';
import treeRows from '#shaders/lib/tree-rows.wgsl?raw';

/** @group(1) of every forward kernel (shaders/lib/rows.wgsl): which rows this pass takes, and the sequence's state. */
const rowsGroup: readonly Binding[] = ['uniform', 'read'];

/**
 * How rows follow one another: one behind the other, or as nodes of a tree, which is @group(2) then. A row sees what is before it;
 * in a block, whose rows stand as in a chain, it sees the whole block. In a batch, whose rows are @group(2), each is of its own sequence.
 */
export type RowOrder = TextOrder | 'batch';

/** Of one text. */
export type TextOrder = 'chain' | 'tree' | 'block';

const orders: Readonly<Record<RowOrder, { readonly source: string; readonly groups: readonly (readonly Binding[])[] }>> = {
  chain: { source: [chain, causal].join('\n'), groups: [] },
  tree: { source: [treeLayout, treeRows, tree, causal].join('\n'), groups: [['read']] },
  block: { source: [chain, block].join('\n'), groups: [] },
  batch: { source: [batchRows, batch, causal].join('\n'), groups: [['read']] },
};

/** Rows of a tile. Above the largest a pass takes several tiles, and weights are loaded once for each. */
export const tileSizes: readonly number[] = [1, 2, 3, 4, 5, 8];

/** A kernel bound to its buffers. The pass has @group(1) set already. */
export interface Step {
  record(pass: GPUComputePassEncoder, rows: number): void;
}

export interface RowKernelParts<Name extends string> {
  readonly label: string;
  readonly source: string;
  /** Of shaders/lib, joined in front; lib/rows comes with every row kernel. */
  readonly snippets?: readonly string[];
  readonly sizes: ShaderSizes;
  /** Buffers of @group(0), in order of binding. */
  readonly buffers: Readonly<Record<Name, Binding>>;
  /** Tile sizes that may be compiled (ROWS in the text), ascending from 1, and the copies of a `$r` line for one row; none: not tiled. */
  readonly tiles?: { readonly sizes: readonly number[]; readonly linesPerRow: number; /** copies of a `$c` line */ readonly columns?: number };
  readonly order?: RowOrder;
  /** Workgroups for this many tiles of rows; a tile is one row when the kernel is not tiled. */
  readonly workgroups: (tiles: number) => readonly [x: number, y: number, z?: number];
}

interface Variant {
  readonly rows: number;
  readonly kernel: Kernel;
}

export class RowKernel<Name extends string> {
  private readonly variants = new Map<number, Kernel>();

  private constructor(
    private readonly gpu: Gpu,
    private readonly parts: RowKernelParts<Name>,
    private readonly oneRow: Kernel,
  ) {
    this.variants.set(1, oneRow);
  }

  /** Compiles the tile of one row; the others follow when they are first recorded. */
  static async compile<Name extends string>(gpu: Gpu, parts: RowKernelParts<Name>): Promise<RowKernel<Name>> {
    return new RowKernel(gpu, parts, await gpu.kernel(...compilation(parts, 1)));
  }

  get label(): string {
    return this.parts.label;
  }

  on(buffers: Readonly<Record<Name, GPUBuffer>>): Step {
    const names = Object.keys(this.parts.buffers) as Name[];
    const group = this.oneRow.bind(0, names.map((name) => buffers[name]));
    return {
      record: (pass, rows) => {
        const { kernel, rows: tile } = this.variantFor(rows);
        kernel.dispatch(pass, group, ...this.parts.workgroups(Math.ceil(rows / tile)));
      },
    };
  }

  /** The bind group for @group(1); it fits every row kernel. */
  rows(uniform: GPUBuffer, state: GPUBuffer): GPUBindGroup {
    return this.oneRow.bind(1, [uniform, state]);
  }

  /** The bind group for @group(2) of the row kernels whose order is a tree. */
  tree(tree: GPUBuffer): GPUBindGroup {
    return this.oneRow.bind(2, [tree]);
  }

  /** The same of those whose order is a batch: what its rows are (ops/batch-rows.ts). */
  batch(rows: GPUBuffer): GPUBindGroup {
    return this.oneRow.bind(2, [rows]);
  }

  /** As few tiles as may be, and of those the smallest that hold all rows. */
  private variantFor(rows: number): Variant {
    const sizes = this.parts.tiles?.sizes ?? [1];
    const largest = sizes[sizes.length - 1]!;
    const each = Math.ceil(rows / Math.ceil(rows / largest));
    const tile = sizes.find((size) => size >= each)!;
    let kernel = this.variants.get(tile);
    if (!kernel) {
      kernel = this.gpu.kernelInPassing(...compilation(this.parts, tile));
      this.variants.set(tile, kernel);
    }
    return { rows: tile, kernel };
  }
}

function compilation(parts: RowKernelParts<string>, tile: number): [label: string, wgsl: string, groups: readonly (readonly Binding[])[]] {
  const { label, source, snippets = [], sizes, tiles } = parts;
  const order = orders[parts.order ?? 'chain'];
  const text = tiles ? repeatLines(source, { r: tile * tiles.linesPerRow, c: tiles.columns ?? 1 }) : source;
  const withRows = { ...sizes, u32: { ...sizes.u32, ROWS: tile } };
  const wgsl = shaderText(withRows, rowsSource, order.source, ...snippets, text);
  return [`${label}, tile of ${tile}`, wgsl, [Object.values<Binding>(parts.buffers), rowsGroup, ...order.groups]];
}

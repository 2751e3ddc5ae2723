/**
 * How a file writes numbers. A block of so many values takes so many bytes: one value a block for plain floats, 32 or 256 for those
 * that share a scale (decode-blocks.ts has the layouts). GGUF names an encoding by GGML's type number.
 * https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
export interface BlockSize {
  readonly values: number;
  readonly bytes: number;
}

/** What this engine reads. */
export const blockSizes = {
  F32: { values: 1, bytes: 4 },
  F16: { values: 1, bytes: 2 },
  BF16: { values: 1, bytes: 2 },
  Q8_0: { values: 32, bytes: 34 },
  Q4_0: { values: 32, bytes: 18 },
  Q4_1: { values: 32, bytes: 20 },
  Q4_K: { values: 256, bytes: 144 },
  Q6_K: { values: 256, bytes: 210 },
} as const satisfies Record<string, BlockSize>;

export type Encoding = keyof typeof blockSizes;

export const isEncoding = (name: string): name is Encoding => Object.hasOwn(blockSizes, name);

/** For sentences. */
export const encodingNames = Object.keys(blockSizes).join(', ').replace(/, (?=[^,]*$)/, ' and ');

/** GGML's type numbers, read here or not, so that a file is refused by a name that its maker knows. Numbers left out were given up. */
export const ggmlTypeNames: ReadonlyMap<number, string> = new Map([
  [0, 'F32'], [1, 'F16'], [2, 'Q4_0'], [3, 'Q4_1'], [6, 'Q5_0'], [7, 'Q5_1'], [8, 'Q8_0'], [9, 'Q8_1'],
  [10, 'Q2_K'], [11, 'Q3_K'], [12, 'Q4_K'], [13, 'Q5_K'], [14, 'Q6_K'], [15, 'Q8_K'],
  [16, 'IQ2_XXS'], [17, 'IQ2_XS'], [18, 'IQ3_XXS'], [19, 'IQ1_S'], [20, 'IQ4_NL'], [21, 'IQ3_S'], [22, 'IQ2_S'], [23, 'IQ4_XS'],
  [24, 'I8'], [25, 'I16'], [26, 'I32'], [27, 'I64'], [28, 'F64'], [29, 'IQ1_M'], [30, 'BF16'], [34, 'TQ1_0'], [35, 'TQ2_0'], [39, 'MXFP4'], [40, 'NVFP4'],
]);

/** `values` is a multiple of the block's. */
export function bytesOf(encoding: Encoding, values: number): number {
  const block = blockSizes[encoding];
  return (values / block.values) * block.bytes;
}

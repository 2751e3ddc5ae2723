/** A model's file as its header describes it: which tensors it holds, of which shape, written how, and where. Nothing of the data is read. */
import type { ByteSource } from './byte-source.ts';
import type { Encoding } from './encodings.ts';

/** Weights, or whole numbers and flags that some drafters keep beside them. */
export type StoredEncoding = Encoding | 'I64' | 'BOOL';

export interface StoredTensor {
  readonly name: string;
  /** Rows first, as PyTorch prints it. */
  readonly shape: readonly number[];
  readonly encoding: StoredEncoding;
  /** Its bytes in the file. */
  readonly from: number;
  readonly to: number;
}

export interface TensorFile {
  readonly source: ByteSource;
  readonly tensors: ReadonlyMap<string, StoredTensor>;
}

export const valueCount = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

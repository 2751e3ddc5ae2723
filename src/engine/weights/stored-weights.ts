/**
 * The weights of a model's files as a decoder asks for them: by Hugging Face's names and in its order of rows, vectors in f32, matrices
 * coded, some rows at a time, so that no more of a file is in memory than what is on its way to the GPU.
 */
import type { DecoderConfig } from '#engine/model/config.ts';
import type { CodedMatrix, PackedForm } from '#engine/ops/packed-form.ts';
import { codeBlocks, codedAs, isBlockEncoding } from './coded-matrix.ts';
import { bytesOf } from './encodings.ts';
import { refuseNonFinite } from './finite-scales.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { inHuggingFaceOrder, rowOrder, storedRow, type RowOrder } from './gguf-names.ts';
import { quantise, QUANTISED } from './quantise.ts';
import { readTensor } from './read-tensor.ts';
import { valueCount, type StoredTensor, type TensorFile } from './tensor-file.ts';
import { decodeBlocks } from './decode-blocks.ts';

export interface StoredWeights {
  /** How a matrix is kept when it is packed by itself. */
  formOf(name: string): PackedForm;
  /** Rows `first` up to, not including, `end`: bounds that are multiples of a head's size, unless it is the last. */
  rows(name: string, first: number, end: number): Promise<CodedMatrix>;
  vector(name: string): Promise<Float32Array>;
}

/** `file` names its tensors as Hugging Face does, and is complete (checkWeights). `bits`: of what is stored as plain floats. */
export function storedWeights(file: TensorFile, architecture: string, config: DecoderConfig, bits: 4 | 8): StoredWeights {
  const tensorOf = (name: string): StoredTensor => {
    const tensor = file.tensors.get(name);
    if (!tensor) throw new Error(`Tensor ${name} is missing.`);
    return tensor;
  };
  const orderOf = (name: string): RowOrder => rowOrder(architecture, name, config);
  return {
    formOf: (name) => {
      const { encoding } = tensorOf(name);
      return isBlockEncoding(encoding) ? codedAs[encoding] : QUANTISED[bits];
    },
    rows: async (name, first, end) => {
      const tensor = tensorOf(name);
      return ordered(await codedRows(file, tensor, first, end, bits), orderOf(name));
    },
    vector: async (name) => {
      const tensor = tensorOf(name);
      return inHuggingFaceOrder(await readTensor(file, tensor), orderOf(name));
    },
  };
}

async function codedRows({ source }: TensorFile, tensor: StoredTensor, first: number, end: number, bits: 4 | 8): Promise<CodedMatrix> {
  const { encoding, shape, from } = tensor;
  if (encoding === 'I64' || encoding === 'BOOL') throw new ModelFileError(`${source.name} cannot be used: tensor ${tensor.name} holds whole numbers or flags where weights belong. Choose another model.`);
  const inputs = valueCount(shape.slice(1));
  const perRow = bytesOf(encoding, inputs);
  const bytes = await source.read(from + first * perRow, from + end * perRow);
  refuseNonFinite(source.name, tensor, encoding, bytes);
  const outputs = end - first;
  if (isBlockEncoding(encoding)) return codeBlocks(encoding, bytes, outputs, inputs);
  return quantise(decodeBlocks(encoding, bytes, outputs * inputs), outputs, inputs, bits);
}

/** Rows brought into Hugging Face's order; they begin with a head. */
function ordered(matrix: CodedMatrix, order: RowOrder): CodedMatrix {
  if (order === 'as stored') return matrix;
  const { outputs, inputs, codes, scales, offsets } = matrix;
  const take = <Numbers extends Uint8Array | Float32Array>(from: Numbers, to: Numbers): Numbers => {
    const width = from.length / outputs;
    for (let row = 0; row < outputs; row++) {
      const at = storedRow(order, row) * width;
      to.set(from.subarray(at, at + width), row * width);
    }
    return to;
  };
  return {
    outputs, inputs,
    codes: take(codes, new Uint8Array(codes.length)), scales: take(scales, new Float32Array(scales.length)), offsets: take(offsets, new Float32Array(offsets.length)),
  };
}

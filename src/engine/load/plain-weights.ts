/** Tensors of a file in f32, in Hugging Face's order of rows: all of them in memory. */
import type { Tensor, Weights } from '#engine/model/weights.ts';
import { inHuggingFaceOrder, type RowOrder } from '#engine/weights/gguf-names.ts';
import { readTensor } from '#engine/weights/read-tensor.ts';
import type { TensorFile } from '#engine/weights/tensor-file.ts';

interface PlainWeightsOptions {
  readonly orderOf?: (name: string) => RowOrder;
  /** Told of all bytes so far, as they lie in memory; it may throw to end it. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** Those of `shapes` that the file has. They have been checked. */
export async function plainWeights(file: TensorFile, shapes: ReadonlyMap<string, readonly number[]>, { orderOf = () => 'as stored', onBytes }: PlainWeightsOptions = {}): Promise<Weights> {
  const weights = new Map<string, Tensor>();
  let bytes = 0;
  for (const [name, shape] of shapes) {
    const tensor = file.tensors.get(name);
    if (!tensor) continue;
    const data = inHuggingFaceOrder(await readTensor(file, tensor), orderOf(name));
    weights.set(name, { shape, data });
    bytes += data.byteLength;
    onBytes?.(bytes);
  }
  return weights;
}

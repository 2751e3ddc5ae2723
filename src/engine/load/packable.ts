/** Packed linears walk their inputs in blocks of 32 (ops/packed-form.ts): a model whose rows do not come out even is refused. */
import type { DecoderConfig } from '#engine/model/config.ts';

const BLOCK = 32;

/** A sentence; null: every matrix of it can be packed. */
export function packable({ hidden, heads, headDim, intermediate }: DecoderConfig): string | null {
  const inputs = { 'its hidden size': hidden, 'the width of its heads together': heads * headDim, 'its intermediate size': intermediate };
  const uneven = Object.entries(inputs).find(([, size]) => size % BLOCK !== 0);
  return uneven ? `The model cannot be packed: ${uneven[0]}, ${uneven[1]}, is not a multiple of ${BLOCK}. Keep it in 32 bits, or choose another model.` : null;
}

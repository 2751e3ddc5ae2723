/** Edges: every tensor of a decoder there and back; names that are almost one; heads of 2, 4 and 8 rows; q and k of unequal counts of heads; biases. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { smallTarget } from '#engine/decode/random-pair.ts';
import { expectedShapes } from '#engine/model/weights.ts';
import { ggufName, huggingFaceName, inHuggingFaceOrder, rowOrder, storedRow } from './gguf-names.ts';

it('knows every tensor of a decoder, there and back', () => {
  for (const name of expectedShapes({ ...smallTarget, layers: 11, qkNorm: true, tied: false }).keys()) {
    const gguf = ggufName(name);
    expect(gguf, name).not.toBeNull();
    expect(huggingFaceName(gguf!)).toBe(name);
  }
  expect(ggufName('model.layers.10.self_attn.q_proj.bias')).toBe('blk.10.attn_q.bias');
  expect(huggingFaceName('blk.0.ffn_down.weight')).toBe('model.layers.0.mlp.down_proj.weight');
});

it.each(['rope_freqs.weight', 'blk.00.attn_q.weight', 'blk.0.attn_q', 'blk.0.attn_q.weight.x', 'blk.-1.attn_q.weight', 'blk.0.ffn_gate_exps.weight', 'constructor', 'blk.0.constructor.weight'])('does not know %s', (name) => {
  expect(huggingFaceName(name)).toBeNull();
});

it('takes rows from where the converter puts them', () => {
  // transformers' permutation: reshape(heads, 2, headDim / 2), swap the last two.
  const order = { heads: 2, headDim: 8 };
  const stored = [0, 4, 1, 5, 2, 6, 3, 7, 8, 12, 9, 13, 10, 14, 11, 15];
  expect(Array.from({ length: 16 }, (_, row) => stored[storedRow(order, row)])).toEqual(Array.from({ length: 16 }, (_, row) => row));
  expect(inHuggingFaceOrder(Float32Array.from(stored), order)).toEqual(Float32Array.from({ length: 16 }, (_, row) => row));
  const wide = Float32Array.from(stored.flatMap((row) => [row, row + 0.5]));
  expect(inHuggingFaceOrder(wide, order)).toEqual(Float32Array.from({ length: 32 }, (_, i) => i / 2));
});

it('takes every row once, within its head', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 32 }), (heads, half) => {
    const order = { heads, headDim: 2 * half };
    const rows = Array.from({ length: heads * 2 * half }, (_, row) => storedRow(order, row));
    expect(new Set(rows).size).toBe(rows.length);
    for (const [row, from] of rows.entries()) expect(Math.floor(from / order.headDim)).toBe(Math.floor(row / order.headDim));
  }));
});

it('interleaves q and k of llama alone', () => {
  const at = (name: string, architecture = 'llama') => rowOrder(architecture, `model.layers.3.self_attn.${name}`, { heads: 9, kvHeads: 3, headDim: 64 });
  expect(at('q_proj.weight')).toEqual({ heads: 9, headDim: 64 });
  expect(at('k_proj.bias')).toEqual({ heads: 3, headDim: 64 });
  expect([at('v_proj.weight'), at('q_norm.weight'), at('o_proj.weight'), at('q_proj.weight', 'qwen2')]).toEqual(Array(4).fill('as stored'));
});

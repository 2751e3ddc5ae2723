/**
 * The half of a decoder layer behind its attention, as Qwen3 and Llama have it:
 *   x = x + o_proj(attended);   x = x + down_proj(silu(gate_proj(norm(x))) * up_proj(norm(x)))
 */
import { linear } from './ops/linear.ts';
import { rmsNorm } from './ops/rms-norm.ts';
import { swiglu } from './ops/swiglu.ts';
import type { Tape, Value, Weight } from './tape.ts';

/** `weight` finds a tensor of the layer by its name in it, such as "mlp.gate_proj". */
export async function afterAttention(tape: Tape, x: Value, attended: Value, weight: (name: string) => Weight, epsilon: number): Promise<Value> {
  const stream = await linear(tape, attended, weight('self_attn.o_proj'), { onto: x });
  const normed = await rmsNorm(tape, stream, weight('post_attention_layernorm'), epsilon);
  const gate = await linear(tape, normed, weight('mlp.gate_proj'));
  const up = await linear(tape, normed, weight('mlp.up_proj'));
  return linear(tape, await swiglu(tape, gate, up), weight('mlp.down_proj'), { onto: stream });
}

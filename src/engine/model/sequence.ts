/**
 * One sequence on the GPU, shared by target and drafters: its tokens by absolute position, and the state that says how many
 * of them are committed. Rolling back is writing a smaller n; nothing is ever cleared.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';

/** Words of `state`. The forward pass reads word 0 (n, the committed tokens); the rounds of src/engine/decode own the rest. */
export const STATE_WORDS = 32;

export class Sequence {
  /** u32 [context]: committed text, then this round's draft tokens. */
  readonly tokens: GPUBuffer;
  /** u32 [STATE_WORDS]. */
  readonly state: GPUBuffer;

  constructor(
    private readonly gpu: Gpu,
    readonly context: number,
  ) {
    this.tokens = gpu.storage('sequence tokens', context * 4);
    this.state = gpu.storage('sequence state', STATE_WORDS * 4);
  }

  /** Writes token ids from position `at` on, and leaves n alone. */
  writeTokens(ids: readonly number[], at = 0): void {
    if (at + ids.length > this.context) throw new Error(`${at + ids.length} tokens do not fit into a context of ${this.context}.`);
    this.gpu.device.queue.writeBuffer(this.tokens, at * 4, Uint32Array.from(ids));
  }

  setCommitted(n: number): void {
    this.gpu.device.queue.writeBuffer(this.state, 0, Uint32Array.of(n));
  }

  destroy(): void {
    this.tokens.destroy();
    this.state.destroy();
  }
}

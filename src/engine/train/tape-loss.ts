/** What stands at the end of a tape and says what a step is for: of drafters and decoders slot-losses.ts, of reward models pair-losses.ts. */
import type { Recorder } from './tape.ts';

export interface TapeLoss<Figures> {
  /** Writes the gradient from which everything else is derived. */
  readonly record: Recorder;
  readonly figureBytes: number;
  recordRead(encoder: GPUCommandEncoder, into: GPUBuffer, offset: number): void;
  /** Of what this pass was about, out of what recordRead left at `offset`. */
  read(words: ArrayBuffer, offset: number): readonly Figures[];
}

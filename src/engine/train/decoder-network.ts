/** A decoder to be trained as a language model: logits = head(norm(x)). A tied head is the embedding, whose gradient has both its uses. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { DecoderTrunk } from './decoder-trunk.ts';
import { linear } from './ops/linear.ts';
import { rmsNorm } from './ops/rms-norm.ts';
import type { Parameters } from './parameters.ts';
import type { Tape, Value } from './tape.ts';
import type { TrainedNetwork } from './trainer.ts';

export class DecoderNetwork implements TrainedNetwork {
  private constructor(
    private readonly trunk: DecoderTrunk,
    /** [rows][vocab]: row t of a text foretells its token t + 1. */
    readonly logits: Value,
  ) {}

  /** `parameters`: of model/weights.ts's `expectedShapes`. `rows`: the most tokens of a pass. */
  static async create(gpu: Gpu, config: DecoderConfig, parameters: Parameters, rows: number): Promise<DecoderNetwork> {
    const trunk = await DecoderTrunk.create(gpu, config, parameters, rows);
    const { tape, x } = trunk;
    const normed = await rmsNorm(tape, x, parameters.weight('model.norm.weight'), config.epsilon);
    const logits = await linear(tape, normed, parameters.weight(config.tied ? 'model.embed_tokens.weight' : 'lm_head.weight'));
    return new DecoderNetwork(trunk, logits);
  }

  get tape(): Tape {
    return this.trunk.tape;
  }

  /** Takes in the texts of the next pass, and says at which row each begins. */
  write(texts: readonly ArrayLike<number>[]): readonly number[] {
    return this.trunk.write(texts);
  }
}

/** A decoder to be trained as a reward model (note reasoning.md 3.5, 9.4): reward of a text = w . norm(x of its last token). */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { expectedShapes } from '#engine/model/weights.ts';
import { DecoderTrunk } from './decoder-trunk.ts';
import { pickRows, writePicks, type Picks } from './ops/pick-rows.ts';
import { rmsNorm } from './ops/rms-norm.ts';
import { scalarHead } from './ops/scalar-head.ts';
import type { Parameters } from './parameters.ts';
import type { Tape, Value } from './tape.ts';
import type { PassRoom } from './text-parts.ts';

export const SCORE = 'score.weight';

/** A decoder's tensors without its head, and the scalar head's. */
export function rewardShapes(config: DecoderConfig): ReadonlyMap<string, readonly number[]> {
  return new Map([...expectedShapes({ ...config, tied: true }), [SCORE, [1, config.hidden]]]);
}

export class RewardNetwork {
  private constructor(
    private readonly trunk: DecoderTrunk,
    private readonly picks: Picks,
    /** [texts][1]. */
    readonly rewards: Value,
  ) {}

  /** `parameters`: of `rewardShapes`. */
  static async create(gpu: Gpu, config: DecoderConfig, parameters: Parameters, { rows, texts }: PassRoom): Promise<RewardNetwork> {
    const trunk = await DecoderTrunk.create(gpu, config, parameters, rows);
    const { tape, x } = trunk;
    const picks = { rows: tape.rows('texts', texts), of: tape.buffer('last rows', texts), by: tape.buffer('rows that are last', rows) };
    const normed = await rmsNorm(tape, await pickRows(tape, x, picks), parameters.weight('model.norm.weight'), config.epsilon);
    return new RewardNetwork(trunk, picks, await scalarHead(tape, normed, parameters.weight(SCORE)));
  }

  get tape(): Tape {
    return this.trunk.tape;
  }

  write(texts: readonly ArrayLike<number>[]): void {
    const { trunk: { tape, x }, picks } = this;
    const firsts = this.trunk.write(texts);
    writePicks(tape, picks, firsts.map((first, i) => first + texts[i]!.length - 1), x.rows.capacity);
  }
}

/**
 * A small random target with a draft model that is a blurred copy of it, for tests: some drafts are right, some are not. And with
 * DFlash and EAGLE-3 drafters that were never trained: hardly any of their drafts are right.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import type { DFlashConfig } from '#engine/model/dflash-config.ts';
import type { EagleConfig } from '#engine/model/eagle-config.ts';
import { normals, randomDFlashWeights, randomEagleWeights, randomWeights } from '#engine/model/random-weights.ts';
import type { Weights } from '#engine/model/weights.ts';
import type { CacheForm } from '#engine/ops/cache-form.ts';
import { Pair } from './pair.ts';

export const smallTarget: DecoderConfig = {
  vocab: 64, hidden: 32, layers: 2, heads: 2, kvHeads: 1, headDim: 16, intermediate: 64, context: 160,
  ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: true, qkvBias: false, tied: false,
};

/** Its draft layers have a shape of their own. */
export const randomDFlash = (target: DecoderConfig): DFlashConfig => ({
  decoder: { ...target, layers: 2, heads: 4, kvHeads: 2, headDim: 8, intermediate: 48, tied: true },
  proposal: 'block', block: 8, maskToken: 3, targetLayers: target.layers, taps: [0, target.layers - 1], target: null,
});

/** It says every other token. */
export const randomEagle = (target: DecoderConfig): EagleConfig => ({
  ...target, layers: 1, heads: 4, kvHeads: 2, headDim: 8, intermediate: 48, qkNorm: false, tied: false,
  draftVocab: target.vocab / 2, targetLayers: [0, target.layers - 1], block: null, targetSha256: null,
});

/** Either drafting the other way round than it was published. */
export const ablated = (block: DFlashConfig, ahead: EagleConfig): readonly [DFlashConfig, EagleConfig] => [
  { ...block, proposal: 'autoregressive' },
  { ...ahead, block: { rows: block.block, maskToken: block.maskToken } },
];

export const everyOther = ({ draftVocab }: EagleConfig): readonly number[] => Array.from({ length: draftVocab }, (_, i) => 2 * i);

/** Noise on each weight, in shares of the tensor's spread. */
const BLUR = 0.08;

function blurred(weights: Weights, share: number): Weights {
  const normal = normals(77);
  return new Map([...weights].map(([name, { shape, data }]) => {
    const spread = Math.sqrt(data.reduce((sum, x) => sum + x * x, 0) / data.length);
    return [name, { shape, data: data.map((x) => x + share * spread * normal()) }];
  }));
}

interface RandomPairOptions {
  /** Of the target. */
  readonly weights?: Weights;
  /** Its feature readers draft the other way round. */
  readonly ablations?: boolean;
  /** Of target and draft model. */
  readonly cache?: CacheForm;
}

export function randomPair(gpu: Gpu, change: Partial<DecoderConfig> = {}, { weights, ablations = false, cache = 'single' }: RandomPairOptions = {}): Promise<Pair> {
  const config = { ...smallTarget, ...change };
  const target = weights ?? randomWeights(config, 3);
  const published = [randomDFlash(config), randomEagle(config)] as const;
  const [block, ahead] = ablations ? ablated(...published) : published;
  return Pair.create(
    gpu,
    { config, weights: target, cache },
    { config, weights: blurred(target, BLUR), cache },
    { config: block, weights: randomDFlashWeights(block, 5) },
    { config: ahead, weights: randomEagleWeights(ahead, everyOther(ahead), 7) },
  );
}

/**
 * What an EAGLE-3 or DFlash drafter takes on the GPU beside its target, reckoned from its headers before its weights are fetched: its matrices,
 * its KV cache, and what its passes need, the features that the target keeps for it among them.
 */
import type { MemoryNeed } from '#engine/chat-protocol.ts';
import { MOST_ROWS } from '#engine/decode/pair.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { PublishedDrafter } from '#engine/load/published-drafter.ts';
import type { WeightBits } from '#engine/load/read-model.ts';
import { layerSites } from '#engine/model/decoder-sites.ts';
import type { DFlashConfig } from '#engine/model/dflash-config.ts';
import { fuseSite, injectionSite } from '#engine/model/dflash-weights.ts';
import type { EagleConfig } from '#engine/model/eagle-config.ts';
import { eagleSites } from '#engine/model/eagle-linears.ts';
import { valuesOf, type Site } from '#engine/model/matrices.ts';
import { packedBytes } from '#engine/ops/packed-form.ts';
import { TREE_NODES } from '#engine/ops/tree-layout.ts';
import { QUANTISED } from '#engine/weights/quantise.ts';
import { largestBuffer, refusalOf } from './memory-need.ts';

interface Need {
  readonly sites: readonly Site[];
  /** Floats of a head of its own that is the target's under other gains; 0: it shares that. */
  readonly head: number;
  /** Floats of K or of V in one layer, and the layers. */
  readonly cache: number;
  readonly layers: number;
  /** Floats of one row of features, of a pass's activations and of the numbers for each position. */
  readonly features: number;
  readonly work: number;
}

/** `context`: of the target, as it was loaded. `plainTarget`: its weights are kept in f32, so that a DFlash drafter has a head of its own. */
export function drafterNeed(gpu: Gpu, drafter: PublishedDrafter, bits: WeightBits, { context, plainTarget }: { readonly context: number; readonly plainTarget: boolean }): MemoryNeed {
  const { sites, head, cache, layers, features, work } = drafter.kind === 'eagle3' ? ofEagle3(drafter.config, context) : ofDFlash(drafter.config, context, plainTarget);
  const bytes = sites.map((site) => (bits === 32 ? [4 * valuesOf(site)] : Object.values(packedBytes(QUANTISED[bits], valuesOf(site)))));
  const largest = Math.max(4 * head, 4 * cache, 4 * context * features, ...bytes.flat());
  return {
    weightsBytes: bytes.flat().reduce((sum, each) => sum + each, 4 * head), cacheBytes: 4 * 2 * layers * cache, workBytes: 4 * (context * features + work), context,
    refusal: refusalOf(largest, largestBuffer(gpu), 'Choose fewer bits, or load its target with a shorter context.'),
  };
}

function ofEagle3(config: EagleConfig, context: number): Need {
  const { vocab, draftVocab, hidden, heads, kvHeads, headDim, intermediate, targetLayers } = config;
  const row = 6 * hidden + (3 * heads + 2 * kvHeads) * headDim + intermediate + draftVocab + vocab;
  return { sites: Object.values(eagleSites(config)), head: 0, cache: kvHeads * context * headDim, layers: 1, features: targetLayers.length * hidden, work: TREE_NODES * row + vocab + context * headDim };
}

function ofDFlash(config: DFlashConfig, context: number, plainTarget: boolean): Need {
  const { decoder, block, proposal, taps } = config;
  const { vocab, hidden, layers, heads, kvHeads, headDim, intermediate } = decoder;
  const ofLayers = Array.from({ length: layers }, (_, layer) => [...Object.values(layerSites(decoder, layer, '')), injectionSite(config, layer)]);
  const row = hidden + (2 * heads + 2 * kvHeads) * headDim + heads * headDim + intermediate + vocab;
  return {
    sites: [fuseSite(config), ...ofLayers.flat()], head: plainTarget ? vocab * hidden : 0, cache: kvHeads * context * headDim, layers, features: taps.length * hidden,
    work: (proposal === 'block' ? block : MOST_ROWS) * row + MOST_ROWS * (hidden + 2 * kvHeads * headDim) + context * headDim,
  };
}

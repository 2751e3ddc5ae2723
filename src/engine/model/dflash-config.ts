/**
 * A DFlash drafter's config.json (the fields are those of z-lab's checkpoints): Qwen3 layers, and how they hang on
 * a target. `dflashMismatch` says in a sentence why a drafter is not one for a target.
 */
import * as v from 'valibot';
import { PUBLISHED_PROPOSAL, type Proposal } from '#core/speculation/proposal.ts';
import { parseDrafterConfig, type DecoderConfig } from './config.ts';
import { blockSize, proposalOr, whole } from './proposal-fields.ts';

export interface DFlashConfig {
  /** The draft layers. Their embedding and head are the target's. */
  readonly decoder: DecoderConfig;
  readonly proposal: Proposal;
  /** Rows of a block, its anchor among them; token by token: one more than the drafts of a lesson. */
  readonly block: number;
  readonly maskToken: number;
  /** Layers of the target, and those behind which its residual stream is read (the first is 0). */
  readonly targetLayers: number;
  readonly taps: readonly number[];
  /** SHA-256 of the target's weights that it was trained beside; null: not said. */
  readonly target: string | null;
}

const schema = v.object({
  architectures: v.pipe(v.array(v.string(), 'architectures is missing'), v.includes('DFlashDraftModel', 'its architecture is not DFlashDraftModel')),
  proposal: proposalOr(PUBLISHED_PROPOSAL.dflash),
  block_size: blockSize,
  num_target_layers: whole('num_target_layers', 1),
  dflash_config: v.object({
    mask_token_id: whole('mask_token_id', 0),
    target_layer_ids: v.pipe(v.array(whole('a target layer', 0), 'target_layer_ids is no list'), v.minLength(1, 'target_layer_ids is empty')),
  }, 'dflash_config, with its mask_token_id and target_layer_ids, is missing'),
  target: v.optional(v.string('target is no SHA-256')),
});

/** Throws one sentence that says what in config.json this engine cannot run. */
export function parseDFlashConfig(json: unknown): DFlashConfig {
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) throw new Error(`The DFlash drafter's config.json cannot be used: ${parsed.issues[0].message}.`);
  const { proposal, block_size: block, num_target_layers: targetLayers, dflash_config: { mask_token_id: maskToken, target_layer_ids: taps }, target = null } = parsed.output;
  return { decoder: parseDrafterConfig(json), proposal, block, maskToken, targetLayers, taps, target };
}

/** Null if the drafter is one for this target. */
export function dflashMismatch({ decoder, maskToken, targetLayers, taps }: DFlashConfig, target: DecoderConfig): string | null {
  const other = (what: string, own: number, wanted: number): string => `The DFlash drafter is for another target: it expects ${wanted} ${what}, and this one has ${own}.`;
  if (decoder.vocab !== target.vocab) return other('tokens', target.vocab, decoder.vocab);
  if (decoder.hidden !== target.hidden) return other('numbers in the residual stream', target.hidden, decoder.hidden);
  if (targetLayers !== target.layers) return other('layers', target.layers, targetLayers);
  const outside = taps.find((layer) => layer >= target.layers);
  if (outside !== undefined) return `The DFlash drafter reads layer ${outside} of a target that has layers 0 to ${target.layers - 1}.`;
  return maskToken < target.vocab ? null : `The DFlash drafter's mask is token ${maskToken} of a vocabulary of ${target.vocab}.`;
}

/** The small random drafters of tests as they would be published: their config.json. */
import { PUBLISHED_PROPOSAL } from '#core/speculation/proposal.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import type { DFlashConfig } from '#engine/model/dflash-config.ts';
import type { EagleConfig } from '#engine/model/eagle-config.ts';
import type { DrafterJson } from './taught-drafter.ts';

const shapeOf = ({ vocab, hidden, layers, heads, kvHeads, headDim, intermediate, context, ropeTheta, epsilon, tied }: DecoderConfig) => ({
  vocab_size: vocab, hidden_size: hidden, num_hidden_layers: layers, num_attention_heads: heads, num_key_value_heads: kvHeads, head_dim: headDim,
  intermediate_size: intermediate, max_position_embeddings: context, rope_theta: ropeTheta, rms_norm_eps: epsilon, tie_word_embeddings: tied,
});

export const publishedDFlash = ({ decoder, proposal, block, maskToken, targetLayers, taps }: DFlashConfig, target: string): DrafterJson => ({
  architectures: ['DFlashDraftModel'], model_type: 'qwen3', ...shapeOf(decoder), block_size: block, num_target_layers: targetLayers,
  dflash_config: { mask_token_id: maskToken, target_layer_ids: taps }, target, ...(proposal !== PUBLISHED_PROPOSAL.dflash && { proposal }),
});

export const publishedEagle = (config: EagleConfig, target: string): DrafterJson => ({
  architectures: ['LlamaForCausalLMEagle3'], model_type: 'llama', ...shapeOf(config), draft_vocab_size: config.draftVocab, target_layer_ids: config.targetLayers, target,
  ...(config.block && { proposal: 'block', block_size: config.block.rows, mask_token_id: config.block.maskToken }),
});

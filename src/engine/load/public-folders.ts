/**
 * Drafters as others publish them, for tests: the keys of their config.json and the names and types of their tensors are those of public
 * checkpoints, the sizes and the numbers are made here, for a random target. There is no card that names hashes.
 */
import { parseConfig, type DecoderConfig } from '#engine/model/config.ts';
import { parseDFlashConfig } from '#engine/model/dflash-config.ts';
import { parseEagleConfig, type EagleConfig } from '#engine/model/eagle-config.ts';
import { withTaps } from '#engine/model/eagle-taps.ts';
import { randomDFlashWeights, randomEagleWeights, randomWeights } from '#engine/model/random-weights.ts';
import { writeSafetensors } from '#engine/weights/safetensors.ts';
import type { Weights } from '#engine/model/weights.ts';
import { openDrafter, readDrafter, type DrafterFiles } from './drafter-folder.ts';
import type { LoadedModel } from './load-models.ts';

/** Of so few tokens that a guess is right now and then. */
const targetConfig: DecoderConfig = parseConfig({
  architectures: ['Qwen3ForCausalLM'], model_type: 'qwen3', vocab_size: 16, hidden_size: 32, num_hidden_layers: 8, num_attention_heads: 2, num_key_value_heads: 1, head_dim: 16,
  intermediate_size: 64, max_position_embeddings: 96, rms_norm_eps: 1e-6, tie_word_embeddings: false,
});
export const target = { config: targetConfig, weights: randomWeights(targetConfig, 3), identity: { name: 'target', parameters: 1, sha256: 'ab'.repeat(32) } } as LoadedModel;

/** As SpecForge writes it (Qwen3-4B's, which names the target's choice of a tied head); NVIDIA's ModelOpt adds eagle_config. */
export const eagleConfig = {
  architectures: ['LlamaForCausalLMEagle3'], attention_bias: false, attention_dropout: 0.0, bos_token_id: 1, eos_token_id: 2, head_dim: 8, hidden_act: 'silu', hidden_size: 32,
  initializer_range: 0.02, intermediate_size: 48, max_position_embeddings: 96, max_window_layers: 36, model_type: 'llama', num_attention_heads: 4, num_hidden_layers: 1,
  num_key_value_heads: 2, rms_norm_eps: 1e-6, rope_scaling: null, rope_theta: 10_000, sliding_window: null, tie_word_embeddings: true, torch_dtype: 'bfloat16',
  transformers_version: '4.51.0', use_cache: true, use_sliding_window: false, vocab_size: 16, draft_vocab_size: 8,
};

/** As SafeAILab writes it: fewer keys, and the name of a plain LLaMA. */
export const plainEagleConfig = {
  architectures: ['LlamaForCausalLM'], bos_token_id: 1, eos_token_id: 2, hidden_act: 'silu', hidden_size: 32, initializer_range: 0.02, intermediate_size: 48, max_position_embeddings: 96,
  model_type: 'llama', num_attention_heads: 4, num_key_value_heads: 2, num_hidden_layers: 1, pad_token_id: 0, rms_norm_eps: 1e-6, torch_dtype: 'float16',
  transformers_version: '4.28.1', use_cache: true, vocab_size: 16, draft_vocab_size: 8,
};

/** As z-lab writes it. */
export const dflashConfig = {
  architectures: ['DFlashDraftModel'], attention_bias: false, attention_dropout: 0.0, auto_map: { AutoModel: 'dflash.DFlashDraftModel' }, block_size: 16, bos_token_id: 1,
  dflash_config: { mask_token_id: 3, target_layer_ids: [1, 3, 5] }, dtype: 'bfloat16', eos_token_id: 2, head_dim: 8, hidden_act: 'silu', hidden_size: 32, initializer_range: 0.02,
  intermediate_size: 48, layer_types: ['full_attention', 'full_attention'], max_position_embeddings: 96, max_window_layers: 2, model_type: 'qwen3', num_attention_heads: 4,
  num_hidden_layers: 2, num_key_value_heads: 2, num_target_layers: 8, rms_norm_eps: 1e-6, rope_scaling: null, rope_theta: 10_000, sliding_window: null, tie_word_embeddings: true,
  transformers_version: '4.57.3', use_cache: true, use_sliding_window: false, vocab_size: 16,
};

const parsedEagle = (config: object): EagleConfig => parseEagleConfig(withTaps(config, targetConfig.layers));

/** It says every other token where it cannot say all; beside its own tensors lies the target's embedding, as in some checkpoints. */
export function eagleTensors(config: object): Weights {
  const parsed = parsedEagle(config);
  const step = parsed.vocab / parsed.draftVocab;
  const said = Array.from({ length: parsed.draftVocab }, (_, i) => step * i);
  return new Map([...randomEagleWeights(parsed, said, 7), ['embed_tokens.weight', target.weights.get('model.embed_tokens.weight')!]]);
}

export const dflashTensors = (): Weights => randomDFlashWeights(parseDFlashConfig(dflashConfig), 5);

/** Read as the page reads it; `card`: null: there is none. */
export async function readPublished(config: object, tensors: Weights, card: string | null = null): Promise<DrafterFiles> {
  const weights = writeSafetensors(tensors, (name) => (name === 'd2t' ? 'I64' : name === 't2d' ? 'BOOL' : 'F16'));
  const files = new Map<string, BodyInit>([['config.json', JSON.stringify(config)], ['model.safetensors', weights], ...(card === null ? [] : [['README.md', card] as const])]);
  const fetch = (url: string): Promise<Response> => {
    const content = files.get(url.slice('site:/models/theirs/'.length));
    return Promise.resolve(content === undefined ? new Response('gone', { status: 404 }) : new Response(content));
  };
  const opened = await openDrafter(fetch, 'site:/', 'theirs');
  return readDrafter(opened!, await Promise.all(opened!.map((file) => file.read(() => undefined))));
}

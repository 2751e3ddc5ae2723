/** A backbone is read where it ships; one that is not there is none; one with another vocabulary, or cut short, is a sentence. */
import { expect, it } from 'vitest';
import { ALGEBRA_VOCABULARY, tokenizerJson } from '#core/tasks/alglab/alglab-tokens.ts';
import { parseConfig } from '#engine/model/config.ts';
import { randomWeights } from '#engine/model/random-weights.ts';
import { writeSafetensors } from '#engine/weights/safetensors.ts';
import { loadBackbone } from './load-backbone.ts';

const json = {
  model_type: 'qwen3', vocab_size: ALGEBRA_VOCABULARY, hidden_size: 16, num_hidden_layers: 1, num_attention_heads: 2, num_key_value_heads: 1, head_dim: 8, intermediate_size: 16,
  max_position_embeddings: 32, rms_norm_eps: 1e-6, tie_word_embeddings: true,
};
const config = parseConfig(json);
const weights = randomWeights(config, 1);

const files = (changes: Readonly<Record<string, BodyInit | null>> = {}) => {
  const all = new Map<string, BodyInit | null>(Object.entries({
    'config.json': JSON.stringify(json), 'tokenizer.json': JSON.stringify(tokenizerJson()), 'model.safetensors': writeSafetensors(weights, () => 'F32'), ...changes,
  }));
  return (url: string): Promise<Response> => {
    const body = all.get(url.slice('site:/models/algebra-xs/'.length)) ?? null;
    return Promise.resolve(body === null ? new Response('gone', { status: 404 }) : new Response(body));
  };
};

it('is read as it ships', async () => {
  const found = await loadBackbone(files(), 'site:', 'algebra-xs');
  expect(found?.config).toEqual(config);
  expect(found?.weights.get('model.embed_tokens.weight')?.shape).toEqual([ALGEBRA_VOCABULARY, 16]);
  expect(found?.sha256).toMatch(/^[0-9a-f]{64}$/);
});

it('is none where the folder is not there', async () => {
  expect(await loadBackbone(files({ 'config.json': null }), 'site:/', 'algebra-xs')).toBeNull();
});

it('says what is unfit', async () => {
  const { model, ...rest } = tokenizerJson() as { readonly model: { readonly vocab: Record<string, number> } };
  const [first, second] = Object.keys(model.vocab).filter((token) => /^[a-z]+Ġ$/.test(token));
  const swapped = { ...rest, model: { ...model, vocab: { ...model.vocab, [first!]: model.vocab[second!], [second!]: model.vocab[first!] } } };
  await expect(loadBackbone(files({ 'tokenizer.json': JSON.stringify(swapped) }), 'site:/', 'algebra-xs')).rejects.toThrow('another vocabulary');
  await expect(loadBackbone(files({ 'model.safetensors': null }), 'site:/', 'algebra-xs')).rejects.toThrow('models/algebra-xs/model.safetensors is not where it should be');
});

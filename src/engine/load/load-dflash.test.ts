/** The DFlash drafter beside the pair: whole, not there, answered with the page, changed, for another target, of other shapes. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DecoderConfig } from '#engine/model/config.ts';
import { parseDFlashConfig } from '#engine/model/dflash-config.ts';
import { randomDFlashWeights } from '#engine/model/random-weights.ts';
import { writeSafetensors } from '#engine/weights/safetensors.ts';
import { openDrafter, readDrafter } from './drafter-folder.ts';
import { readDFlash } from './load-dflash.ts';
import type { LoadedModel } from './load-models.ts';

const TARGET = 'ab'.repeat(32);
const json = {
  architectures: ['DFlashDraftModel'], model_type: 'qwen3', vocab_size: 64, hidden_size: 16, num_hidden_layers: 1, num_attention_heads: 2, num_key_value_heads: 1, head_dim: 8,
  intermediate_size: 24, max_position_embeddings: 96, rms_norm_eps: 1e-6, tie_word_embeddings: true, block_size: 8, num_target_layers: 6,
  dflash_config: { mask_token_id: 5, target_layer_ids: [1, 2, 3] }, target: TARGET,
};
const target = { config: { vocab: 64, hidden: 16, layers: 6 } as DecoderConfig, identity: { name: 'target', parameters: 1, sha256: TARGET } } as LoadedModel;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

function site(config: object = json, weightsOf: object = json): Map<string, Uint8Array> {
  const weights = new Uint8Array(writeSafetensors(randomDFlashWeights(parseDFlashConfig(weightsOf), 1), 'F16'));
  const text = bytes(JSON.stringify(config));
  return new Map([
    ['README.md', bytes(`# A block drafter\n\n\`\`\`\n${sha(text)}  config.json\n${sha(weights)}  model.safetensors\n\`\`\`\n`)],
    ['config.json', text],
    ['model.safetensors', weights],
  ]);
}

async function load(files: Map<string, Uint8Array>, missing = new Response('gone', { status: 404 })): Promise<ReturnType<typeof readDFlash> | null> {
  const opened = await openDrafter((url) => {
    const content = files.get(url.slice('site:/models/dflash/'.length));
    return Promise.resolve(content ? new Response(Uint8Array.from(content)) : missing);
  }, 'site:/', 'dflash');
  return opened && readDFlash(await readDrafter(opened, await Promise.all(opened.map((file) => file.read(() => undefined)))), target);
}

describe('the DFlash drafter', () => {
  it('is loaded with its name, its size and what it reads of the target', async () => {
    const loaded = await load(site());
    expect(loaded!.identity).toMatchObject({ name: 'A block drafter', parameters: 16 * 48 + 16 + 16 * 8 * 6 + 16 + 3 * 16 * 24 + 32 + 16 });
    expect(loaded!.config).toMatchObject({ block: 8, maskToken: 5, targetLayers: 6, taps: [1, 2, 3] });
  });
  it('drafts in blocks unless it says otherwise', async () => {
    expect((await load(site()))!.config.proposal).toBe('block');
    expect((await load(site({ ...json, proposal: 'autoregressive' })))!.config.proposal).toBe('autoregressive');
  });
  it('may be missing, be it said so or answered with the page', async () => {
    expect(await load(new Map())).toBeNull();
    expect(await load(new Map(), new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }))).toBeNull();
  });
  it.each([
    ['a changed file', () => site().set('config.json', bytes('{}')), /models\/dflash\/config\.json \(2 bytes\) is not the file that its model card names/],
    ['another target', () => site({ ...json, target: 'cd'.repeat(32) }), /trained beside another target \(its SHA-256 begins with cdcdcdcd, not abababab\)/],
    ['another vocabulary', () => site({ ...json, vocab_size: 128 }, { ...json, vocab_size: 128 }), /another target: it expects 128 tokens, and this one has 64/],
    ['another width', () => site({ ...json, hidden_size: 32 }, { ...json, hidden_size: 32 }), /expects 32 numbers in the residual stream/],
    ['another depth of the target', () => site({ ...json, num_target_layers: 8 }), /expects 8 layers, and this one has 6/],
    ['a layer that the target lacks', () => site({ ...json, dflash_config: { ...json.dflash_config, target_layer_ids: [1, 2, 6] } }), /reads layer 6 of a target that has layers 0 to 5/],
    ['a mask beyond the vocabulary', () => site({ ...json, dflash_config: { ...json.dflash_config, mask_token_id: 64 } }), /mask is token 64 of a vocabulary of 64/],
    ['weights of another shape', () => site(json, { ...json, intermediate_size: 32 }), /tensor layers\.0\.mlp\.gate_proj\.weight is 32x16, not 24x16/],
    ['another architecture', () => site({ ...json, architectures: ['Qwen3ForCausalLM'] }), /its architecture is not DFlashDraftModel/],
    ['a block that is none', () => site({ ...json, block_size: 1 }), /block_size is below 2/],
    ['a way of drafting that is none', () => site({ ...json, proposal: 'both' }), /proposal is neither "autoregressive" nor "block"/],
    ['no taps', () => site({ ...json, dflash_config: { mask_token_id: 5 } }), /dflash_config, with its mask_token_id and target_layer_ids, is missing/],
    ['a block without a size', () => site({ ...json, block_size: undefined }), /block_size/],
  ])('%s is a sentence', async (_, files, sentence) => {
    await expect(load(files())).rejects.toThrow(sentence);
  });
});

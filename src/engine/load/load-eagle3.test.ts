/** The EAGLE-3 drafter that ships, and folders that are not it: for another target, of other shapes, with vocabularies that disagree. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '#engine/model/config.ts';
import { vocabularyTensors } from '#engine/model/eagle-config.ts';
import { openDrafter, readDrafter, type DrafterFiles } from './drafter-folder.ts';
import { readEagle3 } from './load-eagle3.ts';
import type { LoadedModel } from './load-models.ts';

const config = JSON.parse(readFileSync('public/models/eagle3/config.json', 'utf8')) as { readonly target: string };
const target = {
  config: parseConfig(JSON.parse(readFileSync('public/models/target/config.json', 'utf8'))), identity: { name: 'target', parameters: 1, sha256: config.target },
} as LoadedModel;

async function shipped(): Promise<DrafterFiles> {
  const opened = await openDrafter((url) => Promise.resolve(new Response(Uint8Array.from(readFileSync(`public/${url.slice('site:/'.length)}`)))), 'site:/', 'eagle3');
  return readDrafter(opened!, await Promise.all(opened!.map((file) => file.read(() => undefined))));
}

describe('the EAGLE-3 drafter', () => {
  it('is loaded with its name, its size and what it reads of the target', async () => {
    const { identity, config: read } = readEagle3(await shipped(), target);
    expect(identity).toMatchObject({ name: 'Slipstream EAGLE-3 drafter', parameters: 295_424 });
    expect(read).toMatchObject({ vocab: 1024, draftVocab: 512, targetLayers: [1, 3, 4], qkNorm: false, block: null, targetSha256: target.identity.sha256 });
  });

  it.each([
    ['another target', (files: DrafterFiles) => ({ ...files, config: { ...config, target: 'cd'.repeat(32) } }), /taught by another target \(its SHA-256 begins with cdcdcdcd, not /],
    ['another vocabulary', (files: DrafterFiles) => ({ ...files, config: { ...config, vocab_size: 2048 } }), /it expects 2048 tokens, and this one has 1024/],
    ['a layer that the target lacks', (files: DrafterFiles) => ({ ...files, config: { ...config, target_layer_ids: [1, 3, 8] } }), /reads layer 8 of a target that has layers 0 to 7/],
    ['weights of another shape', (files: DrafterFiles) => ({ ...files, config: { ...config, intermediate_size: 320 } }), /tensor midlayer\.mlp\.gate_proj\.weight is 256x128, not 320x128/],
    ['another architecture', (files: DrafterFiles) => ({ ...files, config: { ...config, architectures: ['Qwen3ForCausalLM'] } }), /it is not an EAGLE-3 drafter/],
    ['blocks without a size', (files: DrafterFiles) => ({ ...files, config: { ...config, proposal: 'block', mask_token_id: 3 } }), /a block needs its block_size and mask_token_id/],
    ['blocks that are too long', (files: DrafterFiles) => ({ ...files, config: { ...config, proposal: 'block', block_size: 17, mask_token_id: 3 } }), /block_size is above 16/],
    ['blocks without a mask', (files: DrafterFiles) => ({ ...files, config: { ...config, proposal: 'block', block_size: 8 } }), /a block needs its block_size and mask_token_id/],
    ['a mask beyond the vocabulary', (files: DrafterFiles) => ({ ...files, config: { ...config, proposal: 'block', block_size: 8, mask_token_id: 1024 } }), /its mask is token 1024 of a vocabulary of 1024/],
    ['a way of drafting that is none', (files: DrafterFiles) => ({ ...files, config: { ...config, proposal: 'both' } }), /proposal is neither "autoregressive" nor "block"/],
    ['two layers', (files: DrafterFiles) => ({ ...files, config: { ...config, num_hidden_layers: 2 } }), /an EAGLE-3 drafter has one layer/],
    ['vocabularies that disagree', (files: DrafterFiles) => ({ ...files, weights: new Map([...files.weights, ['t2d', vocabularyTensors([1, 2], 1024).get('t2d')!]]) }), /d2t and t2d disagree about token /],
  ])('%s is a sentence', async (_, change, sentence) => {
    const files = change(await shipped());
    expect(() => readEagle3(files, target)).toThrow(sentence);
  });
});

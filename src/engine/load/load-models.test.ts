/** The shipped folders, loaded from memory: whole, missing, cut short, changed, answered with a page, or of two vocabularies. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';

import { randomWeights } from '#engine/model/random-weights.ts';
import { parseConfig } from '#engine/model/config.ts';
import { writeSafetensors } from '#engine/weights/safetensors.ts';
import type { LoadProgress } from '#engine/protocol.ts';
import { loadModels } from './load-models.ts';

type Site = Map<string, Uint8Array>;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const hf = { model_type: 'qwen3', vocab_size: 1024, hidden_size: 8, num_hidden_layers: 1, num_attention_heads: 1, head_dim: 8, intermediate_size: 8, max_position_embeddings: 64, rms_norm_eps: 1e-6, tie_word_embeddings: true };
const tokenizerFile = readFileSync('public/models/target/tokenizer.json', 'utf8');

function card(site: Site, folder: string, title: string): void {
  const lines = ['config.json', 'tokenizer.json', 'model.safetensors'].map((file) => `${createHash('sha256').update(site.get(`models/${folder}/${file}`)!).digest('hex')}  ${file}`);
  site.set(`models/${folder}/README.md`, bytes(`---\nlicense: apache-2.0\n---\n# ${title}\n\n## SHA-256\n\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`));
}

let whole: Site;
beforeAll(() => {
  whole = new Map();
  const config = parseConfig(hf);
  for (const [folder, seed] of [['target', 1], ['draft', 2]] as const) {
    whole.set(`models/${folder}/config.json`, bytes(JSON.stringify(hf)));
    whole.set(`models/${folder}/tokenizer.json`, bytes(tokenizerFile));
    whole.set(`models/${folder}/model.safetensors`, new Uint8Array(writeSafetensors(randomWeights(config, seed), 'F16')));
    card(whole, folder, `A ${folder}`);
  }
});

const base = 'http://localhost/lab/';
function load(site: Site, options: { announced?: number; breaksAt?: string } = {}): Promise<Awaited<ReturnType<typeof loadModels>>> {
  return loadModels(async (url) => {
    const path = url.slice(base.length);
    const content = site.get(path);
    if (!content) return new Response('gone', { status: 404 });
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(content.subarray(0, 10));
        if (path === options.breaksAt) controller.error(new Error('connection reset'));
        else {
          controller.enqueue(content.subarray(10));
          controller.close();
        }
      },
    });
    return new Response(body, { headers: { 'content-length': String(options.announced ?? content.length) } });
  }, base, (progress) => steps.push(progress));
}
let steps: LoadProgress[] = [];
const changed = (path: string, content: Uint8Array): Site => new Map(whole).set(path, content);

describe('loadModels', () => {
  it('loads both models, with their names and hashes, and tells how far it is', async () => {
    steps = [];
    const { target, draft } = await load(whole);
    expect(target.identity).toMatchObject({ name: 'A target', parameters: 1024 * 8 + 8 * 8 * 4 + 16 + 3 * 64 + 16 + 8 });
    expect(draft.identity.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(target.config.context).toBe(64);
    expect(draft.weights.get('model.norm.weight')?.data).toHaveLength(8);
    const total = [...whole.values()].reduce((sum, { length }) => sum + length, 0);
    expect(steps.at(-1)).toMatchObject({ bytes: total, totalBytes: total });
  });
  const weights = 'models/target/model.safetensors';
  it.each([
    ['a missing file', () => load(new Map([...whole].filter(([path]) => path !== weights))), /models\/target\/model\.safetensors is not where it should be \(404/],
    ['a file that ends early', () => load(whole, { announced: 9_999_999 }), /ended after \d+ of 9999999 bytes/],
    ['a connection that breaks', () => load(whole, { breaksAt: weights }), /broke off after \d+ bytes \(connection reset\)/],
    ['one changed byte', () => load(changed(weights, whole.get(weights)!.map((byte, i) => (i === 4000 ? byte ^ 1 : byte)))), /is not the file that its model card names: its SHA-256/],
    ['a host that answers with its page', () => load(changed('models/draft/README.md', bytes('<!doctype html>'))), /models\/draft\/README\.md is not a model card/],
  ])('%s is a sentence', async (_, loading, sentence) => {
    await expect(loading()).rejects.toThrow(sentence);
  });
  it('refuses a pair of two vocabularies', async () => {
    const site = changed('models/draft/tokenizer.json', bytes(tokenizerFile.replace('"Thursday"', '"Xhursday"')));
    card(site, 'draft', 'other');
    await expect(load(site)).rejects.toThrow(/pair needs the same vocabulary/);
  });
  it('refuses a tokenizer of another size', async () => {
    const other = JSON.stringify({ ...hf, vocab_size: 512 });
    const site = changed('models/target/config.json', bytes(other));
    card(site, 'target', 'other');
    await expect(load(site)).rejects.toThrow(/has 1024 tokens where config\.json has 512/);
  });
});

/** Files with a name of their own, files of the name that all have, with a configuration that says where it came from, or what it is, or nothing; none at all. */
import { describe, expect, it } from 'vitest';
import { filesTitle } from './files-title.ts';

const QWEN = {
  model_type: 'qwen3', vocab_size: 151936, hidden_size: 1024, num_hidden_layers: 28, num_attention_heads: 16, num_key_value_heads: 8, head_dim: 128,
  intermediate_size: 3072, max_position_embeddings: 40960, rms_norm_eps: 1e-6, rope_theta: 1e6, tie_word_embeddings: true,
};
const SMOL = { ...QWEN, model_type: 'llama', vocab_size: 49152, hidden_size: 576, num_hidden_layers: 30, num_attention_heads: 9, num_key_value_heads: 3, head_dim: 64, intermediate_size: 1536 };

const file = (name: string, content = ''): File => new File([content], name);
const folder = (config: unknown, weights = 'model.safetensors'): readonly File[] => [file('config.json', typeof config === 'string' ? config : JSON.stringify(config)), file('tokenizer.json'), file(weights)];

describe('the title of chosen files', () => {
  it('is the name of a file that has one', async () => {
    expect(await filesTitle([file('config.json', '{}'), file('Qwen3-0.6B-Q8_0.GGUF')])).toBe('Qwen3-0.6B-Q8_0');
    expect(await filesTitle(folder(QWEN, 'my-drafter.safetensors'))).toBe('my-drafter');
    expect(await filesTitle([file('notes.txt')])).toBe('notes.txt');
    expect(await filesTitle([])).toBe('');
  });

  it.each([['Qwen/Qwen3-0.6B', 'Qwen3-0.6B'], ['/home/me/runs/checkpoint-500/', 'checkpoint-500'], ['C:\\models\\mine', 'mine']])('is what %s ends in', async (origin, title) => {
    expect(await filesTitle(folder({ ...QWEN, _name_or_path: origin }))).toBe(title);
    expect(await filesTitle(folder({ ...QWEN, _name_or_path: origin }, 'model-00001-of-00002.safetensors'))).toBe(title);
  });

  it.each([undefined, '', './', '..', 7, 'a/\u0007b', 'x'.repeat(90)])('is what it is, and how large, where it came from %j', async (origin) => {
    expect(await filesTitle(folder({ ...QWEN, _name_or_path: origin }))).toBe('Qwen3, 0.6 B');
    expect(await filesTitle(folder({ ...SMOL, _name_or_path: origin }))).toBe('Llama, 135 M');
  });

  it('is what it drafts as, of a drafter that reads another’s layers', async () => {
    expect(await filesTitle(folder({ ...QWEN, architectures: ['DFlashDraftModel'] }))).toBe('DFlash drafter');
    expect(await filesTitle(folder({ ...SMOL, draft_vocab_size: 32000 }))).toBe('EAGLE-3 drafter');
  });

  it.each(['{', 'null', '[]', '{"model_type":"gpt2"}', ' '.repeat(2 ** 20 + 1)])('is the file’s where the configuration says nothing', async (config) => {
    expect(await filesTitle(folder(config))).toBe('model');
    expect(await filesTitle([file('model.safetensors')])).toBe('model');
  });
});

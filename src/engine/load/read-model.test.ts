/**
 * Files that are no model, or not all of one: two GGUFs, a folder with a file missing, JSON that is none or too large, a tokenizer of
 * another kind or of another model, sizes that cannot be packed; and where a chat template may stand.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bufferSource, type ByteSource } from '#engine/weights/byte-source.ts';
import { smallConfig, smallGguf } from '#engine/weights/small-gguf.ts';
import { writeGguf } from '#engine/weights/write-gguf.ts';
import { ModelFileError } from './fetch-file.ts';
import { readModel } from './read-model.ts';

const folder = 'src/engine/load/fixtures/qwen3';
const names = readdirSync(folder).filter((name) => name !== 'expected.json');
type Json = Readonly<Record<string, unknown>>;
const jsonOf = (name: string): Json => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Json;

/** The folder, with some files' contents changed (null: left out). */
function files(changes: Readonly<Record<string, Json | string | null>> = {}): readonly ByteSource[] {
  return [...new Set([...names, ...Object.keys(changes)])].flatMap((name) => {
    const change = changes[name];
    if (change === null) return [];
    const bytes = change === undefined ? readFileSync(`${folder}/${name}`) : Buffer.from(typeof change === 'string' ? change : JSON.stringify(change));
    return [bufferSource(Uint8Array.from(bytes).buffer, name)];
  });
}
const small = (name: string): ByteSource => bufferSource(writeGguf(smallGguf('llama', smallConfig)), name);

describe('readModel', () => {
  it('reads a folder: sizes, names, template', async () => {
    const model = await readModel(files());
    expect(model).toMatchObject({ config: { vocab: 260, qkNorm: true, tied: true }, chatTemplate: readFileSync(`${folder}/chat_template.jinja`, 'utf8') });
    expect(model.tokenizer.eos).toBe('<|end|>');
    expect(model.headerSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([[2, 2], [[2, 3], 2], [undefined, null], ['2', null]])('ends a text by config.json’s eos_token_id %j where no tokenizer_config.json says', async (given, id) => {
    const { tokenizer } = await readModel(files({ 'tokenizer_config.json': null, 'config.json': { ...jsonOf('config.json'), eos_token_id: given } as Json }));
    expect(tokenizer.eos).toBe(id === null ? null : tokenizer.tokenText(id));
  });

  it('says of files that are none of a model’s what would be', async () => {
    await expect(readModel([bufferSource(new ArrayBuffer(3), 'note.txt')])).rejects.toThrow('note.txt is no file of a model. Choose one GGUF file,');
  });

  it('takes the one safetensors file that there is, whatever it is called', async () => {
    const renamed = files().map((file) => (file.name === 'model.safetensors' ? { ...file, name: 'weights.safetensors' } : file));
    expect((await readModel(renamed)).config.vocab).toBe(260);
  });

  it.each([
    ['a text', 'a', 'a'],
    ['several by name', [{ name: 'tool_use', template: 'b' }, { name: 'default', template: 'c' }], 'c'],
    ['several, none of them the default', [{ name: 'tool_use', template: 'b' }], null],
    ['nonsense', 7, null],
  ])('takes a template from tokenizer_config.json: %s', async (_, given, wanted) => {
    expect((await readModel(files({ 'chat_template.jinja': null, 'tokenizer_config.json': { ...jsonOf('tokenizer_config.json'), chat_template: given } }))).chatTemplate).toBe(wanted);
  });

  const weights = 'model.safetensors';
  it.each([
    ['two GGUFs', () => [small('a.gguf'), small('b.gguf')], /^a\.gguf and b\.gguf are two models/],
    ['no weights', () => files({ [weights]: null }), /^model\.safetensors is missing\. Choose one GGUF file, or config\.json/],
    ['no configuration', () => files({ 'config.json': null }), /^config\.json is missing/],
    ['no tokenizer', () => files({ 'tokenizer.json': null }), /^tokenizer\.json is missing/],
    ['nothing at all', () => [], /^tokenizer\.json is missing/],
    ['a configuration that is no JSON', () => files({ 'config.json': '{' }), /^config\.json is not JSON/],
    ['another architecture', () => files({ 'config.json': { ...jsonOf('config.json'), model_type: 'gemma' } }), /model_type is neither qwen3, qwen2 nor llama/],
    ['more tokens than any model has', () => files({ 'config.json': { ...jsonOf('config.json'), vocab_size: 2 ** 23 } }), /its vocab size, 8388608, is more than any model has/],
    ['weights of other sizes', () => files({ 'config.json': { ...jsonOf('config.json'), intermediate_size: 128 } }), /tensor model\.layers\.0\.mlp\.gate_proj\.weight is 96x64, not 128x64/],
    ['a tokenizer of another kind', () => files({ 'tokenizer.json': { model: { type: 'Unigram' } } }), /^tokenizer\.json cannot be used: .*Byte-level BPE is supported/],
    ['a tokenizer of a larger model', () => files({ 'tokenizer.json': { ...jsonOf('tokenizer.json'), added_tokens: [{ id: 260, content: '<more>' }] } }), /has a token 260 where the model has 260/],
  ])('%s is a sentence', async (_, given, sentence) => {
    const refused = readModel(given());
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.toBeInstanceOf(ModelFileError);
  });

  it('refuses to read a gigabyte of JSON', async () => {
    const huge: ByteSource = { name: 'tokenizer.json', size: 2 ** 30, read: () => Promise.reject(new Error('read')) };
    await expect(readModel([huge])).rejects.toThrow(/tokenizer\.json has 1073741824 bytes, more than any such file/);
  });
});

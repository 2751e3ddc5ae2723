/** GGUF repositories (chosen, named, split), folders of safetensors (one file, shards, in a subfolder), pages of a long list, a list that is too long, URLs with and without HEAD, and every refusal. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { listModel } from './list-model.ts';
import { parseModelAddress } from './model-address.ts';
import { keyOf, type ModelListing } from './model-listing.ts';
import { PlayedHost } from './played-host.ts';

const API = 'https://huggingface.co/api/models/owner/name/tree/main?recursive=true';
const DATA = 'https://huggingface.co/owner/name/resolve/main/';
const SHA = 'ab'.repeat(32);

let host: PlayedHost;
beforeEach(() => { host = new PlayedHost(); });

const list = (text: string): Promise<ModelListing> => listModel(host.fetch, parseModelAddress(text));
const plain = (path: string, size = 10): object => ({ type: 'file', path, size, oid: `oid of ${path}` });
const large = (path: string, size: number): object => ({ type: 'file', path, size: 130, oid: `oid of ${path}`, lfs: { oid: SHA, size, pointerSize: 130 } });
const tree = (...entries: object[]): void => host.put(API, JSON.stringify(entries), null, 'application/json');
const names = ({ files }: ModelListing): readonly string[] => files.map(({ name }) => name);
const folder = [plain('README.md'), plain('config.json'), plain('tokenizer.json'), plain('chat_template.jinja')];
const index = JSON.stringify({ weight_map: { a: 'model-00001-of-00002.safetensors', b: 'model-00002-of-00002.safetensors' } });
const shards = [plain('model.safetensors.index.json'), large('model-00001-of-00002.safetensors', 5), large('model-00002-of-00002.safetensors', 6)];

describe('a repository of GGUF files', () => {
  const ggufs = [large('m-F16.gguf', 90), large('m-Q2_K.gguf', 10), large('m.Q4_K_M.gguf', 31), large('sub/m-q8_0.gguf', 50), large('mmproj-m-Q4_0.gguf', 5), large('m-Q4_0-00001-of-00002.gguf', 9)];

  it('gives the one that this engine likes best, and the others to choose from', async () => {
    tree({ type: 'directory', path: 'sub', size: 0, oid: 'x' }, plain('config.json'), ...ggufs);
    const listing = await list('owner/name');
    expect(listing).toMatchObject({ title: 'm-q8_0', source: 'owner/name/sub/m-q8_0.gguf', key: keyOf('owner/name/sub/m-q8_0.gguf') });
    expect(listing.files).toEqual([{ name: 'm-q8_0.gguf', url: `${DATA}sub/m-q8_0.gguf`, size: 50, version: 'oid of sub/m-q8_0.gguf', sha256: SHA }]);
    expect(listing.choices).toEqual([
      { file: 'm.Q4_K_M.gguf', size: 31, source: 'owner/name/m.Q4_K_M.gguf' }, { file: 'm-F16.gguf', size: 90, source: 'owner/name/m-F16.gguf' }, { file: 'm-Q2_K.gguf', size: 10, source: 'owner/name/m-Q2_K.gguf' },
    ]);
    expect(await list(listing.source)).toEqual(listing);
  });

  it.each([['Q4_0', ['Q8_0', 'Q4_1', 'Q4_0', 'IQ4_NL']], ['Q4_1', ['Q5_0', 'Q4_1', 'Q8_0']], ['Q4_K_M', ['Q3_K_M', 'Q4_K_S', 'Q4_K_M', 'BF16']], ['Q6_K', ['Q6_K', 'F16']], ['BF16', ['F32', 'BF16']]])('likes %s best of %j', async (best, encodings) => {
    tree(...encodings.map((encoding) => large(`Model-1B-${encoding}.gguf`, 10)));
    expect(names(await list('owner/name'))).toEqual([`Model-1B-${best}.gguf`]);
  });

  it('gives the one that is named, and says what is amiss with a name', async () => {
    tree(...ggufs);
    expect(names(await list('owner/name/m-Q2_K.gguf'))).toEqual(['m-Q2_K.gguf']);
    await expect(list('owner/name/other.gguf')).rejects.toThrow('owner/name has no file other.gguf at revision main. Check the spelling, or type owner/name alone.');
    await expect(list('owner/name/m-Q4_0-00001-of-00002.gguf')).rejects.toThrow('one part of a model that was split');
  });
});

describe('a repository of safetensors', () => {
  it('gives the weights and what belongs to them, before any GGUF file', async () => {
    tree(...folder, large('model.safetensors', 70), large('m-Q4_0.gguf', 20));
    const listing = await list('https://huggingface.co/owner/name');
    expect(names(listing)).toEqual(['config.json', 'tokenizer.json', 'chat_template.jinja', 'model.safetensors']);
    expect(listing).toMatchObject({ title: 'name', source: 'owner/name', choices: [{ source: 'owner/name/m-Q4_0.gguf' }] });
    expect(listing.files[0]).toEqual({ name: 'config.json', url: `${DATA}config.json`, size: 10, version: 'oid of config.json', sha256: null });
    expect((await list('owner/name/model.safetensors')).key).toBe(listing.key);
  });

  it('gives the shards that the index names, also when one of them is named', async () => {
    tree(...folder, ...shards);
    host.put(`${DATA}model.safetensors.index.json`, index);
    const listing = await list('owner/name');
    expect(names(listing).slice(3)).toEqual(['model.safetensors.index.json', 'model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors']);
    expect(await list('owner/name/model-00002-of-00002.safetensors')).toEqual(listing);
  });

  it('without a tokenizer, which a drafter that reads its target has none of', async () => {
    tree(plain('config.json'), large('model.safetensors', 1));
    expect(names(await list('owner/name'))).toEqual(['config.json', 'model.safetensors']);
  });

  it('of a subfolder and a revision', async () => {
    host.put('https://huggingface.co/api/models/owner/name/tree/refs%2Fpr%2F1?recursive=true', JSON.stringify(['config.json', 'tokenizer.json', 'w.safetensors'].map((name) => plain(`a b/${name}`))));
    const listing = await list('owner/name@refs/pr/1/a%20b/w.safetensors');
    expect(listing.files.map(({ url }) => url)).toContain('https://huggingface.co/owner/name/resolve/refs%2Fpr%2F1/a%20b/config.json');
    expect(await list(listing.source)).toEqual(listing);
  });

  it.each([
    ['owner/name has no config.json, without which', [plain('tokenizer.json'), large('model.safetensors', 1)]],
    ['owner/name has no model-00002-of-00002.safetensors, without which', [...folder, ...shards.slice(0, 2)]],
    ['has no weights that this page reads', [...folder, large('pytorch_model.bin', 3)]],
    ['has no weights that this page reads', []],
    ['in a form that this page does not know', [{ type: 'file', path: 'x.gguf', size: -1, oid: 'a' }]],
    ['in a form that this page does not know', [{ type: 'file', path: 'x.gguf', size: 1, oid: 'a', lfs: { oid: 'short', size: 1 } }]],
    ['has a name under which it cannot be kept', [plain('.x.gguf')]],
  ])('says: %s', async (sentence, entries) => {
    tree(...entries);
    host.put(`${DATA}model.safetensors.index.json`, index);
    await expect(list('owner/name')).rejects.toThrow(ModelFileError);
    await expect(list('owner/name')).rejects.toThrow(sentence);
  });

  it('refuses an index that leads elsewhere', async () => {
    tree(...folder, ...shards);
    host.put(`${DATA}model.safetensors.index.json`, JSON.stringify({ weight_map: { a: '../../other.safetensors' } }));
    await expect(list('owner/name')).rejects.toThrow('is not the name of a safetensors file');
  });
});

describe('the Hub', () => {
  it('lists a long repository in pages, which are followed on the Hub alone', async () => {
    const page = (entries: object[], next: string): Response => new Response(JSON.stringify(entries), { headers: { link: `<${next}>; rel="next"` } });
    host.instead.push(page(folder, `${API}&cursor=2`), page([large('model.safetensors', 4)], 'https://elsewhere.org/api/models/x'));
    expect(names(await list('owner/name'))).toContain('model.safetensors');
    expect(host.requests.map(({ url }) => url)).toEqual([API, `${API}&cursor=2`]);
  });

  it('asks for the file by name where a list is too long, and then looks beside it', async () => {
    const endless = (): Response[] => Array.from({ length: 20 }, (_, i) => new Response(JSON.stringify([plain(`data/${i}.bin`)]), { headers: { link: `<${API}&cursor=${i + 2}>; rel="next"` } }));
    host.instead.push(...endless());
    await expect(list('owner/name')).rejects.toThrow('owner/name has more files than this page lists. Name the one that holds the weights, with its folders: owner/name/FOLDER/FILE.gguf.');
    expect(host.requests).toHaveLength(20);
    for (const [file, beside] of [['sub%20a/x.gguf', '/sub%20a'], ['x.gguf', '']] as const) {
      host.instead.push(...endless());
      host.put(`https://huggingface.co/api/models/owner/name/tree/main${beside}`, JSON.stringify([large(decodeURIComponent(file), 4)]));
      expect(await list(`owner/name/${file}`)).toMatchObject({ source: `owner/name/${file}`, files: [{ name: 'x.gguf', size: 4 }] });
    }
    host.instead.push(...endless(), ...endless());
    await expect(list('owner/name/x.gguf')).rejects.toThrow('owner/name has more files beside x.gguf than this page lists.');
  });

  it.each([
    [401, 'huggingface.co does not give the repository owner/name to everyone (401): it is private, asks for its terms to be accepted first, or is not there. Check the spelling, choose an open model, or download it with your account and open it as a file.'],
    [403, 'does not give the repository owner/name to everyone (403)'],
    [404, 'huggingface.co does not have the repository owner/name (404)'],
    [429, 'too busy to give the repository owner/name (429). Wait a minute'],
    [503, 'too busy'],
    [418, 'refused to give the repository owner/name (418)'],
  ])('answers %d', async (status, sentence) => {
    host.instead.push(new Response('no', { status }));
    await expect(list('owner/name')).rejects.toThrow(sentence);
  });

  it('is not there, answers with a page, with something else, with too much', async () => {
    host.put(API, '<html>', null, 'text/html; charset=utf-8');
    await expect(list('owner/name')).rejects.toThrow('answers with a web page instead of the repository owner/name');
    host.put(API, '[{');
    await expect(list('owner/name')).rejects.toThrow('is not JSON');
    host.put(API, new Uint8Array(9 * 2 ** 20));
    await expect(list('owner/name')).rejects.toThrow('is longer than 8388608 bytes');
    host.offline = true;
    await expect(list('owner/name')).rejects.toThrow('huggingface.co could not be asked for the repository owner/name (Failed to fetch)');
  });
});

describe('a URL', () => {
  const at = (name: string): string => `https://example.org/m/${name}`;

  it('of a GGUF file is that file, whether or not its host answers HEAD', async () => {
    host.put(at('x%20y.gguf?a=1'), new Uint8Array(12), 'W/"v1"');
    const listing = await list(at('x%20y.gguf?a=1'));
    expect(listing).toMatchObject({ title: 'x y', source: at('x%20y.gguf?a=1'), choices: [] });
    expect(listing.files).toEqual([{ name: 'x y.gguf', url: at('x%20y.gguf?a=1'), size: 12, version: '"v1"', sha256: null }]);
    expect(host.requests.map(({ method }) => method)).toEqual(['HEAD']);
    for (const refusal of ['in an answer', 'by none'] as const) {
      host.refusesHead = refusal;
      expect(await list(at('x%20y.gguf?a=1'))).toEqual(listing);
      expect(host.requests.at(-1)).toMatchObject({ method: 'GET', range: 'bytes=0-0' });
    }
    host.knowsRanges = false;
    expect(await list(at('x%20y.gguf?a=1'))).toEqual(listing);
  });

  it('does not take the length of a part for that of the file', async () => {
    host.put(at('x.gguf'), new Uint8Array(12));
    [host.refusesHead, host.exposes] = ['in an answer', false];
    await expect(list(at('x.gguf'))).rejects.toThrow('example.org does not say how large x.gguf is, so that its download could neither be checked nor be gone on with. Put the file on another host.');
  });

  it('of safetensors is its folder', async () => {
    for (const name of ['config.json', 'tokenizer.json', 'generation_config.json', 'model.safetensors']) host.put(at(name), name);
    host.put(at('tokenizer_config.json'), '<html>', null, 'text/html');
    expect(names(await list(at('model.safetensors')))).toEqual(['config.json', 'tokenizer.json', 'generation_config.json', 'model.safetensors']);
    host.files.delete(at('config.json'));
    await expect(list(at('model.safetensors'))).rejects.toThrow('example.org does not have config.json (404)');
  });

  it('of a shard is all of them', async () => {
    for (const name of ['config.json', 'tokenizer.json', 'model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors']) host.put(at(name), name);
    host.put(at('model.safetensors.index.json'), index);
    expect(names(await list(at('model-00001-of-00002.safetensors')))).toEqual(['config.json', 'tokenizer.json', 'model.safetensors.index.json', 'model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors']);
  });
});

it('names folders by letters, digits and hyphens, each source by another', () => {
  const sources = ['owner/name', 'Owner/name', 'owner-name', 'owner/name@dev', 'https://example.org/x.gguf', 'https://example.org/x.gguf?a', `https://example.org/${'x'.repeat(1900)}.gguf`, 'o/n/ü.gguf'];
  const keys = sources.map(keyOf);
  expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(sources.length);
  for (const key of keys) expect(key).toMatch(/^[a-z0-9-]{33,81}$/);
});

/**
 * Models of a browser as the chat sees them: a folder at an address is offered by its headers and comes whole; an offer says what is kept already;
 * without a connection what is kept opens, by its key or by its address; a host without parts; files of the visitor's own; what is kept no more.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { ADDRESS, PlayedBrowser } from '#engine/download/played-browser.ts';
import { NoRanges } from '#engine/download/range-source.ts';
import { readModel } from '#engine/load/read-model.ts';
import type { ModelShelf } from './model-shelf.ts';
import { storeShelf } from './store-shelf.ts';

const folder = 'src/engine/load/fixtures/qwen3';
const names = readdirSync(folder).filter((name) => name !== 'expected.json');
const at = { kind: 'address', address: `${ADDRESS}model.safetensors` } as const;

let browser: PlayedBrowser;
let shelf: ModelShelf;
beforeEach(() => {
  browser = new PlayedBrowser();
  for (const name of names) browser.host.put(`${ADDRESS}${name}`, Uint8Array.from(readFileSync(`${folder}/${name}`)));
  shelf = storeShelf(browser.tab(), browser.host.fetch);
});

const bytes: [number, number][] = [];
const open = (choice: Parameters<ModelShelf['open']>[0]) => shelf.open(choice, { signal: new AbortController().signal, onProgress: (done, total) => bytes.push([done, total]) });

describe('storeShelf', () => {
  it('offers a model by its headers alone, and then what is kept of it', async () => {
    const offer = await shelf.look(at);
    expect((await readModel(offer.heads)).config.vocab).toBe(260);
    const fetched = browser.host.requests.filter(({ url, method }) => method === 'GET' && url.endsWith('.safetensors'));
    expect(fetched.every(({ range }) => Number(/-(\d+)$/.exec(range ?? '')?.[1] ?? Infinity) < 64_000)).toBe(true);
    expect(offer).toMatchObject({ keptBytes: 0, choices: [] });
    const files = await open(at);
    expect(bytes.at(-1)).toEqual([offer.downloadBytes, offer.downloadBytes]);
    expect((await readModel(files.sources)).config.vocab).toBe(260);
    expect(await shelf.look(at)).toMatchObject({ downloadBytes: offer.downloadBytes, keptBytes: offer.downloadBytes });
  });

  it('opens what is kept without a connection, by its key and by its address', async () => {
    await (await open(at)).close();
    browser.host.offline = true;
    const [model] = await shelf.kept();
    expect(model).toMatchObject({ whole: true, address: at.address });
    for (const choice of [{ kind: 'kept', key: model!.key } as const, at]) {
      const offer = await shelf.look(choice);
      expect(offer.keptBytes).toBe(offer.downloadBytes);
      const files = await open(choice);
      expect(files.key).toBe(model!.key);
      expect((await readModel(files.sources)).config.vocab).toBe(260);
      await files.close();
    }
    await shelf.forget(model!.key);
    await expect(shelf.look(at)).rejects.toThrow(/example\.org/);
    await expect(open({ kind: 'kept', key: model!.key })).rejects.toThrow('This model is not kept in this browser any more. Download it again.');
  });

  it('says where a host gives no parts', async () => {
    browser.host.knowsRanges = false;
    await expect(shelf.look(at).then(({ heads }) => readModel(heads))).rejects.toBeInstanceOf(NoRanges);
  });

  it('takes files of the visitor’s own as they are', async () => {
    const choice = { kind: 'files', files: names.map((name) => new File([readFileSync(`${folder}/${name}`)], name)) } as const;
    expect(await shelf.look(choice)).toMatchObject({ downloadBytes: 0, keptBytes: 0 });
    const { title, key, sources } = await open(choice);
    expect({ title, key }).toEqual({ title: 'Qwen3, 78 k', key: null });
    expect((await readModel(sources)).config.vocab).toBe(260);
    expect(await shelf.kept()).toEqual([]);
  });
});

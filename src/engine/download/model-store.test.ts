/**
 * What is kept: downloads of several files, gone on with, replaced by another version; full storage; two tabs; aborting; manifests that are
 * damaged, hostile or of another page; opening and forgetting, without any connection.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import type { ByteSource } from '#engine/weights/byte-source.ts';
import type { ModelListing } from './model-listing.ts';
import type { ModelStore } from './model-store.ts';
import { ADDRESS, content, hashOf, listingOf, PlayedBrowser, remote } from './played-browser.ts';

const config = content(300, 7);
const weights = content(1_000_000);
const listing = listingOf(remote('config.json', config.length, { version: 'a' }), remote('model.gguf', weights.length, { version: '"1"' }));

let browser: PlayedBrowser;
let store: ModelStore;
let progress: [number, number][];
beforeEach(() => {
  browser = new PlayedBrowser();
  store = browser.tab();
  progress = [];
  browser.host.put(`${ADDRESS}config.json`, config);
  browser.host.put(`${ADDRESS}model.gguf`, weights);
});

const download = (of: ModelListing = listing, tab = store, signal = new AbortController().signal): Promise<ReadonlyMap<string, ByteSource>> =>
  tab.download(of, { signal, onProgress: (bytes, total) => progress.push([bytes, total]) });

async function contents(sources: ReadonlyMap<string, ByteSource>): Promise<Record<string, string>> {
  return Object.fromEntries(await Promise.all([...sources].map(async ([name, source]) => [name, hashOf(await source.read(0, source.size))] as const)));
}

const manifest = (): { whole: boolean } => JSON.parse(new TextDecoder().decode(browser.folders.all.get('a-model')?.get('.manifest.json'))) as { whole: boolean };
const whole = { 'config.json': hashOf(config), 'model.gguf': hashOf(weights) };
/** Leaves 400000 bytes of the weights behind. */
async function broken(): Promise<void> {
  browser.host.cuts.push(Infinity, 400_000, 0, 0, 0, 0, 0);
  await expect(download()).rejects.toThrow(ModelFileError);
  for (const list of [browser.host.cuts, browser.host.requests, progress]) list.length = 0;
}

describe('a download', () => {
  it('is written as it comes, its manifest first, and told how far it is', async () => {
    const manifests: boolean[] = [];
    browser.host.before = async () => {
      manifests.push(manifest().whole);
    };
    expect(await contents(await download())).toEqual(whole);
    expect(manifests).toEqual([false, false]);
    expect(manifest().whole).toBe(true);
    expect(browser.folders.largestWrite).toBeLessThanOrEqual(64 * 1024);
    expect(progress.map(([bytes]) => bytes)).toEqual(progress.map(([bytes]) => bytes).toSorted((a, b) => a - b));
    expect(progress[0]).toEqual([0, 1_000_300]);
    expect(progress.at(-1)).toEqual([1_000_300, 1_000_300]);
  });

  it('goes on where it broke off, and counts what is there', async () => {
    await broken();
    expect(await store.kept()).toEqual([{ key: 'a-model', keptBytes: 400_300, about: { title: 'A model', source: `${ADDRESS}model.gguf`, bytes: 1_000_300, whole: false } }]);
    await expect(store.open('a-model')).rejects.toThrow('A model is not kept whole in this browser');
    expect(await contents(await download())).toEqual(whole);
    expect(browser.host.requests.map(({ url, range, ifRange }) => [url, range, ifRange])).toEqual([[`${ADDRESS}model.gguf`, 'bytes=400000-', '"1"']]);
    expect(progress[0]).toEqual([400_300, 1_000_300]);
  });

  it('of what is whole fetches nothing', async () => {
    await download();
    browser.host.offline = true;
    expect(await contents(await download())).toEqual(whole);
    expect(await contents(await browser.tab().open('a-model'))).toEqual(whole);
    expect(browser.host.requests.length).toBe(2);
  });

  it('of an empty file asks nobody for it', async () => {
    expect(await contents(await download(listingOf(remote('empty.gguf', 0))))).toEqual({ 'empty.gguf': hashOf(new Uint8Array()) });
    expect(browser.host.requests).toEqual([]);
  });
});

describe('another version', () => {
  const newer = content(900_000, 3);
  const update = listingOf(listing.files[0]!, remote('model.gguf', newer.length, { version: '"2"' }));

  it.each([['what is whole', () => download()], ['what broke off', broken]])('takes the place of %s, file by file', async (_, before) => {
    await before();
    await store.close('a-model');
    browser.host.requests.length = 0;
    browser.host.put(`${ADDRESS}model.gguf`, newer, '"2"');
    expect(await contents(await download(update))).toEqual({ 'config.json': hashOf(config), 'model.gguf': hashOf(newer) });
    expect(browser.host.requests.map(({ range, ifRange }) => [range, ifRange])).toEqual([['bytes=0-', null]]);
  });

  it('leaves nothing of a file that it lacks', async () => {
    await download();
    await download(listingOf(listing.files[1]!));
    expect([...browser.folders.all.get('a-model')!.keys()].toSorted()).toEqual(['.manifest.json', 'model.gguf']);
  });

  it('waits for no tab that has the one before open, and changes nothing', async () => {
    await browser.tab().download(listing, { signal: new AbortController().signal, onProgress: () => undefined });
    await expect(download(update)).rejects.toThrow('This model is in use in another tab of this browser. Close it there, or load another model there, and try again; nothing was changed.');
    expect(await contents(await store.open('a-model'))).toEqual(whole);
  });
});

describe('storage that is full', () => {
  it('is said before anything is fetched', async () => {
    browser.quota = 500_000;
    await expect(download()).rejects.toThrow('There is no room for A model: 1.0 MB are still to come, and this browser has 0.5 MB left for this page. Forget a model that you no longer need, or free some room on this computer, and press Load again; what was kept stays.');
    expect(browser.host.requests).toEqual([]);
  });

  it('counts what is there already', async () => {
    await broken();
    browser.quota = 600_000;
    expect(await contents(await download())).toEqual(whole);
  });

  it('is a sentence where the browser finds out while writing; what came stays', async () => {
    browser.folders.room = 500_000;
    await expect(download()).rejects.toThrow('This browser ran out of room while A model was downloaded. What came so far stays.');
    const kept = (await store.kept())[0]!.keptBytes;
    expect(kept).toBeGreaterThan(400_000);
    browser.folders.room = Infinity;
    expect(await contents(await download())).toEqual(whole);
    expect(browser.host.requests.at(-1)!.range).toBe(`bytes=${kept - config.length}-`);
  });

  it('is found out where a browser writes only a part', async () => {
    const at = browser.folders.at.bind(browser.folders);
    browser.folders.at = (name) => ({ ...at(name), open: async (file) => ({ ...(await at(name).open(file)), write: () => 10 }) });
    await expect(download()).rejects.toThrow('This browser ran out of room');
  });
});

describe('two tabs', () => {
  it('download once: the second waits in silence, then finds it whole', async () => {
    let answer: () => void = () => undefined;
    browser.host.before = () => new Promise((resolve) => { answer = resolve; });
    const first = download();
    const second: number[] = [];
    const other = browser.tab().download(listing, { signal: new AbortController().signal, onProgress: (bytes) => second.push(bytes) });
    await expect.poll(() => browser.host.requests.length).toBe(1);
    await expect(browser.tab().forget('a-model')).rejects.toThrow('This model is being downloaded in this browser, here or in another tab. Stop that first, and try again; nothing was changed.');
    browser.host.before = async () => undefined;
    answer();
    expect(await contents(await first)).toEqual(whole);
    expect(await contents(await other)).toEqual(whole);
    expect(second).toEqual([]);
    expect(browser.host.requests.length).toBe(2);
  });

  it('forget only what no other has open', async () => {
    await download();
    const other = browser.tab();
    await expect(other.forget('a-model')).rejects.toThrow('This model is in use in another tab of this browser.');
    await store.close('a-model');
    await other.forget('a-model');
    expect(await store.kept()).toEqual([]);
    await expect(store.open('a-model')).rejects.toThrow('This model is not kept whole in this browser');
  });

  it('forget what they have open themselves', async () => {
    await download();
    await store.open('a-model');
    await store.forget('a-model');
    expect(browser.folders.all.size).toBe(0);
    await store.forget('a-model');
  });
});

describe('aborting', () => {
  it('keeps what is there', async () => {
    const stop = new AbortController();
    const stopped = store.download(listing, { signal: stop.signal, onProgress: (bytes) => { if (bytes > 300_000) stop.abort(); } });
    await expect(stopped).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect((await store.kept())[0]!.keptBytes).toBeGreaterThan(300_000);
    expect((await store.kept())[0]!.keptBytes).toBeLessThan(400_000);
    expect(await contents(await download())).toEqual(whole);
  });

  it('ends the waiting for another tab, for an answer, and for the next try', async () => {
    browser.host.before = () => new Promise(() => undefined);
    const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
    const asks = download(listing, store, first.signal);
    const waits = download(listing, browser.tab(), second.signal);
    second.abort(new Error('second'));
    await expect(waits).rejects.toThrow('second');
    await expect.poll(() => browser.host.requests.length).toBe(1);
    first.abort(new Error('first'));
    await expect(asks).rejects.toThrow('first');
    browser.host.before = async () => third.abort(new Error('third'));
    browser.host.instead.push(new Response(null, { status: 503 }));
    await expect(download(listing, store, third.signal)).rejects.toThrow('third');
  });
});

describe('a manifest', () => {
  const put = (text: string): unknown => browser.folders.all.set('odd', new Map([['.manifest.json', new TextEncoder().encode(text)], ['x.gguf', content(50)]]));
  const file = { ...remote('x.gguf', 50), etag: null };
  const good = { format: 1, key: 'odd', title: 'Odd', source: 'owner/name', whole: true, files: [file] };

  it('is read', async () => {
    put(JSON.stringify(good));
    expect(await store.kept()).toEqual([{ key: 'odd', keptBytes: 50, about: { title: 'Odd', source: 'owner/name', bytes: 50, whole: true } }]);
  });

  it.each([
    ['', 'not JSON'], ['null', 'nothing'], ['[]', 'a list'],
    [JSON.stringify({ ...good, format: 2 }), 'of a later page'],
    [JSON.stringify({ ...good, key: 'other' }), 'of another folder'],
    [JSON.stringify({ ...good, files: [] }), 'without files'],
    [JSON.stringify({ ...good, files: [file, file] }), 'with one file twice'],
    [JSON.stringify({ ...good, files: [{ ...file, size: -1 }] }), 'with a size below nothing'],
    [JSON.stringify({ ...good, files: [{ ...file, size: 1e300 }] }), 'with a size beyond counting'],
    [JSON.stringify({ ...good, files: [{ ...file, name: '../x.gguf' }] }), 'that leads out of its folder'],
    [JSON.stringify({ ...good, files: [{ ...file, name: '.manifest.json' }] }), 'that names itself'],
    [JSON.stringify({ ...good, title: 'x'.repeat(5 * 2 ** 20) }), 'of any length'],
  ])('that cannot be read is listed as such, and replaced: %#', async (text) => {
    put(text);
    expect(await store.kept()).toEqual([{ key: 'odd', keptBytes: text.length + 50, about: null }]);
    await expect(store.open('odd')).rejects.toThrow('This model is not kept whole in this browser');
    expect(await contents(await download({ ...listing, key: 'odd' }))).toEqual(whole);
    await store.forget('odd');
    expect(await store.kept()).toEqual([]);
  });

  it('beside files that are not there, or not in their size, is of a model that is not whole', async () => {
    put(JSON.stringify(good));
    browser.folders.all.get('odd')!.set('x.gguf', content(51));
    expect((await store.kept())[0]).toMatchObject({ keptBytes: 50, about: { whole: false } });
    browser.folders.all.get('odd')!.delete('x.gguf');
    expect((await store.kept())[0]).toMatchObject({ keptBytes: 0, about: { whole: false } });
    await expect(store.open('odd')).rejects.toThrow('Odd is not kept whole in this browser: it was not downloaded to its end, or was forgotten. Load it again while there is a connection.');
  });

  it('that does not open is one of many', async () => {
    await download();
    put(JSON.stringify(good));
    const at = browser.folders.at.bind(browser.folders);
    const held = (): Promise<never> => Promise.reject(new Error('held'));
    browser.folders.at = (name) => (name === 'odd' ? { ...at(name), sizes: held, blob: held } : at(name));
    expect((await store.kept()).map(({ key, about }) => [key, about?.whole])).toEqual([['a-model', true], ['odd', undefined]]);
  });
});

it('finds bytes that went bad on the disk between two sittings, and gets the file anew', async () => {
  const checked = listingOf(remote('model.gguf', weights.length, { sha256: hashOf(weights) }));
  browser.host.cuts.push(400_000, 0, 0, 0, 0, 0);
  await expect(download(checked)).rejects.toThrow('0.4 MB of 1.0 MB are kept');
  browser.host.cuts.length = 0;
  browser.folders.all.get('a-model')!.get('model.gguf')![5]! ^= 1;
  await expect(download(checked)).rejects.toThrow('It was changed on the way and has been thrown away; press Load again to fetch it anew.');
  expect((await store.kept())[0]).toMatchObject({ keptBytes: 0, about: { whole: false } });
  expect(await contents(await download(checked))).toEqual({ 'model.gguf': hashOf(weights) });
});

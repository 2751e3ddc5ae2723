/**
 * One file over lines and hosts that fail: cuts, no ranges, other versions, weak and hidden ETags, headers that CORS holds back, wrong lengths,
 * busy hosts, refusals, pages, silence; and any mixture of cuts, which never joins the wrong bytes.
 */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import type { RemoteFile } from './model-listing.ts';
import { ADDRESS, content, hashOf, listingOf, PlayedBrowser, remote } from './played-browser.ts';

const URL_OF = `${ADDRESS}model.gguf`;
const bytes = content(3_000_000);
const other = content(3_000_000, 5);
const sha256 = hashOf(bytes);

let browser: PlayedBrowser;
beforeEach(() => {
  browser = new PlayedBrowser();
  browser.host.put(URL_OF, bytes);
});

/** The hash of what came. */
async function download(part: Partial<RemoteFile> = {}): Promise<string> {
  const tab = browser.tab();
  const source = (await tab.download(listingOf(remote('model.gguf', bytes.length, part)), { signal: new AbortController().signal, onProgress: () => undefined })).get('model.gguf')!;
  await tab.close('a-model');
  return hashOf(await source.read(0, source.size));
}

const kept = (): number => browser.folders.all.get('a-model')?.get('model.gguf')?.length ?? 0;
const ranges = (): (string | null)[] => browser.host.requests.map(({ range }) => range);

/** Breaks off at 40 %, for good. */
async function breakOff(part: Partial<RemoteFile> = {}): Promise<void> {
  browser.host.cuts.push(1_200_000, 0, 0, 0, 0, 0);
  await expect(download(part)).rejects.toThrow(ModelFileError);
  for (const list of [browser.host.cuts, browser.host.requests, browser.waits]) list.length = 0;
}

describe('a line that breaks', () => {
  it('is tried again from where it broke, at once as long as that brings it on', async () => {
    browser.host.cuts.push(1_200_000, 100, 0, 1_500_000);
    expect(await download()).toBe(sha256);
    expect(ranges()).toEqual(['bytes=0-', 'bytes=1200000-', 'bytes=1200100-', 'bytes=1200100-', 'bytes=2700100-']);
    expect(browser.waits).toEqual([1000, 2000, 4000, 1000]);
  });

  it('is given up after five tries that bring nothing, with a sentence; the next download goes on', async () => {
    browser.host.cuts.push(1_200_000, 0, 0, 0, 0);
    await expect(download()).rejects.toThrow(new ModelFileError(
      'example.org gave model.gguf only in part, also when asked again (network error): 1.2 MB of 3.0 MB are kept. Check the connection and press Load again, and it goes on from there.',
    ));
    expect(browser.waits).toEqual([1000, 2000, 4000, 8000]);
    expect(kept()).toBe(1_200_000);
    expect(await download()).toBe(sha256);
    expect(browser.host.requests.at(-1)).toEqual({ method: 'GET', url: URL_OF, range: 'bytes=1200000-', ifRange: '"1"' });
  });

  it('without any connection says so', async () => {
    browser.host.offline = true;
    await expect(download()).rejects.toThrow('(Failed to fetch): 0.0 MB of 3.0 MB came. Check the connection and press Load again, and it begins anew.');
    expect(browser.host.requests.length).toBe(5);
  });

  it('that is silent for too long counts as broken before an answer', async () => {
    browser.silent = true;
    browser.host.before = () => new Promise(() => undefined);
    await expect(download()).rejects.toThrow('(nothing came for 45 seconds)');
    expect(browser.host.requests.length).toBe(5);
  });

  it('that falls silent within an answer counts as broken', async () => {
    const silence = new ReadableStream({ pull: () => {
      browser.silent = true;
      return new Promise(() => undefined);
    } }, { highWaterMark: 0 });
    browser.host.instead.push(new Response(silence));
    browser.host.before = async () => {
      browser.silent = false;
    };
    expect(await download()).toBe(sha256);
    expect(browser.waits).toEqual([1000]);
  });
});

describe('a host', () => {
  it('that gives no ranges gives all again', async () => {
    await breakOff();
    browser.host.knowsRanges = false;
    expect(await download()).toBe(sha256);
    expect(ranges()).toEqual(['bytes=1200000-']);
  });

  it('without ranges on a line that always breaks is given up, however much each try brings', async () => {
    browser.host.knowsRanges = false;
    browser.host.cuts.push(...Array.from({ length: 50 }, () => 2_000_000));
    await expect(download()).rejects.toThrow('gave model.gguf only in part');
    expect(browser.host.requests.length).toBe(5);
  });

  it('that has another version by now gives all of that', async () => {
    await breakOff();
    browser.host.put(URL_OF, other, '"2"');
    expect(await download()).toBe(hashOf(other));
    expect(browser.host.requests.map(({ range, ifRange }) => [range, ifRange])).toEqual([['bytes=1200000-', '"1"']]);
  });

  it('that does not take If-Range is asked without, and its ETag compared', async () => {
    await breakOff();
    browser.host.refusesIfRange = true;
    expect(await download()).toBe(sha256);
    expect(browser.host.requests.map(({ range, ifRange }) => [range, ifRange])).toEqual([['bytes=1200000-', '"1"'], ['bytes=1200000-', null]]);
    browser.folders.all.clear();
    browser.host.refusesIfRange = false;
    await breakOff();
    browser.host.refusesIfRange = true;
    browser.host.put(URL_OF, other, '"2"');
    expect(await download()).toBe(hashOf(other));
    expect(ranges()).toEqual(['bytes=1200000-', 'bytes=1200000-', 'bytes=0-']);
  });

  it('that takes no If-Range and hides its ETag is asked for all again: nothing else would tell another version', async () => {
    await breakOff();
    [browser.host.refusesIfRange, browser.host.exposes] = [true, false];
    browser.host.put(URL_OF, other, '"2"');
    expect(await download()).toBe(hashOf(other));
    expect(ranges()).toEqual(['bytes=1200000-', 'bytes=1200000-', 'bytes=0-']);
  });

  it('that gives other bytes than it was asked for is asked for all again', async () => {
    await breakOff();
    browser.host.instead.push(new Response(bytes.slice(0, 1_800_000), { status: 206, headers: { etag: '"1"', 'content-range': 'bytes 0-1799999/3000000' } }));
    expect(await download()).toBe(sha256);
    expect(ranges()).toEqual(['bytes=1200000-', 'bytes=0-']);
  });

  it('that gives all again is held to the SHA-256 of that alone', async () => {
    await breakOff({ sha256 });
    browser.host.knowsRanges = false;
    expect(await download({ sha256 })).toBe(sha256);
  });

  it.each([['hides its ETag', null, false], ['has a weak ETag', 'W/"1"', true], ['has no ETag', null, true]])('that %s is asked for all again, but where a SHA-256 will tell', async (_, etag, exposes) => {
    browser.host.put(URL_OF, bytes, etag ?? (exposes ? null : '"1"'));
    browser.host.exposes = exposes;
    browser.host.cuts.push(1_200_000);
    expect(await download()).toBe(sha256);
    expect(ranges()).toEqual(['bytes=0-', 'bytes=0-']);
    browser.folders.all.clear();
    await breakOff();
    expect(await download()).toBe(sha256);
    expect(ranges()).toEqual(['bytes=0-']);
    browser.folders.all.clear();
    await breakOff({ sha256 });
    expect(await download({ sha256 })).toBe(sha256);
    expect(ranges()).toEqual(['bytes=1200000-']);
  });

  it('that is busy is left alone for as long as it asks, up to a minute', async () => {
    const busy = (status: number, after?: string): Response => new Response(null, { status, ...(after === undefined ? {} : { headers: { 'retry-after': after } }) });
    browser.host.instead.push(busy(429, '7'), busy(503, '86400'), busy(503, 'Fri, 31 Dec 1999 23:59:59 GMT'), busy(500));
    expect(await download()).toBe(sha256);
    expect(browser.waits).toEqual([7000, 60_000, 4000, 8000]);
  });

  it.each([
    [401, 'example.org does not give model.gguf to everyone (401)'],
    [403, 'does not give model.gguf to everyone (403)'],
    [404, 'example.org does not have model.gguf (404). Check the spelling'],
    [451, 'example.org refused to give model.gguf (451)'],
  ])('that answers %d is asked once; what is kept stays', async (status, sentence) => {
    await breakOff();
    browser.host.instead.push(new Response(null, { status }));
    await expect(download()).rejects.toThrow(sentence);
    expect(browser.host.requests.length).toBe(1);
    expect(kept()).toBe(1_200_000);
  });

  it('that has less of the file than is kept is asked for all', async () => {
    await breakOff();
    browser.host.put(URL_OF, bytes.slice(0, 1_000_000));
    await expect(download()).rejects.toThrow('model.gguf has 1000000 bytes where 3000000 were announced: example.org has another version of it by now, or is wrong about its length. Press Load again to ask for it afresh, or try another host.');
    expect(ranges()).toEqual(['bytes=1200000-', 'bytes=0-']);
  });

  it('that has not the ranges it says is asked once for each', async () => {
    await breakOff();
    const none = (): Response => new Response(null, { status: 416 });
    browser.host.instead.push(none(), none());
    await expect(download()).rejects.toThrow('model.gguf has fewer than 3000000 bytes');
    expect(ranges()).toEqual(['bytes=1200000-', 'bytes=0-']);
  });

  it('that answers with a page gives no model', async () => {
    browser.host.put(URL_OF, '<html>', null, 'text/html; charset=utf-8');
    await expect(download()).rejects.toThrow('example.org answers with a web page instead of model.gguf');
    expect(kept()).toBe(0);
  });

  it.each([
    ['longer', content(3_000_001), '3000001 bytes where 3000000', 'more than 3000000 bytes'],
    ['shorter', content(2_999_999), '2999999 bytes where 3000000', '2999999 bytes where 3000000'],
    ['empty', new Uint8Array(), '0 bytes where 3000000', '0 bytes where 3000000'],
  ])('whose file is %s than it was says so, with ranges and without', async (_, file, ranged, plain) => {
    browser.host.put(URL_OF, file);
    await expect(download()).rejects.toThrow(`model.gguf has ${ranged}`);
    browser.host.knowsRanges = false;
    await expect(download()).rejects.toThrow(`model.gguf has ${plain}`);
  });

  it('that lies about the length is believed in nothing but the bytes', async () => {
    browser.host.saysLength = 5_000_000;
    await expect(download()).rejects.toThrow('model.gguf has 5000000 bytes where 3000000 were announced');
    browser.host.knowsRanges = false;
    expect(await download()).toBe(sha256);
  });

  it('that gives another file of the same length is found out by the SHA-256', async () => {
    browser.host.put(URL_OF, other);
    await expect(download({ sha256 })).rejects.toThrow(new ModelFileError(
      `model.gguf is not the file that example.org announced: its SHA-256 begins with ${hashOf(other).slice(0, 8)}, not ${sha256.slice(0, 8)}. It was changed on the way and has been thrown away; press Load again to fetch it anew.`,
    ));
    expect(kept()).toBe(0);
    browser.host.put(URL_OF, bytes);
    expect(await download({ sha256 })).toBe(sha256);
  });
});

it('never joins bytes of two versions, and comes to an end, whatever breaks', async () => {
  const small = [content(200_000, 1), content(200_000, 2)] as const;
  const step = fc.record({ cuts: fc.array(fc.nat(200_000), { maxLength: 8 }), ranges: fc.boolean(), exposes: fc.boolean(), refusesIfRange: fc.boolean(), version: fc.constantFrom(0, 1) });
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
    const played = new PlayedBrowser();
    const tab = played.tab();
    const signal = new AbortController().signal;
    const listing = listingOf(remote('model.gguf', 200_000));
    for (const { cuts, ranges: knowsRanges, exposes, refusesIfRange, version } of [...steps, { cuts: [], ranges: true, exposes: true, refusesIfRange: false, version: 0 }]) {
      Object.assign(played.host, { knowsRanges, exposes, refusesIfRange });
      played.host.cuts.splice(0, Infinity, ...cuts);
      played.host.put(URL_OF, small[version]!, `"${version}"`);
      await tab.download(listing, { signal, onProgress: () => undefined }).catch((error: unknown) => expect(error).toBeInstanceOf(ModelFileError));
    }
    const file = new Uint8Array(played.folders.all.get('a-model')!.get('model.gguf')!);
    expect(small.some((one) => Buffer.compare(one, file) === 0)).toBe(true);
  }), { numRuns: 60 });
});

/** Ids of the Hub and plain URLs as they are; names, passwords, queries and fragments in every place that a URL has for them; what is no address. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicAddress, shownAddress } from './public-address.ts';

describe('an address to be passed on', () => {
  it.each(['owner/name', 'owner/name@refs/pr/3/a/b%20c.gguf', 'owner/name@v1.0', 'https://example.org/m/x.gguf', 'http://127.0.0.1:8080/model.safetensors', 'https://huggingface.co/owner/name/blob/main/x.gguf', 'gpt2'])('%s is as it was', (address) => {
    expect([publicAddress(address), shownAddress(address)]).toEqual([address, address]);
  });

  it.each([
    ['https://huggingface.co/owner/name/resolve/main/x.gguf?download=true', 'https://huggingface.co/owner/name/resolve/main/x.gguf', 'https://huggingface.co/owner/name/resolve/main/x.gguf…'],
    ['https://example.org/x.gguf#top', 'https://example.org/x.gguf', 'https://example.org/x.gguf…'],
    ['https://example.org/x.gguf?X-Amz-Signature=s3cret', null, 'https://example.org/x.gguf…'],
    ['https://example.org/x.gguf?token=s3cret#s3cret', null, 'https://example.org/x.gguf…'],
    ['https://me:s3cret@example.org/x.gguf', null, 'https://…@example.org/x.gguf'],
    ['https://s3cret@huggingface.co/owner/name', null, 'https://…@huggingface.co/owner/name'],
    ['https://huggingface.co:8443/x.gguf?s3cret', null, 'https://huggingface.co:8443/x.gguf…'],
    ['me:s3cret@example.org/x.gguf', null, 'me:…@example.org/x.gguf'],
    ['//me:s3cret@example.org/x.gguf', null, '//…@example.org/x.gguf'],
    ['s3cret@example.org/x.gguf', null, '…@example.org/x.gguf'],
    ['example.org/x.gguf?token=s3cret', null, 'example.org/x.gguf…'],
    ['https://me:a@s3cret@example.org/x.gguf', null, 'https://…@example.org/x.gguf'],
    ['ftp://example.org/x.gguf', null, 'ftp://example.org/x.gguf'],
    ['https://', null, 'https://'],
    ['https:///?s3cret', null, 'https:///…'],
  ])('of %s is %j, and shows as %s', (typed, address, shown) => {
    expect([publicAddress(typed), shownAddress(typed)]).toEqual([address, shown]);
  });

  it('holds no secret, wherever a URL has one', () => {
    const secret = 's3cret';
    const places = fc.constantFrom([`${secret}@`, ''], [`me:${secret}@`, ''], ['', `?a=${secret}`], ['', `#${secret}`]);
    const urls = fc.tuple(fc.constantFrom('https:', 'http:', 'ftp:', ''), fc.domain(), fc.webPath(), places).map(([scheme, host, path, [before, behind]]) => `${scheme}//${before}${host}${path}${behind}`);
    fc.assert(fc.property(urls, (url) => {
      expect(`${publicAddress(url)} ${shownAddress(url)}`).not.toContain(secret);
    }));
  });

  it('is the same when it is passed on again', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true })), (text) => {
      const address = publicAddress(text);
      if (address !== null) expect(publicAddress(address)).toBe(address);
    }));
  });
});

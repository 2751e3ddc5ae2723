/** Each way to write an address; what is refused, and by which sentence; an address written back reads as itself, also with odd characters. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { addressText, parseModelAddress, type HubAddress } from './model-address.ts';

const hub = (repo: string, revision = 'main', file: string | null = null): HubAddress => ({ kind: 'hub', repo, revision, file });

it.each([
  ['owner/name', hub('owner/name')],
  ['  owner/name\n', hub('owner/name')],
  ['owner/name@v1.0', hub('owner/name', 'v1.0')],
  ['owner/name@refs/pr/3', hub('owner/name', 'refs/pr/3')],
  ['owner/name@refs%2Fpr%2F3/a/b.gguf', hub('owner/name', 'refs/pr/3', 'a/b.gguf')],
  ['owner/name/a/b-Q4_0.gguf', hub('owner/name', 'main', 'a/b-Q4_0.gguf')],
  ['owner/name@abc/b c%20d.GGUF'.replace(' ', '%20'), hub('owner/name', 'abc', 'b c d.GGUF')],
  ['https://huggingface.co/owner/name', hub('owner/name')],
  ['https://hf.co/owner/name/', hub('owner/name')],
  ['https://huggingface.co/owner/name/tree/dev', hub('owner/name', 'dev')],
  ['https://huggingface.co/owner/name/tree/refs%2Fpr%2F1/folder', hub('owner/name', 'refs/pr/1')],
  ['https://huggingface.co/owner/name/blob/main/sub/x.gguf', hub('owner/name', 'main', 'sub/x.gguf')],
  ['https://huggingface.co/owner/name/resolve/main/model.safetensors?download=true', hub('owner/name', 'main', 'model.safetensors')],
  ['https://example.org/m/x.gguf?token=1#top', { kind: 'url', url: 'https://example.org/m/x.gguf?token=1' }],
  ['HTTP://127.0.0.1:80/model.safetensors', { kind: 'url', url: 'http://127.0.0.1/model.safetensors' }],
])('reads %s', (text, address) => {
  expect(parseModelAddress(text)).toEqual(address);
  expect(parseModelAddress(addressText(parseModelAddress(text)))).toEqual(address);
});

describe('refuses', () => {
  it.each([
    ['', 'Nothing was typed'],
    ['a'.repeat(2001), '2001 characters long'],
    ['gpt2', '"gpt2" does not name a model'],
    ['owner/na me', 'has a space or a control character in it'],
    ['owner/\u0000name', 'has a space or a control character in it'],
    ['../name', 'has a step to another folder'],
    ['owner/..', 'has a step to another folder'],
    ['owner/name/a/../b.gguf', 'has a step to another folder'],
    ['owner/name/a%2F%2e%2e%2Fb.gguf', 'has a step to another folder'],
    ['https://example.org/a/%2E./b.gguf', 'has a step to another folder'],
    ['owner/name@a..b', 'is not the name of a revision'],
    ['owner/name/readme.md', 'is not a .gguf or .safetensors file'],
    ['owner/name/%zz.gguf', 'stands for no character'],
    ['-owner/name', 'is not the name of a repository'],
    ['https://huggingface.co/datasets/owner/name', 'not a model\'s'],
    ['https://huggingface.co/owner', 'is not the name of a repository'],
    ['https://huggingface.co/owner/name/blob/main/README.md', 'is not a .gguf or .safetensors file'],
    ['https://me:secret@example.org/x.gguf', 'has a name or a password in it'],
    ['https://example.org/model', 'does not name a .gguf or .safetensors file'],
    ['https://example.org/%ff.gguf', 'stands for no character'],
    ['https://', 'is not an address'],
    ['ftp://example.org/x.gguf', 'only https and http'],
    ['file:///x.gguf', 'only https and http'],
    ['javascript:alert(1)//x.gguf', 'only https and http'],
  ])('%j', (text, sentence) => {
    expect(() => parseModelAddress(text)).toThrow(ModelFileError);
    expect(() => parseModelAddress(text)).toThrow(sentence);
    expect(() => parseModelAddress(text)).toThrow('Type a model of the Hugging Face Hub as owner/name, or the https address of a .gguf or .safetensors file.');
  });

  it('no secret is in the sentence', () => {
    for (const text of ['https://me:secret@example.org/x.gguf', 'https://example.org/x.bin?token=secret', 'me:secret@example.org/x.gguf', 'ftp://me:secret@example.org/x.gguf', 'https://huggingface.co/datasets/a/b?secret', 'owner/name/x.bin?secret']) {
      expect(() => parseModelAddress(text)).toThrow(ModelFileError);
      expect(() => parseModelAddress(text)).not.toThrow('secret');
    }
  });
});

it('reads what it writes, whatever a file and a revision are called', () => {
  const part = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((text) => !/[/\\]|^\.{1,2}$|%2/i.test(text));
  const revision = fc.stringMatching(/^\w[\w./+-]{0,20}$/).filter((text) => !text.includes('..') && !/(^|\/)\.?(\/|$)/.test(text));
  fc.assert(fc.property(fc.array(part, { maxLength: 3 }), part, revision, (folders, name, at) => {
    const address = hub('owner/name', at, [...folders, `${name}.gguf`].join('/'));
    expect(parseModelAddress(addressText(address))).toEqual(address);
  }));
});

it('never throws anything but a sentence', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string().map((text) => `https://huggingface.co/${text}`)), (text) => {
    try {
      parseModelAddress(text);
    } catch (error) {
      expect(error).toBeInstanceOf(ModelFileError);
    }
  }));
});

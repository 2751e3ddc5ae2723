/** Stored and deflated files, a comment behind them, what leads outside, and zips that lie or are none. */
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zipFiles } from '#ui/zip-files.ts';
import { folderOfZip } from './zip-folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const zip = (files: Readonly<Record<string, string>>, change: (whole: Uint8Array<ArrayBuffer>) => void = () => undefined): File => {
  const whole = zipFiles(new Map(Object.entries(files).map(([name, text]) => [name, bytes(text)])));
  change(whole);
  return new File([whole], 'copy.zip');
};

/** One file, deflated; `says`: how long its list claims it is. */
function deflated(name: string, text: string, says = text.length): File {
  const packed = new Uint8Array(deflateRawSync(text));
  const whole = zipFiles(new Map([[name, packed]]));
  const view = new DataView(whole.buffer);
  const entry = 30 + name.length + packed.length;
  view.setUint16(entry + 10, 8, true);
  view.setUint32(entry + 24, says, true);
  return new File([whole, ''], 'copy.ZIP');
}

describe('a zip', () => {
  it('is a folder of its files, by their paths', async () => {
    const { folder } = await folderOfZip(zip({ 'data/a.yaml': 'a: é', 'b.md': '' }));
    expect(folder).toMatchObject({ name: 'copy', files: [{ path: 'data/a.yaml', bytes: 5 }, { path: 'b.md', bytes: 0 }] });
    expect(await folder.text('data/a.yaml')).toBe('a: é');
  });

  it('unpacks what is deflated', async () => {
    const text = 'schema_version: v2\n'.repeat(500);
    const { folder } = await folderOfZip(deflated('a.yaml', text));
    expect(folder.name).toBe('copy');
    expect(await folder.text('a.yaml')).toBe(text);
  });

  it('a bomb is no text', async () => {
    const { folder } = await folderOfZip(deflated('a.yaml', 'x'.repeat(100_000), 10));
    await expect(folder.text('a.yaml')).rejects.toThrow('more than its list says');
  });

  it('leaves out what leads outside', async () => {
    expect(await folderOfZip(zip({ '../a': '', '/b': '', 'c': '' }))).toMatchObject({ folder: { files: [{ path: 'c' }] }, leftOut: { outside: 2, refused: ['../a', '/b'] }, zip: true });
  });

  it.each([['nothing', new File([], 'a.zip')], ['another file', new File(['schema_version: v2'], 'a.zip')], ['a list beyond its end', zip({ a: '' }, (whole) => { new DataView(whole.buffer).setUint32(whole.length - 6, 9999, true); })]])('%s is refused', async (_, file) => {
    await expect(folderOfZip(file)).rejects.toThrow('no zip that can be read');
  });

  it('a place where nothing lies is told when it is read', async () => {
    const { folder } = await folderOfZip(zip({ a: 'x' }, (whole) => whole.fill(0, 0, 4)));
    await expect(folder.text('a')).rejects.toThrow('nothing lies');
  });
});

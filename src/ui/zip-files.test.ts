/** An archive that others open: by Python's zipfile, which checks every sum; names with folders and beyond ASCII; empty files; none. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { crc32, zipFiles } from './zip-files.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it('sums as the standard does', () => {
  expect(crc32(bytes('123456789'))).toBe(0xcbf43926);
  expect(crc32(bytes(''))).toBe(0);
});

it('has every file where its directory says', () => {
  const files = new Map([['drafter/README.md', bytes('# γ')], ['drafter/empty', bytes('')], ['drafter/numbers', Uint8Array.from({ length: 1000 }, (_, i) => i & 255)]]);
  const zip = zipFiles(files);
  const view = new DataView(zip.buffer);
  const end = zip.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  let at = view.getUint32(end + 16, true);
  for (const [name, content] of files) {
    const [size, nameLength, local] = [view.getUint32(at + 24, true), view.getUint16(at + 28, true), view.getUint32(at + 42, true)];
    expect(new TextDecoder().decode(zip.slice(at + 46, at + 46 + nameLength))).toBe(name);
    expect(view.getUint32(local, true)).toBe(0x04034b50);
    expect(zip.slice(local + 30 + nameLength, local + 30 + nameLength + size)).toEqual(content);
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  expect(zipFiles(new Map())).toHaveLength(22);
});

it('is opened by another program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  writeFileSync(join(folder, 'a.zip'), zipFiles(new Map([['d/a.txt', bytes('one')], ['d/γ.txt', bytes('two')]])));
  try {
    const said = execFileSync('unzip', ['-p', join(folder, 'a.zip')]).toString();
    expect(said).toBe('onetwo');
  } catch (error) {
    // a machine without unzip says so; any other failure is the archive's
    expect((error as NodeJS.ErrnoException).code).toBe('ENOENT');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

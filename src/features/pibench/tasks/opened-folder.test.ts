/** What gets into a folder and what does not; that nothing is read before it is asked for. */
import { describe, expect, it } from 'vitest';
import { FolderIntake, MOST_FILES, MOST_TEXT_BYTES } from './opened-folder.ts';

const opened = (...paths: readonly string[]) => {
  const intake = new FolderIntake();
  for (const path of paths) intake.take(path, 1, async () => path);
  return intake.folder('copy');
};

describe('an opened folder', () => {
  it('holds what lies in it, read when it is asked for', async () => {
    let reads = 0;
    const intake = new FolderIntake();
    intake.take('data/a.yaml', 3, async () => { reads += 1; return 'abc'; });
    const { folder } = intake.folder('copy');
    expect(folder).toMatchObject({ name: 'copy', files: [{ path: 'data/a.yaml', bytes: 3 }] });
    expect(reads).toBe(0);
    expect(await folder.text('data/a.yaml')).toBe('abc');
    await expect(folder.text('data/b.yaml')).rejects.toThrow('There is no data/b.yaml.');
  });

  it.each(['../up.yaml', '/etc/passwd', 'C:\\x', 'a/../../b', `${'a/'.repeat(600)}b`, 'a\0b', ''])('does not hold %j', (path) => {
    expect(opened(path)).toMatchObject({ folder: { files: [] }, leftOut: { outside: 1, hidden: 0 } });
  });

  it.each(['.git/config', 'a/.history/x.md', 'web/node_modules/yaml/index.js', '__MACOSX/a', '.DS_Store'])('passes by %s', (path) => {
    expect(opened(path)).toMatchObject({ folder: { files: [] }, leftOut: { outside: 0, hidden: 1 } });
  });

  it('takes the first of two of one name', () => { expect(opened('a', 'a').leftOut.outside).toBe(1); });

  it('is full at its limit, and says so', () => {
    const { folder, leftOut } = opened(...Array.from({ length: MOST_FILES + 1 }, (_, i) => `f${i}`));
    expect([folder.files.length, leftOut.full]).toEqual([MOST_FILES, true]);
  });

  it('refuses to read what is too large for a text', async () => {
    const intake = new FolderIntake();
    intake.take('film.md', MOST_TEXT_BYTES + 1, async () => 'never');
    await expect(intake.folder('copy').folder.text('film.md')).rejects.toThrow('20 MB');
  });
});

/** The shipped set behind its list: one file is asked for at first, others when they are read; a list that is missing, broken, or leads out of its folder. */
import { describe, expect, it } from 'vitest';
import { SHIPPED_LIST, shippedFolder } from './shipped-folder.ts';

const LIST = [{ path: 'choir/profile.yaml', bytes: 12 }, { path: 'choir/tasks/a b/ü.md', bytes: 0 }];

function host(files: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const fetchText = async (path: string): Promise<string> => {
    asked.push(path);
    if (files[path] === undefined) throw new Error(`${path} was answered with 404.`);
    return files[path];
  };
  return { asked, fetchText };
}

describe('a list that holds', () => {
  it('is all that is fetched before a file is read', async () => {
    const { asked, fetchText } = host({ [SHIPPED_LIST]: JSON.stringify(LIST), 'choir/profile.yaml': 'role: sings\n' });
    const folder = await shippedFolder(fetchText);
    expect(folder).toMatchObject({ name: 'own', files: LIST });
    expect(asked).toEqual([SHIPPED_LIST]);
    expect(await folder.text('choir/profile.yaml')).toBe('role: sings\n');
    expect(asked).toEqual([SHIPPED_LIST, 'choir/profile.yaml']);
    await expect(folder.text('choir/tasks/a b/ü.md')).rejects.toThrow('404');
  });
  it('may be empty', async () => expect((await shippedFolder(host({ [SHIPPED_LIST]: '[]' }).fetchText)).files).toEqual([]));
});

describe('a list that does not', () => {
  it.each([
    ['is missing', undefined],
    ['is a page that a host sends for whatever it has not', '<!doctype html>'],
    ['is no list', '{"path": "a", "bytes": 1}'],
    ['lacks a size', '[{"path": "a"}]'],
    ['has a size below nothing', '[{"path": "a", "bytes": -1}]'],
    ...['../key', 'a/../../key', '/etc/passwd', '\\\\host\\a', 'C:/a', 'a\\..\\..\\b', '', 'a\0b'].map((path): [string, string] => [`leads to ${JSON.stringify(path)}`, JSON.stringify([{ path, bytes: 1 }])]),
  ])('%s', async (_, list) => {
    await expect(shippedFolder(host(list === undefined ? {} : { [SHIPPED_LIST]: list }).fetchText)).rejects.toThrow();
  });
});

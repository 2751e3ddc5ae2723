/** Names without an ending, with a leading dot, in capitals. */
import { describe, expect, it } from 'vitest';
import { assetTypes, typeOf } from './asset-types.ts';

describe('the type of a file', () => {
  it.each([['a/b.CSV', 'csv'], ['a.b/c', ''], ['.env', ''], ['x.tar.gz', 'gz']])('%s: %j', (path, type) => { expect(typeOf(path)).toBe(type); });

  it('groups them, the many first', () => {
    const asset = (path: string, bytes: number) => ({ path, bytes, text: true });
    expect(assetTypes([asset('a.md', 1), asset('b.csv', 2), asset('c.csv', 3)])).toEqual([{ type: 'csv', files: 2, bytes: 5 }, { type: 'md', files: 1, bytes: 1 }]);
  });
});

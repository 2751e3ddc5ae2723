/** YAML from strangers: bombs, depth, size, tags, repeated keys; lines of faults. */
import { describe, expect, it } from 'vitest';
import { MOST_YAML_BYTES, readYaml } from './read-yaml.ts';

const faultOf = (text: string) => {
  const read = readYaml('a.yaml', text);
  return read.ok ? null : read.fault;
};

describe('what is refused, with its line', () => {
  it.each([
    ['a tab as indentation', 'a: 1\nb:\n\tc: 1\n', 3],
    ['a key twice', 'a: 1\na: 2\n', 2],
    ['an open quote', "a: 1\nb: 'x\n", 2],
  ])('%s', (_, text, line) => {
    const fault = faultOf(text);
    expect(fault?.line).toBeGreaterThanOrEqual(line);
    expect(fault?.sentence).toMatch(/\.$/);
  });
  it('aliases, and so a bomb of them', () => {
    const bomb = ['a0: &a0 [x, x]', ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)].join('\n');
    expect(faultOf(bomb)?.sentence).toContain('aliases');
  });
  it('a depth beyond the stack', () => expect(faultOf('['.repeat(200_000))).not.toBeNull());
  it('a file too large', () => expect(faultOf('a'.repeat(MOST_YAML_BYTES + 1))?.sentence).toContain('1 MB'));
  it('a key twice in a map within, however far apart, and as soon as it does', () => {
    expect(faultOf('list:\n  - x: 1\n    y: 2\n    x: 3\n')).toMatchObject({ line: 4, sentence: expect.stringContaining('key x stands here a second time') as string });
    expect(faultOf('list:\n  - x: 1\n  - x: 3\n')).toBeNull();
    const many = Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`);
    const begun = performance.now();
    expect(faultOf([...many, 'k0: 2'].join('\n'))).toMatchObject({ line: 60_001 });
    expect(faultOf(many.join('\n'))).toBeNull();
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
  it('a tag of its own', () => expect(faultOf('a: !!js/function "x"\n')).not.toBeNull());
});

describe('what is read', () => {
  it('plain data; dates stay text; __proto__ is a key like another', () => {
    const read = readYaml('a.yaml', 'day: 2027-03-02\nlist:\n  - {a: 1}\n  - b\n__proto__: {x: 1}\n');
    expect(read.ok && read.value).toMatchObject({ day: '2027-03-02', list: [{ a: 1 }, 'b'] });
    expect(({} as { x?: number }).x).toBeUndefined();
  });
  it('knows the line of a path, or of what holds it', () => {
    const read = readYaml('a.yaml', 'a: 1\nlist:\n  - x\n  - y: 2\n');
    expect(read.ok && [read.lineOf(['list', 1, 'y']), read.lineOf(['list', 1, 'z']), read.lineOf([])]).toEqual([4, 4, 1]);
  });
});

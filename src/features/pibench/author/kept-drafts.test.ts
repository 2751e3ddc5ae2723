/** A reload, a closed storage, what is no list of drafts, and more than there is room for. */
import { describe, expect, it } from 'vitest';
import { KeptDrafts } from './kept-drafts.ts';

function storage(first: string | null = null): Storage {
  let held = first;
  return { getItem: () => held, setItem: (_: string, text: string) => { held = text; } } as unknown as Storage;
}

describe('drafts', () => {
  it('are there again after a reload, the latest known', () => {
    const held = storage();
    const drafts = new KeptDrafts(() => held);
    drafts.keep('a', '1');
    drafts.keep('b', '2');
    drafts.keep('a', '3');
    const again = new KeptDrafts(() => held);
    expect([again.get('a'), again.get('b'), again.latest]).toEqual(['3', '2', 'a']);
    again.drop('a');
    expect([again.get('a'), again.latest]).toEqual([undefined, 'b']);
  });

  it('last as long as the page where nothing can be kept', () => {
    const drafts = new KeptDrafts(() => { throw new Error('closed'); });
    drafts.keep('a', '1');
    expect(drafts.get('a')).toBe('1');
  });

  it.each(['{', '{"a":1}', '[["a"]]'])('%s holds none', (text) => { expect(new KeptDrafts(() => storage(text)).latest).toBeUndefined(); });

  it('the older ones give way', () => {
    const held = storage();
    const drafts = new KeptDrafts(() => held);
    drafts.keep('old', 'x'.repeat(300_000));
    drafts.keep('new', 'y'.repeat(200_000));
    expect(drafts.get('old')).toBeDefined();
    const again = new KeptDrafts(() => held);
    expect([again.get('old'), again.get('new')?.length]).toEqual([undefined, 200_000]);
  });
});

/** A pasted text over a reload: there and back, read or not, with what was asked of it; cleared; closed or full storage; what is no such text. */
import { describe, expect, it } from 'vitest';
import { NOTHING_ASKED } from '../asked/asking.ts';
import { edgesSubject } from './edges-job.ts';
import { rememberPaste, rememberedPaste } from './remembered-paste.ts';
import { readForPage } from './read-message.ts';

class Held implements Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  value: string | null = null;
  getItem = (): string | null => this.value;
  setItem = (_: string, text: string): void => { this.value = text; };
  removeItem = (): void => { this.value = null; };
}
const at = (value: string | null = null) => {
  const held = new Held();
  held.value = value;
  return { held, storage: () => held as unknown as Storage };
};

const pasted = { text: 'So 3.\n\nThen 4.', problem: 'P' };
const made = { by: 'm', result: [{ step: 1, action: 'root', parents: [], agreeing: 3, invalid: 0 }, { step: 2, action: 'continue', parents: [1], agreeing: 2, invalid: 1 }] } as const;
const edges = { ...NOTHING_ASKED, subject: edgesSubject(pasted), made };

describe('a pasted text', () => {
  it('comes back, read as it was, with what was asked of it', async () => {
    const { storage } = at();
    rememberPaste(storage, { pasted, reading: { kind: 'read', reply: await readForPage(pasted), of: { ...pasted, asked: made }, f1: null }, edges });
    expect(rememberedPaste(storage)).toEqual({ parts: { pasted, edges }, read: { ...pasted, asked: made } });
  });

  it('that was hung by rule again comes back so, and keeps what was asked', async () => {
    const { storage } = at();
    rememberPaste(storage, { pasted, reading: { kind: 'read', reply: await readForPage(pasted), of: pasted, f1: null }, edges });
    expect(rememberedPaste(storage)).toEqual({ parts: { pasted, edges }, read: pasted });
  });

  it('whose problem is being changed is shown with the one before, and what was asked is not lost', async () => {
    const { storage } = at();
    rememberPaste(storage, { pasted: { ...pasted, problem: 'Q' }, reading: { kind: 'read', reply: await readForPage(pasted), of: { ...pasted, asked: made }, f1: null }, edges });
    expect(rememberedPaste(storage)).toEqual({ parts: { pasted: { ...pasted, problem: 'Q' }, edges }, read: { ...pasted, asked: made } });
  });

  it('that was changed since, or never read, waits to be read', async () => {
    const { storage } = at();
    rememberPaste(storage, { pasted: { ...pasted, text: 'Other.' }, reading: { kind: 'read', reply: await readForPage(pasted), of: pasted, f1: null }, edges });
    expect(rememberedPaste(storage)).toEqual({ parts: { pasted: { ...pasted, text: 'Other.' }, edges: NOTHING_ASKED }, read: null });
    rememberPaste(storage, { pasted, reading: { kind: 'late' }, edges: NOTHING_ASKED });
    expect(rememberedPaste(storage)?.read).toBeNull();
  });

  it('that was cleared leaves nothing', () => {
    const { storage, held } = at();
    rememberPaste(storage, { pasted, reading: { kind: 'reading' }, edges });
    expect(held.value).not.toBeNull();
    rememberPaste(storage, { pasted: { text: '', problem: '' }, reading: { kind: 'none' }, edges });
    expect(held.value).toBeNull();
  });

  it.each([
    ['nothing', null], ['no JSON', '{'], ['no text', '{"text":1,"problem":"","shown":null}'],
    ['asked of another order', JSON.stringify({ ...pasted, shown: null, asked: { ...made, problem: 'P', result: made.result.toReversed() } })],
    ['asked with edges that go on', JSON.stringify({ ...pasted, shown: null, asked: { by: 'm', problem: 'P', result: [{ ...made.result[0], parents: [2] }] } })],
  ])('that is %s is none', (_, held) => {
    expect(rememberedPaste(at(held).storage)).toBeNull();
  });

  it('is not remembered where storage is closed, nor half where it is full', () => {
    const closed = (): Storage => { throw new DOMException('closed', 'SecurityError'); };
    expect(() => rememberPaste(closed, { pasted, reading: { kind: 'none' }, edges })).not.toThrow();
    expect(rememberedPaste(closed)).toBeNull();
    const { storage, held } = at('the one before');
    held.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    rememberPaste(storage, { pasted, reading: { kind: 'none' }, edges });
    expect(held.value).toBeNull();
  });
});

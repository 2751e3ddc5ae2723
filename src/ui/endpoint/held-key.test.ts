/** Held in memory alone; remembered only when asked; forgotten; a storage that is closed; and no text of it. */
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { NO_ENDPOINT } from './endpoint-draft.ts';
import { HeldKey, type TabStorage } from './held-key.ts';

const SECRET = 'sk-live-7Hq2Zt9xWmB4';

function tab(): { readonly storage: TabStorage; readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, storage: { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => void kept.set(name, text), removeItem: (name) => void kept.delete(name) } };
}

it('is not remembered unless that is asked for, and then as long as the tab', () => {
  const { storage, kept } = tab();
  const held = new HeldKey('pibench', () => storage);
  held.hold(SECRET);
  expect([held.given, held.remembers, kept.size]).toEqual([true, false, 0]);
  expect(new HeldKey('pibench', () => storage).given).toBe(false);
  expect(held.remember(true)).toBe(true);
  expect([...kept.values()]).toEqual([SECRET, JSON.stringify({ base: '', model: '' })]);
  const after = new HeldKey('pibench', () => storage);
  expect([after.given, after.remembers]).toEqual([true, true]);
  expect(after.key().headers()).toEqual({ authorization: `Bearer ${SECRET}` });
});

it('brings back the address and the model that it is for, but no address that may hold a secret', () => {
  const { storage } = tab();
  const held = new HeldKey('pibench', () => storage);
  held.hold(SECRET);
  held.remember(true);
  held.belongsTo({ ...NO_ENDPOINT, base: 'localhost:8080', model: 'small' });
  expect(new HeldKey('pibench', () => storage).place).toEqual({ base: 'localhost:8080', model: 'small' });
  held.belongsTo({ ...NO_ENDPOINT, base: 'https://me:pass@api.example.com', model: 'small' });
  expect(new HeldKey('pibench', () => storage).place).toEqual({ base: '', model: '' });
  held.belongsTo({ ...NO_ENDPOINT, base: 'localhost:8080', model: 'small' });
  held.remember(false);
  expect(new HeldKey('pibench', () => storage).place).toEqual({ base: '', model: '' });
});

it('is gone from the storage when it is forgotten, or no longer to be remembered', () => {
  const { storage, kept } = tab();
  const held = new HeldKey('pibench', () => storage);
  held.remember(true);
  held.hold(SECRET);
  expect(kept.size).toBe(2);
  held.hold('');
  expect([kept.size, held.given]).toEqual([0, false]);
  held.hold(SECRET);
  held.remember(false);
  expect([kept.size, held.given]).toEqual([0, true]);
});

it('works the same where the storage is closed, and says that it cannot remember', () => {
  const held = new HeldKey('pibench', () => {
    throw new DOMException('denied', 'SecurityError');
  });
  held.hold(SECRET);
  expect(held.given).toBe(true);
  expect(held.remember(true)).toBe(false);
  expect(held.remembers).toBe(false);
});

it('is in no text', () => {
  const held = new HeldKey('pibench', () => tab().storage);
  held.hold(SECRET);
  for (const text of [JSON.stringify({ held }), inspect(held, { showHidden: true }), JSON.stringify(Object.entries(held)), JSON.stringify(held.key())]) expect(text).not.toContain('7Hq2Zt');
});

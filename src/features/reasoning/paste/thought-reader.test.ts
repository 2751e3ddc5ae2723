/** The latest text alone is read; a reading that hangs or breaks ends in a word; what was read stays when measuring fails. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readForPage } from './read-message.ts';
import { MOST_READ_MS, ThoughtReader, type Reading, type ReadWorker } from './thought-reader.ts';

class Played implements ReadWorker {
  onmessage: ReadWorker['onmessage'] = null;
  onerror: ReadWorker['onerror'] = null;
  ended = false;
  readonly asked: unknown[] = [];
  postMessage(request: unknown): void { this.asked.push(request); }
  terminate(): void { this.ended = true; }
}

const workers: Played[] = [];
const seen: Reading[] = [];
const start = (): Played => { const worker = new Played(); workers.push(worker); return worker; };
const reader = (begin = start): ThoughtReader => new ThoughtReader(begin, (reading) => seen.push(reading));

beforeEach(() => { vi.useFakeTimers(); workers.length = 0; seen.length = 0; });
afterEach(() => vi.useRealTimers());

it('reads, then says how good the rule is', async () => {
  const reply = await readForPage({ text: 'a\n\nso b', problem: '' });
  reader().read({ text: 'a', problem: '' });
  workers[0]!.onmessage?.({ data: { kind: 'read', reply } });
  workers[0]!.onmessage?.({ data: { kind: 'measured', f1: 0.8 } });
  expect(seen).toEqual([{ kind: 'reading' }, { kind: 'read', reply, of: { text: 'a', problem: '' }, f1: null }, { kind: 'read', reply, of: { text: 'a', problem: '' }, f1: 0.8 }]);
  expect(workers[0]!.ended).toBe(true);
});

it('measures the rule once, whatever is read after', async () => {
  const reply = await readForPage({ text: 'a', problem: '' });
  const one = reader();
  one.read({ text: 'a', problem: '' });
  workers[0]!.onmessage?.({ data: { kind: 'read', reply } });
  workers[0]!.onmessage?.({ data: { kind: 'measured', f1: 0.8 } });
  one.read({ text: 'b', problem: '' });
  workers[1]!.onmessage?.({ data: { kind: 'read', reply } });
  expect(seen.at(-1)).toEqual({ kind: 'read', reply, of: { text: 'b', problem: '' }, f1: 0.8 });
  expect(workers[1]!.ended).toBe(true);
});

it('quietly leaves what is shown until the same text is hung together otherwise', () => {
  const of = { text: 'a', problem: '', asked: { by: 'b', result: [] } };
  reader().read(of, true);
  expect(workers[0]!.asked).toEqual([of]);
  workers[0]!.onmessage?.({ data: { kind: 'broken' } });
  reader().read(of, true);
  vi.advanceTimersByTime(MOST_READ_MS);
  expect(seen).toEqual([]);
});

it('drops what was being read for what is pasted next', () => {
  const one = reader();
  one.read({ text: 'a', problem: '' });
  one.read({ text: 'b', problem: '' });
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
});

it('is late, or broken', () => {
  reader().read({ text: 'a', problem: '' });
  vi.advanceTimersByTime(MOST_READ_MS);
  expect(seen.at(-1)).toEqual({ kind: 'late' });
  reader().read({ text: 'a', problem: '' });
  workers.at(-1)!.onerror?.(undefined as never);
  expect(seen.at(-1)).toEqual({ kind: 'broken' });
  reader().read({ text: 'a', problem: '' });
  workers.at(-1)!.onmessage?.({ data: { kind: 'broken' } });
  expect(seen.at(-1)).toEqual({ kind: 'broken' });
  expect(workers.at(-1)!.ended).toBe(true);
  reader(() => { throw new Error('no workers'); }).read({ text: 'a', problem: '' });
  expect(seen.at(-1)).toEqual({ kind: 'broken' });
});

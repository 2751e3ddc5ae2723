/** Requests while one is running, a check without end, a worker that fails, one that cannot be had, and a page that is left. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckRequest } from './check-answer.ts';
import { Checker, MOST_CHECK_MS, type Checked, type CheckWorker } from './checker.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

const request = (text: string): CheckRequest => ({ text, reply: '', path: null });
const ANSWER = { task: null, faults: [], tried: null };

function bench() {
  const workers: (CheckWorker & { readonly asked: string[]; ended: boolean })[] = [];
  const told: string[] = [];
  const checker = new Checker(() => {
    const worker = { onmessage: null, onerror: null, asked: [] as string[], ended: false, postMessage: ({ text }: CheckRequest) => void worker.asked.push(text), terminate: () => { worker.ended = true; } };
    workers.push(worker);
    return worker;
  }, ({ kind, request: { text } }: Checked) => told.push(`${kind} ${text}`));
  return { checker, workers, told, answer: () => workers.at(-1)!.onmessage!({ data: ANSWER }) };
}

describe('a checker', () => {
  it('checks the latest, and passes over what was typed in between', () => {
    const { checker, workers, told, answer } = bench();
    for (const text of ['a', 'ab', 'abc']) checker.ask(request(text));
    answer();
    answer();
    expect(workers).toHaveLength(1);
    expect(workers[0]!.asked).toEqual(['a', 'abc']);
    expect(told).toEqual(['checked a', 'checked abc']);
  });

  it('ends a check that does not end, and goes on with a new worker', () => {
    const { checker, workers, told } = bench();
    checker.ask(request('hostile'));
    checker.ask(request('mended'));
    vi.advanceTimersByTime(MOST_CHECK_MS);
    expect(told).toEqual(['late hostile']);
    expect(workers[0]!.ended).toBe(true);
    expect(workers[1]!.asked).toEqual(['mended']);
  });

  it('says when a worker failed, and when there is none', () => {
    const { checker, workers, told } = bench();
    checker.ask(request('a'));
    workers[0]!.onerror!(undefined as never);
    expect(told).toEqual(['broken a']);
    const without: string[] = [];
    new Checker(() => { throw new Error('none'); }, ({ kind }) => without.push(kind)).ask(request('a'));
    expect(without).toEqual(['broken']);
  });

  it('is silent once it was stopped', () => {
    const { checker, workers, told } = bench();
    checker.ask(request('a'));
    checker.stop();
    vi.advanceTimersByTime(MOST_CHECK_MS);
    expect([workers[0]!.ended, told]).toEqual([true, []]);
  });
});

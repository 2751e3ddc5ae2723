/** Whatever is chosen, dropped or pasted becomes a run or a sentence; what is too large is not even read. */
import { describe, expect, it } from 'vitest';
import { saveRun } from '#core/trace/saved-run.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { MOST_BYTES, readRunFile, readRunText } from './read-run-file.ts';

const log = simulateRun();
const text = saveRun(log, { round: 2, slot: 1 }, '2026-11-24');

describe('a file', () => {
  it('becomes a run with its selection', async () => {
    expect(await readRunFile(new Blob([text]))).toMatchObject({ ok: true, at: { round: 2, slot: 1 } });
  });
  it('is not read where it is too large', async () => {
    const unread = { size: MOST_BYTES + 1, text: () => Promise.reject(new Error('was read')) };
    expect(await readRunFile(unread)).toEqual({ ok: false, sentence: 'This file holds 20.0 MB, and a saved run at most 20 MB, so it was not read.' });
  });
  it('that cannot be read has a sentence', async () => {
    expect(await readRunFile({ size: 10, text: () => Promise.reject(new Error('gone')) })).toMatchObject({ ok: false });
  });
  it.each([['empty', ''], ['cut off', text.slice(0, 900)], ['changed', text.replace('"seed":7', '"seed":8')], ['a page', '<!doctype html><script>alert(1)</script>']])('that is %s has a sentence', (_, body) => {
    const read = readRunText(body);
    expect(read.ok ? '' : read.sentence).toMatch(/^This (file|run) .+\.$/);
  });
});

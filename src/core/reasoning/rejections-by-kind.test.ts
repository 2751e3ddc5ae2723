/** A recorded run's drafts are counted on the lines where they stood, and pooled by kind: a hand count of a shipped recording. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { decodeTrace } from '../trace/codec.ts';
import { recordedThought, type RecordedThought } from './drafts-by-step.ts';
import { rejectionsByKind } from './rejections-by-kind.ts';

function shipped(file: string): RecordedThought {
  const decoded = decodeTrace(readFileSync(`public/traces/${file}`, 'utf8'));
  if (!decoded.ok) throw new Error(file);
  return recordedThought(decoded.log);
}

it('tallies each line of a thought', () => {
  const { thought, answer, byLine } = shipped('equation-greedy.json');
  expect([thought, answer]).toEqual(['#1 158-47=111\n#2 #1:111/3=37\ncheck #3 #2:37*3=111', 'x=37']);
  expect(byLine.map(({ refused, texts }) => [refused, texts])).toEqual([[2, ['2', '2']], [1, ['5']], [0, []]]);
});

it('judges nothing where nothing was drafted', () => {
  const plain = shipped('rewrite-by-none.json');
  expect(plain.byLine.every(({ judged }) => judged === 0)).toBe(true);
  expect(rejectionsByKind([plain])).toEqual([]);
});

it('pools by kind, the answer last, each share within its interval', () => {
  const rows = rejectionsByKind([shipped('equation-greedy.json'), shipped('tale-warm.json')]);
  expect(rows.map(({ kind, steps }) => [kind, steps])).toEqual([['plan', 2], ['sum', 2], ['check', 1], ['answer', 2]]);
  for (const { refused, judged, interval } of rows) {
    expect(refused / judged).toBeGreaterThanOrEqual(interval.low);
    expect(refused / judged).toBeLessThanOrEqual(interval.high);
  }
});

it('keeps an answer that was cut off to itself', () => {
  expect(rejectionsByKind([{ thought: '#1 1+1=2', open: false, answer: null, answerSoFar: '', byLine: [{ judged: 4, refused: 1, texts: ['3'] }], ofAnswer: { judged: 0, refused: 0, texts: [] } }])).toMatchObject([{ kind: 'sum', judged: 4, refused: 1 }]);
});

/** Ratios are of each turn, not of two medians; only a peer on the same adapter makes claims; texts are compared up to their first difference. */
import { expect, it } from 'vitest';
import { decodingRows, type DecodingTurns } from './decoding-rows.ts';

const task = { model: 'a model', weights: 'q4', promptTokens: 100 };
const ours: DecodingTurns = { engine: 'slipstream', version: '1', backend: 'webgpu', threads: null, pieces: ['a', 'b', 'c'], prefillMs: [1000, 2000, 4000], decodeMs: [100, 100, 200] };
const peer: DecodingTurns = { ...ours, engine: 'peer', pieces: ['a', 'b', 'd'], prefillMs: [2000, 1000, 4000], decodeMs: [130, 200, 280] };

it('pairs the turns', () => {
  const [own, other] = decodingRows(task, ours, [peer]);
  expect(own).toMatchObject({ kind: 'peer', engine: 'slipstream', prefillTokensPerSecond: 50, decodeTokensPerSecond: 20, decodeTokensPerSecondRange: [10, 20], prefillRatio: 1, decodeRatio: 1, sameTokens: 3 });
  expect(other).toMatchObject({ engine: 'peer', prefillRatio: 1, prefillRatioRange: [0.5, 2], decodeRatio: 1.4, decodeRatioRange: [1.3, 2], sameTokens: 2, repeats: 3 });
});

it('compares tokens a second where an engine decodes fewer', () => {
  const [, other] = decodingRows(task, ours, [{ ...peer, pieces: ['a', 'b'] }]);
  expect(other).toMatchObject({ tokens: 2, sameTokens: 2, decodeRatio: 2.8, decodeRatioRange: [2.6, 4] });
});

it('tells which claims hold, and makes none of other backends', () => {
  const rows = decodingRows(task, ours, [peer, { ...peer, engine: 'other', backend: 'wasm', threads: 1 }]);
  expect(rows.flatMap((row) => (row.kind === 'claim' ? [[row.id, row.measured, row.holds]] : []))).toEqual([['prefill-peer', 1, true], ['decode-peer', 1.4, false]]);
});

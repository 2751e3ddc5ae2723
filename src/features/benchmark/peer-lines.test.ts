/** Each engine at its ratio to ours, ours at 1; a wasm engine tells its threads. */
import { expect, it } from 'vitest';
import { decodingRows, type DecodingTurns } from './decoding-rows.ts';
import { peerLines } from './peer-lines.ts';
import type { PeerRow } from './result-rows.ts';

const ours: DecodingTurns = { engine: 'slipstream', version: 'abc', backend: 'webgpu', threads: null, pieces: ['a', 'b', 'c'], prefillMs: [1000, 1000], decodeMs: [100, 100] };
const peer: DecodingTurns = { ...ours, engine: 'wllama', version: '3', backend: 'wasm', threads: 1, pieces: ['a', 'x', 'c'], decodeMs: [50, 60] };

it('holds the others to ours', () => {
  const rows = decodingRows({ model: 'M', weights: 'q4', promptTokens: 128 }, ours, [peer]).filter((row): row is PeerRow => row.kind === 'peer');
  const [own, other] = peerLines(rows, []);
  expect(own).toMatchObject({ name: 'Slipstream abc', detail: 'M, q4, webgpu', stored: { ratio: 1 }, here: null });
  expect(other).toMatchObject({ name: 'wllama 3', detail: 'M, q4, wasm, 1 thread', stored: { ratio: 0.55 } });
  expect(other!.stored!.figures.map(({ text }) => text)).toEqual(['0.55×', '36.67', '1.00×', '128.00', '1 of 3']);
});

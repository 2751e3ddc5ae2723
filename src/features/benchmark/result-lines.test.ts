/** Lines of all tables: figures with their range, none where there was one repeat; families under their cell; one side without the other. */
import { expect, it } from 'vitest';
import { decodeLines } from './decode-lines.ts';
import { passLines } from './pass-lines.ts';
import { isTimed } from './result-rows.ts';
import { roundLines } from './round-lines.ts';
import { ratiosOf, sidesOf, type Side } from './result-lines.ts';
import { sampleDecode, samplePass, sampleTimed } from './sample-files.ts';

const told = (side: Side | null | undefined) => side?.figures.map(({ text, range }) => (range === null ? text : `${text} (${range})`));

it('decoding: a line a cell, with its families as parts', () => {
  const lines = decodeLines([sampleDecode({ family: 'tale', speedup: 0.5 }), sampleDecode(), sampleDecode({ family: 'tale', gamma: 7 }), sampleDecode({ gamma: 7 })], [sampleDecode({ identical: null })]);
  expect(lines.map(({ name, parts }) => [name, parts.map((part) => [part.name, part.stored?.ratio])])).toEqual([
    ['Draft model, γ\u00a0=\u00a04', [['Tales', 0.5]]], ['Draft model, γ\u00a0=\u00a07', [['Tales', 1.5]]],
  ]);
  expect(told(lines[0]?.stored)).toEqual(['1.50× (1.40–1.60)', '300.0 (280.0–310.0)', '200.0 (190.0–205.0)', '4.50', 'yes']);
  expect(told(lines[0]?.here)?.at(-1)).toBe('n/a');
  expect(lines[1]?.here).toBeNull();
});

it('decoding: trees and temperatures are named, one repeat has no range, another text is said', () => {
  const [line] = decodeLines([], [sampleDecode({ treeBudget: 15, gamma: 6, temperature: 0.8, rule: 'R1', speedupRange: [1.5, 1.5], identical: false })]);
  expect(line).toMatchObject({ name: 'Draft model, tree of\u00a015', detail: '6 levels, temperature 0.8, R1', stored: null });
  expect(told(line?.here)).toContain('1.50×');
  expect(told(line?.here)?.at(-1)).toBe('no');
});

it('passes: each against the median of one row on its own device, and kernels for one row alone likewise', () => {
  const lines = passLines([samplePass(), samplePass({ rows: 4, verifyMs: 8, verifyMsRange: [6, 10], ratioToOneRow: 2 })], [samplePass({ verifyMs: 1, verifyMsRange: [1, 1], oneRowBestMs: 0.5 })]);
  expect(lines.map(({ name, detail, stored, here }) => [name, detail, stored?.ratio, here?.ratio])).toEqual([
    ['Target, 1\u00a0row', 'by kernels for one row only', 1.25, 0.5], ['Target, 1\u00a0row', '', 1, 1], ['Target, 4\u00a0rows', '', 2, undefined],
  ]);
  expect(lines[2]?.stored?.ratioRange).toEqual([1.5, 2.5]);
  expect(told(lines[2]?.stored)).toEqual(['2.00×', '8.00 (6.00–10.00)']);
});

it('rounds: drafting and verifying against a plain step, beside τ and memory', () => {
  const [line] = roundLines([sampleTimed({ drafter: 'ddtree', gamma: 7, treeBudget: 16 })], []);
  expect(line).toMatchObject({ name: 'DDTree, tree of\u00a016', detail: '7 levels, greedy', here: null, stored: { ratio: 2.5, ratioRange: [2.2, 3] } });
  expect(told(line?.stored)).toEqual(['2.50×', '4.00 (3.00–5.00)', '8.50 (8.00–10.00)', '4.50', '1.23']);
  expect(isTimed(sampleDecode())).toBe(false);
});

it('a table knows its sides, and a scale the ratios of hidden parts too', () => {
  const lines = decodeLines([sampleDecode(), sampleDecode({ family: 'date', speedupRange: [0.1, 9] })], []);
  expect(sidesOf(lines)).toEqual(['stored']);
  expect(ratiosOf(lines)).toEqual([1.5, 1.4, 1.6, 1.5, 0.1, 9]);
});

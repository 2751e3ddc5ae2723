/** What counts as the same cell: everything that is asked, and nothing that is answered. Files from before trees included. */
import { expect, it } from 'vitest';
import { pairRows } from './pair-rows.ts';
import { sampleDecode, samplePass } from './sample-files.ts';

it('pairs rows that ask the same, whatever they answer', () => {
  const [stored, here] = [sampleDecode({ speedup: 1.5 }), sampleDecode({ speedup: 0.7, prompts: 1, repeats: 9 })];
  expect(pairRows([stored], [here])).toEqual([{ key: expect.any(String) as string, stored, here }]);
});

it.each([{ drafter: 'prompt-lookup' }, { gamma: 5 }, { treeBudget: 7 }, { temperature: 0.8 }, { rule: 'R1' }, { family: 'tale' }] as const)('keeps apart what differs in %o', (part) => {
  const [one, other] = [sampleDecode(), sampleDecode(part)];
  expect(pairRows([one], [other]).map(({ stored, here }) => [stored, here])).toEqual([[one, null], [null, other]]);
});

it('takes a row without a tree for one of a chain', () => {
  const { treeBudget: _, ...before } = sampleDecode();
  expect(pairRows([before], [sampleDecode({ treeBudget: 0 })])).toHaveLength(1);
});

it('keeps the stored order, and puts what only this device has behind it', () => {
  const rows = (...of: readonly number[]) => of.map((n) => samplePass({ rows: n }));
  expect(pairRows(rows(1, 4, 16), rows(8, 16, 1)).map(({ stored, here }) => [stored?.rows, here?.rows])).toEqual([[1, 1], [4, undefined], [16, 16], [undefined, 8]]);
  expect(pairRows([samplePass({ role: 'draft' })], [samplePass({ role: 'target' })])).toHaveLength(2);
});

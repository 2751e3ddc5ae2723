/** Cohen's own kind of table; judges that always agree, never do, or say the same of everything; verdicts that failed; what a person said. */
import { expect, it } from 'vitest';
import { agreement, type JudgedPair } from './agreement.ts';

const pairs = (...counts: readonly (readonly [first: boolean, second: boolean, times: number])[]): JudgedPair[] =>
  counts.flatMap(([first, second, times]) => Array.from({ length: times }, () => ({ first, second })))
    .map(({ first, second }, i) => ({ key: `${i}`, first: { yes: first, evidence: [] }, second: { yes: second, evidence: [] } }));

it('counts what is equal, and what would be so by chance', () => {
  // 45 both yes, 15 + 25 apart, 15 both no: p_o 0.6, p_e 0.54
  const found = agreement(pairs([true, true, 45], [true, false, 15], [false, true, 25], [false, false, 15]));
  expect([found.compared, found.agreed, found.share]).toEqual([100, 60, 0.6]);
  expect(found.kappa).toBeCloseTo(0.130435, 6);
  expect(found.disagreements).toHaveLength(40);
});

it('is 1 where they always agree, -1 where they never do, and does not exist where both say one thing', () => {
  expect(agreement(pairs([true, true, 5], [false, false, 5])).kappa).toBe(1);
  expect(agreement(pairs([true, false, 5], [false, true, 5])).kappa).toBe(-1);
  expect(agreement(pairs([false, false, 9]))).toMatchObject({ share: 1, kappa: null });
  expect(agreement([])).toEqual({ compared: 0, failed: 0, agreed: 0, share: null, kappa: null, disagreements: [] });
});

it('leaves out what failed, and says how much', () => {
  const failed: JudgedPair = { key: 'f', first: { yes: true, evidence: [] }, second: { yes: false, evidence: [], failed: true } };
  expect(agreement([...pairs([true, true, 1]), failed])).toMatchObject({ compared: 1, failed: 1, agreed: 1, disagreements: [] });
});

it('says who was right where a person has said so', () => {
  expect(agreement(pairs([true, false, 3]), new Map([['0', true], ['1', false]])).disagreements.map(({ right }) => right)).toEqual(['first', 'second', null]);
});

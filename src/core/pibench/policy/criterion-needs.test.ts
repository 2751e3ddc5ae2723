/** What made-up criteria hang on: all of some parts, one of some, or both are told exactly; two of three are bounded, never met by one who does nothing or too little. */
import { expect, it } from 'vitest';
import { isMet, metByParts, taskNeeds } from './criterion-needs.ts';
import { LITERAL_JUDGE, madePersona, type MadeCriterion } from './simulated-policy-persona.ts';

const INTENTS = 4;
const EVERY_SUBSET = Array.from({ length: 2 ** INTENTS }, (_, acted) => acted);

function made(...criteria: readonly Omit<MadeCriterion, 'weight'>[]) {
  const persona = madePersona('ada', [{ intents: Array.from({ length: INTENTS }, () => ({ from: null })), criteria: criteria.map((one) => ({ ...one, weight: 1 })), seeds: [] }]);
  return { persona, task: persona.tasks[0]! };
}

it('all of some, one of some, and both: the judge’s own verdict, whichever intents are acted on', async () => {
  const { persona, task } = made({ kind: 'all', intents: [0, 2] }, { kind: 'any', intents: [1, 2, 3] }, { kind: 'first-and-any', intents: [0, 2, 3] }, { kind: 'two', intents: [1, 3] });
  const { criteria, bounded } = await taskNeeds(persona, task, LITERAL_JUDGE);
  expect(bounded).toBe(0);
  for (const acted of EVERY_SUBSET) expect(criteria.map((needs) => isMet(needs, acted)), `${acted}`).toEqual(await metByParts(persona, task, LITERAL_JUDGE, (intent) => ((acted >> intent) & 1) === 1));
});

it('two of three cannot be told: it is counted, and met by the whole alone', async () => {
  const { persona, task } = made({ kind: 'two', intents: [0, 1, 2] }, { kind: 'all', intents: [3] });
  const { criteria, bounded } = await taskNeeds(persona, task, LITERAL_JUDGE);
  expect(bounded).toBe(1);
  expect(EVERY_SUBSET.filter((acted) => isMet(criteria[0]!, acted))).toEqual([0b1111]);
  expect(EVERY_SUBSET.filter((acted) => isMet(criteria[1]!, acted)).every((acted) => (acted & 0b1000) !== 0)).toBe(true);
});

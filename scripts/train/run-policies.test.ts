/** What is asked amiss of reinforcement learning is a sentence before any GPU is opened; and what makes a run another run. */
import { expect, it } from 'vitest';
import { AskedAmiss } from './asked.ts';
import { runChoices, runPolicies } from './run-policies.ts';

it.each([
  [['--policy', 'gpt'], '--policy takes one of algebra-xs, algebra-s, not gpt.'],
  [['--alphas', '2'], '--alphas takes numbers from 0 to 1'],
  [['--seeds', 'x'], '--seeds takes whole numbers'],
  [['--samples', '0'], '--samples takes a whole number of traces above 0'],
  [['--held-out', '201'], 'There are 200 held-out problems, not 201.'],
  [['--drafter', 'eagle3'], "Unknown option '--drafter': npm run train takes --policy, --alphas"],
])('%j', async (args, sentence) => {
  const refused = runPolicies(args);
  await expect(refused).rejects.toThrow(AskedAmiss);
  await expect(refused).rejects.toThrow(sentence);
});

it('a run goes on with the weights and on the adapter that it began with, and no others', () => {
  const choices = { alpha: 0.2, seed: 1, steps: 4, prompts: 2, samples: 2, rate: 1e-4, every: 2, evaluated: 2, limit: 448 };
  const around = { policy: 'algebra-xs', heldOut: 8, adapter: 'one' } as const;
  const run = runChoices(choices, around, { sha256: 'a' }, { sha256: 'b' });
  expect(run).toMatchObject({ alpha: 0.2, policy: 'algebra-xs', heldOut: 8, adapter: 'one', policyWeights: 'a', rewardWeights: 'b' });
  expect(runChoices(choices, around, { sha256: 'c' }, { sha256: 'b' })).not.toEqual(run);
  expect(runChoices(choices, around, { sha256: 'a' }, { sha256: 'c' })).not.toEqual(run);
  expect(runChoices(choices, { ...around, adapter: 'two' }, { sha256: 'a' }, { sha256: 'b' })).not.toEqual(run);
  expect(runChoices({ ...choices, alpha: 0 }, around, { sha256: 'a' }, { sha256: 'c' })).not.toHaveProperty('rewardWeights');
});

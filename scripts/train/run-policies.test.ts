/** What is asked amiss of reinforcement learning is a sentence before any GPU is opened. */
import { expect, it } from 'vitest';
import { AskedAmiss } from './asked.ts';
import { runPolicies } from './run-policies.ts';

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

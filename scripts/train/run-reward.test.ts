/** What is asked amiss of a reward model's training is a sentence before any GPU is opened. */
import { expect, it } from 'vitest';
import { AskedAmiss } from './asked.ts';
import { runReward } from './run-reward.ts';

it.each([
  [['--size', 'gpt'], '--size takes one of algebra-xs, algebra-s, not gpt.'],
  [['--start', 'luck'], '--start takes one of backbone, scratch, not luck.'],
  [['--seed', 'x'], '--seed takes a whole number from 0, not x.'],
  [['--seed', ''], '--seed takes a whole number from 0'],
  [['--steps', '0'], '--steps takes a whole number of steps above 0'],
  [['--validation', '1.5'], '--validation takes a whole number of pairs above 0'],
  [['--alphas', '0'], "Unknown option '--alphas': npm run train takes --size, --start"],
])('%j', async (args, sentence) => {
  const refused = runReward(args);
  await expect(refused).rejects.toThrow(AskedAmiss);
  await expect(refused).rejects.toThrow(sentence);
});

import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { documentAt } from './corpus.ts';
import { describePrompt } from './describe-prompt.ts';
import { EXAMPLES } from './examples.ts';

describe('describing a prompt', () => {
  it('finds taught prompts within, and of their family', () => {
    for (let i = 0; i < 300; i++) {
      const { prompt, family } = documentAt(99, i);
      expect(describePrompt(prompt), prompt).toMatchObject({ family, within: true, reason: '' });
    }
  });

  it('finds every example within', () => {
    for (const { prompt, family } of EXAMPLES) expect(describePrompt(prompt), prompt).toMatchObject({ family, within: true });
  });

  it('offers only right answers', () => {
    for (const { prompt, family, answer } of EXAMPLES) {
      if (family === 'equation') expect(check({ prompt, family, answer: answer! }, `<answer>${answer}<eos>`).correct).toBe(true);
    }
  });

  it.each([
    ['What is the capital of France?', 'none of them'],
    ['Mia has 12 dragons. How many dragons does Mia have now?', 'dragons'],
    ['Solve 3x+4000=4060.', 'up to 999'],
    ['', 'none of them'],
  ])('owns up to %j', (prompt, words) => {
    const { within, reason } = describePrompt(prompt);
    expect(within).toBe(false);
    expect(reason).toContain(words);
  });
});

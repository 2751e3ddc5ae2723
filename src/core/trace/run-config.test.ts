/** Nonsense in a link becomes the nearest run that exists, and is said. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clampConfig, DEFAULT_CONFIG, gammaLimits, possibleRules, RUN_LIMITS, sameConfig } from './run-config.ts';

it('leaves a good configuration alone', () => {
  expect(clampConfig(DEFAULT_CONFIG)).toEqual({ config: DEFAULT_CONFIG, clamped: [] });
  expect(clampConfig({ temperature: 0.01 })).toEqual({ config: { ...DEFAULT_CONFIG, temperature: 0.01 }, clamped: [] });
  expect(clampConfig({ gamma: '6', temperature: '0' })).toEqual({ config: { ...DEFAULT_CONFIG, gamma: 6, temperature: 0 }, clamped: [] });
});

it.each([
  [{ gamma: '99' }, { gamma: 15 }],
  [{ gamma: '-1' }, { gamma: 0 }],
  [{ gamma: '2.6' }, { gamma: 3 }],
  [{ temperature: '0.005' }, { temperature: 0 }],
  [{ temperature: 1e-30 }, { temperature: 0 }],
  [{ temperature: '-3' }, { temperature: 0 }],
  [{ gamma: 'many' }, { gamma: DEFAULT_CONFIG.gamma }],
  [{ rule: 'R9' }, { rule: DEFAULT_CONFIG.rule }],
  [{ drafter: 'eagle99' }, { drafter: DEFAULT_CONFIG.drafter }],
  [{ seed: '1e99' }, { seed: RUN_LIMITS.seed.max }],
  [{ prompt: 'x'.repeat(9000) }, { prompt: 'x'.repeat(RUN_LIMITS.promptCharacters) }],
] as const)('%o is settled and said', (raw, used) => {
  const { config, clamped } = clampConfig(raw);
  expect(config).toEqual({ ...DEFAULT_CONFIG, ...used });
  expect(clamped).toHaveLength(1);
});

it('always gives a run that exists', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...Object.keys(DEFAULT_CONFIG)), fc.anything()), (raw) => {
      const { config } = clampConfig(raw);
      expect(clampConfig(config).clamped).toEqual([]);
      expect(sameConfig(clampConfig(config).config, config)).toBe(true);
    }),
  );
});

it.each([
  [{ treeBudget: '12', drafter: 'prompt-lookup' }, { drafter: 'prompt-lookup', treeBudget: 0 }, ['treeBudget']],
  [{ treeBudget: '12', rule: 'R4', gamma: '15' }, { treeBudget: 12, rule: 'R4', gamma: 7 }, ['gamma']],
  [{ treeBudget: '12', gamma: '0', temperature: '0' }, { treeBudget: 12, gamma: 1, temperature: 0 }, ['gamma']],
  [{ treeBudget: '12' }, { treeBudget: 12, rule: 'R2' }, ['rule']],
  [{ treeBudget: '99', rule: 'R3' }, { treeBudget: 31, rule: 'R3' }, ['treeBudget']],
  [{ drafter: 'dflash' }, { drafter: 'dflash', rule: 'R2' }, ['rule']],
  [{ drafter: 'dflash', rule: 'R4', gamma: '12' }, { drafter: 'dflash', rule: 'R4', gamma: 7 }, ['gamma']],
  [{ drafter: 'dflash', temperature: '0', gamma: '7' }, { drafter: 'dflash', temperature: 0, gamma: 7 }, []],
  [{ weights: 'dflash-opd-400-1a2b3c4d' }, {}, ['weights']],
  [{ drafter: 'eagle3', weights: 'dflash-opd-400-1a2b3c4d' }, { drafter: 'eagle3' }, ['weights']],
  [{ drafter: 'dflash', temperature: '0', weights: 'dflash-opd-400-1a2b3c4d' }, { drafter: 'dflash', temperature: 0, weights: 'dflash-opd-400-1a2b3c4d' }, []],
  [{ drafter: 'dflash', temperature: '0', weights: '../../secret' }, { drafter: 'dflash', temperature: 0 }, ['weights']],
  [{ drafter: 'dflash', treeBudget: '12', rule: 'R3', gamma: '0' }, { drafter: 'dflash', treeBudget: 12, rule: 'R3', gamma: 1 }, ['gamma']],
] as const)('%o: what cannot be combined gives way, and it is said', (raw, used, keys) => {
  const { config, clamped } = clampConfig(raw);
  expect(config).toEqual({ ...DEFAULT_CONFIG, ...used });
  expect(clamped.map(({ key }) => key)).toEqual(keys);
});

it('what may be chosen for trained weights is what their way of drafting can do', () => {
  const settled = (drafter: 'dflash' | 'eagle3', weights: string) => clampConfig({ drafter, weights, gamma: 15, temperature: 0.8, rule: 'R1' }).config;
  expect(settled('eagle3', 'eagle3-block-sft-60-1a2b3c4d')).toMatchObject({ gamma: 7, rule: 'R2' });
  expect(settled('dflash', 'dflash-autoregressive-sft-60-1a2b3c4d')).toMatchObject({ gamma: 15, rule: 'R1' });
  // weights that are not this drafter's give way before it is asked
  expect(settled('dflash', 'eagle3-sft-60-1a2b3c4d')).toMatchObject({ weights: 'shipped', gamma: 7, rule: 'R2' });
});

it('says what may be chosen of what is clamped', () => {
  for (const drafter of ['draft-model', 'dflash', 'prompt-lookup'] as const) {
    for (const treeBudget of [0, 12]) {
      const { config } = clampConfig({ drafter, treeBudget, gamma: 15, temperature: 0.8, rule: 'R1' });
      expect(gammaLimits(config).max).toBe(config.gamma);
      expect(possibleRules(config)).toContain(config.rule);
      expect(possibleRules(config).includes('R1')).toBe(config.rule === 'R1');
    }
  }
});

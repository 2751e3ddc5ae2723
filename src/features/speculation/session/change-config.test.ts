/** The rule gives way to a drafter without q above temperature 0, and it is remembered exactly as long as that is why. */
import { expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '#core/trace/run-config.ts';
import { changedConfig } from './change-config.ts';

const start = { config: DEFAULT_CONFIG, ruleGaveWay: false };

it.each([{ drafter: 'dflash' }, { treeBudget: 9 }, { drafter: 'dflash', weights: 'dflash-opd-400-1a2b3c4d' }])('%j moves R1 to R2, and says so', (part) => {
  const moved = changedConfig(start, part);
  expect(moved).toMatchObject({ config: { rule: 'R2' }, ruleGaveWay: true });
  expect(changedConfig(moved, { seed: 3 }).ruleGaveWay).toBe(true);
  expect(changedConfig(moved, { rule: 'R2' }).ruleGaveWay).toBe(false);
  expect(changedConfig(moved, { temperature: 0 }).ruleGaveWay).toBe(false);
});

it('says nothing where no rule moved', () => {
  expect(changedConfig(start, { drafter: 'eagle3' }).ruleGaveWay).toBe(false);
  expect(changedConfig({ ...start, config: { ...DEFAULT_CONFIG, rule: 'R4' } }, { drafter: 'dflash' })).toMatchObject({ config: { rule: 'R4' }, ruleGaveWay: false });
  expect(changedConfig({ ...start, config: { ...DEFAULT_CONFIG, temperature: 0 } }, { drafter: 'dflash' })).toMatchObject({ config: { rule: 'R1' }, ruleGaveWay: false });
});

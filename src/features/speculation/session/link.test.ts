/** A link reproduces a run, holds nothing that is as by default, and survives whatever people type into it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sameSetting } from '#core/speculation/re-judge.ts';
import { ACCEPT_RULES, clampConfig, DEFAULT_CONFIG, DRAFTERS } from '#core/trace/run-config.ts';
import { SHIPPED } from '#core/trace/trained-weights.ts';
import { STUDIES } from '../study/studies.ts';
import { TOUR_STEPS } from '../tour/tour-steps.ts';
import { readLink, writeLink } from './link.ts';

it('is empty for the default run', () => {
  expect(writeLink({ config: DEFAULT_CONFIG })).toBe('');
  expect(readLink('')).toEqual({ config: DEFAULT_CONFIG, clamped: [], at: null, badAt: null, study: STUDIES[0], whatIf: null, tour: null });
});

it('holds only what differs', () => {
  expect(writeLink({ config: { ...DEFAULT_CONFIG, gamma: 6 }, at: { round: 6, slot: 3 } })).toBe('?gamma=6&at=6.3');
});

it('holds a tree of drafts', () => {
  const config = { ...DEFAULT_CONFIG, treeBudget: 12, rule: 'R4' } as const;
  expect(writeLink({ config })).toBe('?tree=12&rule=R4');
  expect(readLink('?tree=12&rule=R4').config).toEqual(config);
});

it('replaces what is its own in a query, and keeps the rest', () => {
  expect(writeLink({ config: { ...DEFAULT_CONFIG, seed: 9 } }, '?utm=a%26b&gamma=6&at=1.1&seed=3')).toBe('?utm=a%26b&seed=9');
  expect(writeLink({ config: DEFAULT_CONFIG }, '?gamma=6')).toBe('');
});

it('comes back as it went', () => {
  const configs = fc.record({
    prompt: fc.string({ maxLength: 200, unit: 'grapheme' }),
    drafter: fc.constantFrom(...DRAFTERS),
    weights: fc.constantFrom(SHIPPED, 'dflash-opd-400-1a2b3c4d', 'eagle3-sft-7-00000000'),
    gamma: fc.integer({ min: 0, max: 15 }),
    treeBudget: fc.constantFrom(0, 9),
    rule: fc.constantFrom(...ACCEPT_RULES),
    temperature: fc.integer({ min: 0, max: 20 }).map((x) => x / 10),
    seed: fc.nat(0xffffffff),
    maxTokens: fc.integer({ min: 1, max: 512 }),
  }).map((config) => clampConfig(config).config);
  const whatIfs = fc.option(fc.record({ rule: fc.constantFrom(...ACCEPT_RULES), temperature: fc.integer({ min: 0, max: 1500 }).map((x) => x / 1000) }));
  const tours = fc.option(fc.nat(TOUR_STEPS.length - 1));
  fc.assert(fc.property(configs, fc.nat(99), fc.nat(15), fc.constantFrom(...STUDIES), whatIfs, tours, (config, round, slot, study, whatIf, tour) => {
    // A question at the run's own setting asks nothing.
    const asked = whatIf && sameSetting(config, whatIf) ? null : whatIf;
    expect(readLink(writeLink({ config, at: { round, slot }, study, whatIf, tour }))).toEqual({ config, clamped: [], at: { round, slot }, badAt: null, study, whatIf: asked, tour });
  }));
});

it('never fails, and settles on a run that can be linked', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), fc.webQueryParameters(), (one, two) => {
    for (const query of [`?${one}`, `?${two}`, `?gamma=${one}&at=${one}&prompt=${two}`]) {
      const { config } = readLink(query);
      expect(readLink(writeLink({ config })).config).toEqual(config);
    }
  }));
});

it('starts with the rounds where it names no view that exists', () => {
  for (const query of ['', '?view=', '?view=nonsense', '?view=__proto__']) expect(readLink(query).study).toBe(STUDIES[0]);
});

it('asks no what-if that means nothing', () => {
  expect(readLink('?if=R2-0.35').whatIf).toEqual({ rule: 'R2', temperature: 0.35 });
  for (const query of ['?if=R5-1', '?if=R2', '?if=R2--1', '?if=R2-9', '?if=R2-1e1', '?if=0.5']) expect(readLink(query).whatIf).toBeNull();
});

it('counts the steps of the tour from 1, and knows no others', () => {
  expect(readLink('?tour=1').tour).toBe(0);
  for (const query of ['?tour=', '?tour=0', '?tour=7', '?tour=1.5', '?tour=yes', '?tour=01']) expect(readLink(query).tour).toBeNull();
});

it.each(['6', '6.', '.3', 'banana', '6.3.1', '-1.2', '1e3.1'])('says that at=%s is no token', (at) => {
  expect(readLink(`?at=${at}`)).toMatchObject({ at: null, badAt: at });
});

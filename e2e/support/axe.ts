/** What axe calls serious or critical, one line each, so that a failed test reads as a list of things to mend. */
import { AxeBuilder } from '@axe-core/playwright';
import axeCore from 'axe-core';
import type { Page } from '@playwright/test';

interface Scope {
  /** Of the page, by selector; else all of it. */
  readonly within?: string;
  /** These rules alone. */
  readonly rules?: string[];
  /** Not these, by selector. */
  readonly without?: readonly string[];
}

/** Axe reads the same few colours tens of thousands of times, at a quarter of its time: each text is parsed once. */
const SOURCE = `${axeCore.source};(${rememberColours.toString()})(axe.commons.color.Color.prototype)`;

interface Colour {
  r: number;
  g: number;
  b: number;
  alpha: number;
}

/** Runs in the page, so that it knows nothing from outside. */
function rememberColours(prototype: { parseString: (this: Colour, text: string) => Colour }): void {
  const { parseString } = prototype;
  const known = new Map<string, Colour>();
  prototype.parseString = function (text) {
    const before = known.get(text);
    if (before) return Object.assign(this, before);
    const { r, g, b, alpha } = parseString.call(this, text);
    known.set(text, { r, g, b, alpha });
    return this;
  };
}

export async function seriousProblems(page: Page, { within, rules, without = [] }: Scope = {}): Promise<readonly string[]> {
  // In one go: partial runs, meant for frames of other origins, name every element that passed too, which takes as long again.
  const axe = new AxeBuilder({ page, axeSource: SOURCE }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (within !== undefined) axe.include(within);
  for (const selector of without) axe.exclude(selector);
  if (rules) axe.withRules(rules);
  const { violations } = await axe.analyze();
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => ({ id, at: target.join(' '), line: `${id}: ${help} (${target.join(' ')}) ${failureSummary ?? ''}` })));
  const small = found.filter(({ id }) => id === 'target-size').map(({ at }) => at);
  const cut = small.length === 0 ? [] : await cutByScrolling(page, small);
  return found.filter(({ id, at }) => id !== 'target-size' || !cut.includes(at)).map(({ line }) => line);
}

/** What a box cuts at its edge is whole once one has scrolled to it; axe takes what lies beyond that edge for what lies on top. */
function cutByScrolling(page: Page, selectors: readonly string[]): Promise<readonly string[]> {
  return page.evaluate((all) => all.filter((selector) => {
    const target = document.querySelector(selector);
    const own = target?.getBoundingClientRect();
    for (let box = target?.parentElement; own && box; box = box.parentElement) {
      const { top, bottom } = box.getBoundingClientRect();
      if (/auto|scroll/.test(getComputedStyle(box).overflowY) && (own.top < top || own.bottom > bottom)) return true;
    }
    return false;
  }), selectors);
}

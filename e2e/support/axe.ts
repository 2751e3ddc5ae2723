/** What axe calls serious or critical, one line each, so that a failed test reads as a list of things to mend. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Scope {
  /** Of the page, by selector; else all of it. */
  readonly within?: string;
  /** These rules alone. */
  readonly rules?: string[];
  /** Not these, by selector. */
  readonly without?: readonly string[];
}

export async function seriousProblems(page: Page, { within, rules, without = [] }: Scope = {}): Promise<readonly string[]> {
  // In one go: partial runs, meant for frames of other origins, name every element that passed too, which takes as long again.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
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

/** What axe calls serious or critical, one line each, so that a failed test reads as a list of things to mend. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Scope {
  /** Of the page, by selector; else all of it. */
  readonly within?: string;
  /** These rules alone. */
  readonly rules?: string[];
}

export async function seriousProblems(page: Page, { within, rules }: Scope = {}): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  if (within !== undefined) axe.include(within);
  if (rules) axe.withRules(rules);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} (${node.target.join(' ')}) ${node.failureSummary ?? ''}`));
}

/** A DFlash block's attention: each slot's split between text and block, what it saw brightest, and runs in which there is nothing to see. */
import { expect, test, type Page } from '@playwright/test';
import { blockAttentionAt, brightest } from '#core/trace/block-attention.ts';
import { roundsAt } from '#core/trace/rounds.ts';
import { withSimulatedAttention } from '#core/trace/simulated-attention.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { Lab } from './support/lab.ts';
import { passesAxe } from './support/passes-axe.ts';
import { serveTraces } from './support/traces.ts';

const config = { drafter: 'dflash', rule: 'R4', gamma: 5 } as const;
const bare = simulateRun({ config, blur: 0.5 });
const watched = withSimulatedAttention(bare);
const layered = withSimulatedAttention(simulateRun({ config: { ...config, seed: 8 }, blur: 0.5 }), 2);
const other = simulateRun({ config: { rule: 'R4' } });

const percent = (share: number): string => `${Math.round(100 * share)}%`;

function slotsOf(round: number) {
  const found = blockAttentionAt(watched, roundsAt(watched, watched.length)[round - 1]!);
  if (found.kind !== 'seen') throw new Error(found.kind);
  return found;
}

async function look(page: Page): Promise<Lab> {
  await serveTraces(page, [watched, layered, bare, other]);
  const lab = await Lab.open(page, '?view=attention');
  await lab.jumpToEnd();
  return lab;
}

const list = (page: Page) => page.getByRole('listbox', { name: /^Where the block of round/ });

test('each slot of the round, and what it looked at: by keyboard, and everything follows', async ({ page }) => {
  const lab = await look(page);
  await lab.button('Beginning').click();
  await expect(page.getByText('No round yet.')).toBeVisible();
  await lab.button('Next round').click();
  const { slots, text } = slotsOf(1);
  await expect(list(page).getByRole('option')).toHaveCount(slots.length);
  for (const [i, { onContext, onBlock }] of slots.entries()) {
    await expect(list(page).getByRole('option').nth(i)).toHaveAccessibleName(new RegExp(`^Slot ${i + 1}, .*: ${percent(onContext)} of its attention on the text, ${percent(onBlock)} on the block$`));
  }
  await list(page).getByRole('option').first().click();
  await list(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(list(page).getByRole('option', { selected: true })).toHaveAccessibleName(/^Slot 2,/);
  await expect(lab.why).toContainText('round 1 · slot 2');
  const [first] = brightest(slots[1]!, 1);
  await expect(page.getByTestId('look')).toContainText(`(${percent(first!.share)})`);
  await expect(page.getByTestId('looked-text').locator('[data-token]')).toHaveCount(text.length + 1);
  await page.getByTestId('attention').getByText('Table').first().click();
  await expect(page.getByRole('table', { name: /^Where the block of round 1/ }).getByRole('row')).toHaveCount(slots.length + 1);
});

test('several layers: their mean, or one of them', async ({ page }) => {
  await look(page);
  await expect(page.getByRole('radio', { name: 'Layer 1' })).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Examples' }).selectOption({ label: 'Run 1' });
  await page.getByRole('button', { name: 'End', exact: true }).click();
  const names = () => list(page).getByRole('option').evaluateAll((options) => options.map((option) => option.getAttribute('aria-label')));
  await expect(page.getByRole('radio', { name: 'All layers' })).toBeChecked();
  const mean = await names();
  await page.getByText('Layer 2', { exact: true }).click();
  expect(await names()).not.toEqual(mean);
});

test('a run from before it was recorded, and a drafter that fills in no block, say so', async ({ page }) => {
  const lab = await look(page);
  await page.getByRole('combobox', { name: 'Examples' }).selectOption({ label: 'Run 2' });
  await lab.button('Next round').click();
  await expect(page.getByTestId('attention-absent')).toContainText('was not recorded in this run');
  await page.getByRole('combobox', { name: 'Examples' }).selectOption({ label: 'Run 3' });
  await lab.button('Next round').click();
  await expect(page.getByTestId('attention-absent')).toContainText('fills in no block');
  await page.getByText('Rounds', { exact: true }).first().click();
  await expect(page.getByRole('radio', { name: 'Attention' })).toHaveCount(0);
});

passesAxe(async (page) => {
  await look(page);
  await expect(list(page)).toBeVisible();
});

/** What does one more draft token cost on this device, and what would another γ bring? And: why is this run as fast, or as slow, as it is? */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { gammaAt } from '#core/trace/gamma-at.ts';
import { intervalsAt } from '#core/trace/intervals.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { speedTermsAt } from '#core/trace/speed-terms.ts';
import { seriousProblems } from './support/axe.ts';
import { Lab } from './support/lab.ts';
import { ratioRun, serveTraces, slowRun, timedRun } from './support/traces.ts';

const time = (page: Page): Locator => page.getByTestId('time');
const figure = (page: Page, name: string): Locator => time(page).locator(`[data-figure=${name}]`);
const rounds = (page: Page): Locator => time(page).getByRole('listbox', { name: /^Measured times/ });

async function openTables(page: Page): Promise<void> {
  for (const summary of await page.locator('summary:visible').filter({ hasText: 'Table' }).all()) await summary.click();
}

test('a live run measures what one more draft token costs here, and which γ that implies', async ({ page }) => {
  test.setTimeout(300_000);
  const lab = await Lab.open(page, `?prompt=${encodeURIComponent('Ada has 12 pears. She finds 30 more. How many pears does Ada have now?')}&tokens=40&temperature=0&rule=R4&gamma=5`);
  await lab.runLive(200_000);
  await lab.jumpToEnd();
  await page.getByText('Time', { exact: true }).click();
  await expect(figure(page, 'more')).toContainText(/One more draft token costs \d+\.\d\d of a plain step: .* \(measured/);
  await expect(figure(page, 'best')).toContainText(/Estimated best: γ = \d+/);
  await expect(figure(page, 'identity')).toContainText('×');
  await openTables(page);
  const costs = time(page).getByRole('table', { name: /^Cost of a pass/ });
  // γ + 1 = 6 rows were timed too.
  await expect(costs.getByRole('rowheader')).toHaveText(['1', '2', '3', '4', '5', '6', '8', '16']);
  await expect(time(page)).not.toContainText('NaN');
});

test('the figures are those of the log', async ({ page }) => {
  await serveTraces(page, [timedRun]);
  const lab = await Lab.open(page, '?view=time');
  await lab.jumpToEnd();
  const { costs, best, estimates, model } = gammaAt(timedRun, timedRun.length);
  const terms = speedTermsAt(timedRun, timedRun.length)!;
  const two = (x: number): string => x.toFixed(2);
  await expect(figure(page, 'more')).toContainText(`costs ${two(costs!.moreRow + costs!.moreDraft!)} of a plain step: ${two(costs!.moreDraft!)} to draft it, ${two(costs!.moreRow)} to verify it`);
  await expect(figure(page, 'best')).toContainText(`Estimated best: γ = ${best!.gamma}, ${two(best!.speedup)}×. This run used γ = 4.`);
  await expect(figure(page, 'identity')).toContainText(`${two(terms.plain!.speedup)}×`);
  await expect(figure(page, 'measured')).toContainText(`${two(231 / 150)}×`);
  const implied = time(page).getByRole('table', { name: 'The γ that this implies' });
  await expect(implied.getByRole('row')).toHaveCount(1 + estimates.length);
  await openTables(page);
  const speedups = time(page).getByRole('table', { name: 'Speed-up by γ' });
  await expect(speedups.getByRole('row', { name: /^4 / })).toHaveText(`4${two(231 / 150)}${two(estimates[4]!.speedup)}${two(model!.speedups[4]!)}`);
  await expect(time(page)).toContainText('every draft kept with the same chance');
});

test('the plain lane has a block for every token of the rounds above it, and is not drawn where nothing was measured', async ({ page }) => {
  const alone = simulateRun({ config: { seed: 7 }, blur: 0.5, comparison: false });
  await serveTraces(page, [timedRun, alone]);
  const lab = await Lab.open(page, '?view=time');
  await lab.jumpToEnd();
  const shown = await rounds(page).getByRole('option').evaluateAll((options) => options.map((option) => Number(/(\d+) tokens?$/.exec(option.getAttribute('aria-label') ?? '')?.[1])));
  expect(shown.length).toBeGreaterThan(3);
  await expect(rounds(page).locator('[data-lane=plain]')).toHaveCount(shown.reduce((sum, tokens) => sum + tokens, 0));
  await expect(time(page)).toContainText('average speed (simulated)');
  await page.getByRole('combobox', { name: 'Examples' }).selectOption({ label: 'Run 1' });
  await lab.jumpToEnd();
  await expect(time(page)).toContainText('no comparison with plain decoding, so no plain lane');
  await expect(rounds(page).locator('[data-lane]')).toHaveCount(0);
});

test('a recording without these measurements says so', async ({ page }) => {
  await serveTraces(page, [ratioRun]);
  const lab = await Lab.open(page, '?view=time');
  await lab.jumpToEnd();
  await expect(figure(page, 'more')).toContainText('Not measured in this recording');
  await expect(figure(page, 'identity')).toContainText('×');
});

test('slower than plain decoding is said in the same size, with the largest term named', async ({ page }) => {
  await serveTraces(page, [slowRun, timedRun]);
  const lab = await Lab.open(page, '?view=time');
  await lab.jumpToEnd();
  await expect(figure(page, 'measured')).toContainText('slower than plain decoding');
  await expect(figure(page, 'because')).toContainText('Slower than plain decoding, because drafting takes the most: 40.0 of the 46.4 ms');
  const size = (): Promise<string> => figure(page, 'measured').locator('strong').evaluate((element) => getComputedStyle(element).font);
  const slow = await size();
  await page.getByRole('combobox', { name: 'Examples' }).selectOption({ label: 'Run 1' });
  await lab.jumpToEnd();
  await expect(figure(page, 'measured')).toContainText('faster than plain decoding');
  expect(await size()).toBe(slow);
});

test('a round is chosen in the times with the arrow keys or the mouse, and every panel follows', async ({ page }) => {
  await serveTraces(page, [timedRun]);
  const lab = await Lab.open(page, '?view=time');
  await lab.jumpToEnd();
  const last = intervalsAt(timedRun, timedRun.length).at(-1)!.round;
  await rounds(page).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(rounds(page).getByRole('option', { selected: true })).toHaveAccessibleName(new RegExp(`^Round ${last - 1}: draft`));
  await expect(lab.why).toContainText(`round ${last - 1}`);
  await expect(page).toHaveURL(new RegExp(`at=${last - 1}\\.\\d+&view=time`));
  await page.keyboard.press('Home');
  await expect(rounds(page).getByRole('option', { selected: true })).toHaveAccessibleName(/^Round 1: draft/);
  await expect(lab.why).toContainText('round 1 ');
  await rounds(page).getByRole('option', { name: /^Round 3:/ }).click();
  await expect(lab.why).toContainText('round 3 ');
});

test('the times follow the cursor', async ({ page }) => {
  await serveTraces(page, [timedRun]);
  const lab = await Lab.open(page, '?view=time');
  await lab.jumpToEnd();
  await lab.button('Beginning').click();
  await expect(time(page)).toContainText('Times appear when the first round has ended');
  await lab.button('Next round').click();
  await lab.button('Next round').click();
  await expect(rounds(page).getByRole('option')).toHaveCount(2);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    await serveTraces(page, [slowRun]);
    const lab = await Lab.open(page, '?view=time');
    await lab.jumpToEnd();
    await openTables(page);
    expect(await seriousProblems(page)).toEqual([]);
  });
}

test('it fits a phone, and keeps its place in the link', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await serveTraces(page, [timedRun]);
  const lab = await Lab.open(page, '?view=time');
  await lab.jumpToEnd();
  await openTables(page);
  await expect(rounds(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await expect(page).toHaveURL(/view=time/);
});

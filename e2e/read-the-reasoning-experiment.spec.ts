/** A reader asks what was measured of the thinking reward model: which claims hold, by which figures; with a file that is whole, missing or damaged; by keys alone, in the dark, on a phone. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { readExperiment, type ReasoningExperiment } from '#core/reasoning/experiment-file.ts';
import { EXPERIMENTS } from '#features/reasoning/gallery/example-experiment.ts';
import { passesAxe } from './support/passes-axe.ts';

const FILE = '**/reasoning/experiment.json';
const shipped = readExperiment(JSON.parse(readFileSync('public/reasoning/experiment.json', 'utf8')));
const { whole, part } = EXPERIMENTS;
const percent = (share: number): string => `${(100 * share).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })}%`;
const verdicts = ({ claims }: ReasoningExperiment) => claims.map(({ measured, holds }) => (measured === null ? 'unmeasured' : holds === null ? 'undecided' : holds ? 'holds' : 'fails'));

async function open(page: Page, file?: ReasoningExperiment): Promise<void> {
  if (file) await page.route(FILE, (route) => route.fulfill({ json: file }));
  await page.goto('./?think-view=measured#/reasoning');
  await expect(page.getByTestId('measured')).toBeVisible();
}

const claims = (page: Page) => page.locator('[data-claim]');
const table = (page: Page, name: string) => page.getByRole('table', { name });

test('which claims hold is found from the page’s first screen, as the shipped file has it', async ({ page }) => {
  await page.goto('./#/reasoning');
  await page.getByRole('group', { name: 'What to look at' }).getByText('What was measured').click();
  await expect(page).toHaveURL(/think-view=measured/);
  await expect(claims(page)).toHaveCount(5);
  expect(await claims(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-verdict')))).toEqual(verdicts(shipped));
  for (const { id, measured } of shipped.claims) {
    const figure = page.locator(`[data-claim=${id}] [data-figure=${id}]`);
    await expect(figure).toHaveCount(measured === null ? 0 : 1);
    if (measured !== null) await expect(figure).toHaveAttribute('data-value', `${measured}`);
  }
  const missing = [shipped.best, shipped.alphas, shipped.judge, shipped.rivals, shipped.judge ?? shipped.best, shipped.trm].filter((own) => own === null).length;
  await expect(page.locator('[data-pending]')).toHaveCount(missing);
});

test('figures, sentences and tables are those of the file, a miss as plain as a hit', async ({ page }) => {
  await open(page, whole);
  await expect(page.getByRole('heading', { name: 'Of 5 claims 4 hold, 1 does not.' })).toBeVisible();
  const miss = page.getByRole('listitem').filter({ hasText: 'C3 ·' });
  await expect(miss).toContainText('Does not hold');
  await expect(miss).toContainText('smallest and largest seed');
  await expect(page.locator('[data-claim=C1]')).toContainText('84.3% 95 % interval 82.2% to 86.4%', { useInnerText: true });
  await expect(page.locator('[data-claim=C5]')).toContainText('31400 candidate pairs of 8400 problems; seed 1');

  const { curves } = whole.best!;
  await expect(page.getByRole('heading', { name: `Of 16 traces the reward model picks a right one for ${percent(curves.trm[4]!.value)} of the problems; one trace alone is right for ${percent(curves.trm[0]!.value)}.` })).toBeVisible();
  await expect(page.getByRole('img', { name: /^N, traces 16: reward model 67\.6%, step likelihood / })).toBeVisible();
  await page.getByText('Table: Right answers, by who chooses').click();
  for (const [i, n] of [1, 2, 4, 8, 16].entries()) {
    const row = table(page, 'Right answers, by who chooses').getByRole('row').nth(i + 1);
    await expect(row.getByRole('rowheader')).toHaveText(`${n}`);
    await expect(row.getByRole('cell')).toHaveText(Object.values(curves).map((curve) => { const { value, low, high } = curve[i]!; return `${percent(value)} (${percent(low)}–${percent(high)})`; }));
  }

  const ends = page.locator('[data-part=policy]').getByRole('table', { name: 'What each weight ends with' });
  for (const { alpha, final, finalBySeed } of whole.alphas!) {
    const row = ends.getByRole('row', { name: alpha === 0 ? /^verifier alone/ : new RegExp(`^α = ${alpha} `) });
    await expect(row.getByRole('cell').first()).toHaveText(finalBySeed.map(percent).join(' · '));
    await expect(row.getByRole('cell').nth(1)).toHaveText(percent(final.value));
    const duel = whole.wins!.find((own) => own.alpha === alpha);
    if (duel) await expect(row.getByRole('cell').last()).toHaveText(percent(duel.won / (duel.won + duel.lost)));
  }

  await page.getByText('Table: Prefers what the judge prefers').click();
  for (const { right, tie, wrong, accuracy } of whole.rivals!) {
    await expect(table(page, 'Prefers what the judge prefers').getByRole('row', { name: `${right.toLocaleString('en')} ${tie} ${wrong.toLocaleString('en')} ${percent(accuracy.value)}` })).toBeVisible();
  }
  await expect(table(page, 'Correlation of the four scores').getByRole('row', { name: 'Micro-efficiency −0.03 +0.02' })).toBeVisible();
  await expect(page.getByTestId('pending')).toHaveCount(0);
});

test('what was measured in part says which part is missing', async ({ page }) => {
  await open(page, part);
  expect(await claims(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-verdict')))).toEqual(verdicts(part));
  await expect(page.locator('[data-claim=C1]')).toContainText('A part of it has not been measured.');
  await expect(page.getByTestId('pending').getByRole('listitem')).toHaveText([/^Best-of-N/]);
});

test('a damaged file is told, and one that does not come can be asked for again', async ({ page }) => {
  await page.route(FILE, (route) => route.fulfill({ json: { ...whole, version: 2 } }));
  await page.goto('./?think-view=measured#/reasoning');
  await expect(page.getByRole('alert')).toContainText('cannot be read: it is damaged, or of another version');
  await page.unroute(FILE);
  await page.route(FILE, (route) => route.fulfill({ status: 404 }));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toContainText('could not be fetched');
  await page.unroute(FILE);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(claims(page)).toHaveCount(5);
  await page.getByRole('group', { name: 'What to look at' }).getByText('One thought').click();
  await expect(page.getByTestId('steps')).toBeVisible();
});

test('by keys alone it is found, another curve is chosen, and a table is opened', async ({ page }) => {
  await page.route(FILE, (route) => route.fulfill({ json: whole }));
  await page.goto('./#/reasoning');
  await expect(page.getByTestId('steps')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('what was measured');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('measured')).toBeVisible();
  await expect(page.locator('[data-part=larger]')).toContainText('begun from a larger policy (algebra-s). By the same rules: C3 does not hold, C4 holds.');
  const policy = page.locator('[data-part=policy]');
  const monitors = policy.getByRole('group', { name: 'What to draw' });
  await monitors.getByRole('radio', { name: 'Right answers' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(policy.getByRole('heading', { name: 'Length on held-out problems' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(policy.locator('summary')).toBeFocused();
  await page.keyboard.press('Enter');
  const last = whole.alphas![0]!.evaluations.at(-1)!;
  await expect(table(page, 'Length on held-out problems').getByRole('row').last().getByRole('cell').first()).toContainText(last.length!.value.toFixed(1));
});

test.describe('all of it, tables open', () => {
  passesAxe(async (page) => {
    await open(page, whole);
    await page.locator('[data-part] summary').evaluateAll((all) => all.forEach((summary) => summary.parentElement!.setAttribute('open', '')));
  });
});

test.describe('nothing of it', () => {
  passesAxe((page) => open(page, EXPERIMENTS.none));
});

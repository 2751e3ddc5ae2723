/** A visitor uses what was trained in the tab: drafts with it, saves it, and finds it again; where it is not, the page says so and runs nothing else. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { DEFAULT_TRAINING } from '#core/training/training-config.ts';
import { seriousProblems } from './support/axe.ts';
import { keepTraining } from './support/kept-training.ts';
import { Lab } from './support/lab.ts';
import { serveArms, TrainingLab } from './support/training-lab.ts';

const LOADING_MS = 60_000;
const RUN = `&prompt=${encodeURIComponent('Ada has 12 pears. She finds 30 more. How many pears does Ada have now?')}&tokens=24&temperature=0&rule=R4`;

const kept = (page: Page) => page.getByTestId('kept');

test('what is kept drafts a live run, is saved, is forgotten; then its link says that it is gone', async ({ page }) => {
  test.setTimeout(8 * LOADING_MS);
  await serveArms(page, []);
  const lab = await TrainingLab.open(page, `?${RUN.slice(1)}`);
  await expect(kept(page)).toHaveCount(0);
  await keepTraining(page, 'dflash-opd-0000000aa');
  await page.reload();
  await expect(kept(page)).toContainText('DFlash, Draft-OPD, step 400 of 400');
  await expect(kept(page)).toContainText(/τ 3\.21 · from the shipped drafter, seed 1 · 3\.0 MB/);
  expect(await seriousProblems(page)).toEqual([]);
  const weights = await kept(page).locator('li').getAttribute('data-weights');

  const download = page.waitForEvent('download');
  await lab.button('Save weights').click();
  expect((await download).suggestedFilename()).toBe(`slipstream-${weights}.zip`);
  const zip = (await readFile(await (await download).path())).toString('latin1');
  for (const file of ['README.md', 'config.json', 'model.safetensors']) expect(zip).toContain(`slipstream-${weights}/${file}`);
  await expect(kept(page).getByRole('status')).toHaveText(`Saved as slipstream-${weights}.zip.`);

  await lab.button('Speculate with it').click();
  const runs = new Lab(page);
  await expect(page).toHaveURL(new RegExp(`drafter=dflash&weights=${weights}&gamma=7`));
  await expect(runs.invitation).toBeVisible();
  await expect(page.getByRole('button', { name: /DFlash, your training, step 400, 7 ahead/ })).toBeVisible();
  await expect(page.getByText('The rule is now R2')).toHaveCount(0);
  await runs.run.click();
  await runs.expectState('live', 2 * LOADING_MS);
  await expect(page.getByTestId('facts')).toContainText('DFlash, your training, step 400');
  // What passes cost is measured behind it, and nobody waits for that here.
  await expect(async () => {
    await runs.button('End').click();
    await expect(runs.figures.locator('[data-figure=identical]')).toContainText('yes', { timeout: 500 });
  }).toPass({ timeout: 4 * LOADING_MS });
  await expect(runs.failure).toHaveCount(0);
  expect(await seriousProblems(page)).toEqual([]);
  const run = page.url();

  await page.getByRole('navigation', { name: 'Labs' }).getByRole('link', { name: 'Training' }).click();
  await lab.button('Forget').click();
  await lab.button('Forget for good').click();
  await expect(kept(page).getByRole('status')).toHaveText('Forgotten.');
  await expect(kept(page).getByRole('listitem')).toHaveCount(0);
  await page.goto(run);
  await page.reload();
  await expect(runs.invitation).toContainText('its weights are not in this one');
});

test('what cannot be judged by R1 moves the rule, and the form says why', async ({ page }) => {
  await serveArms(page, []);
  const lab = await TrainingLab.open(page);
  await keepTraining(page, 'dflash-opd-0000000aa');
  await page.reload();
  await lab.button('Speculate with it').click();
  const form = page.getByRole('form', { name: 'Prompt and settings' });
  await expect(page.getByRole('button', { name: /7 ahead · R2 point mass/ })).toBeVisible();
  await expect(form).toContainText('The rule is now R2: above temperature 0');
  expect(await seriousProblems(page)).toEqual([]);
  await new Lab(page).openSettings();
  await form.getByRole('slider', { name: /^Temperature/ }).fill('0');
  await expect(form).not.toContainText('The rule is now R2');
});

test('a training beside another target, or a damaged one, is refused by name', async ({ page }) => {
  test.setTimeout(4 * LOADING_MS);
  await serveArms(page, []);
  const lab = await TrainingLab.open(page);
  await keepTraining(page, 'dflash-opd-0000000aa', { target: '12'.repeat(32), step: 80, config: { ...DEFAULT_TRAINING, steps: 400 } });
  await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('training');
    const writable = await (await folder.getFileHandle('eagle3-sft-0000000bb.1.checkpoint', { create: true })).createWritable();
    await writable.write('cut off');
    await writable.close();
  });
  await page.reload();
  await expect(kept(page).getByRole('listitem')).toHaveCount(2);
  await expect(kept(page)).toContainText('A training that cannot be read (eagle3-sft-0000000bb)');
  await expect(lab.button('Go on from step 80')).toBeEnabled();
  await lab.button('Speculate with it').click();
  const runs = new Lab(page);
  await runs.run.click();
  await expect(runs.failure).toContainText('These weights were trained beside another target', { timeout: 2 * LOADING_MS });
  await expect(runs.figures).toHaveCount(0);
});

test('what another tab trains is neither gone on with here nor forgotten, until that tab is closed', async ({ page, context }) => {
  test.setTimeout(4 * LOADING_MS);
  await serveArms(page, []);
  const lab = await TrainingLab.open(page);
  await keepTraining(page, 'dflash-opd-0000000aa', { step: 80 });
  await page.reload();
  const other = await context.newPage();
  await other.goto('./');
  await other.evaluate(() => void navigator.locks.request('training dflash-opd-0000000aa', () => new Promise(() => undefined)));
  await lab.button('Forget').click();
  await lab.button('Forget for good').click();
  await expect(kept(page).getByRole('status')).toContainText('This training is under way in another tab of this browser');
  await expect(kept(page).getByRole('listitem')).toHaveCount(1);
  await lab.button('Go on from step 80').click();
  await expect(lab.failure).toContainText('This training is under way in another tab of this browser', { timeout: 2 * LOADING_MS });
  expect(await seriousProblems(page)).toEqual([]);
  await other.close();
  await expect(lab.button('Forget')).toBeEnabled();
  await lab.button('Forget').click();
  await lab.button('Forget for good').click();
  await expect(kept(page).getByRole('status')).toHaveText('Forgotten.');
  await expect(kept(page).getByRole('listitem')).toHaveCount(0);
});

test('a link to a run with weights that are not here says so, and nothing is run in their place', async ({ page }) => {
  test.setTimeout(4 * LOADING_MS);
  const lab = await Lab.open(page, `?drafter=dflash&weights=dflash-opd-400-1a2b3c4d&gamma=7${RUN}`);
  await expect(lab.invitation).toHaveText(/^This link describes a run whose drafter was trained in a browser, and its weights are not in this one\..*Choose another drafter/);
  // Once, and without a button that could not do what it says.
  await expect(page.getByText(/not kept in this browser/)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /DFlash, a training that is not here, step 400, 7 ahead/ })).toBeVisible();
  expect(await seriousProblems(page)).toEqual([]);
  await expect(lab.run).toBeDisabled();
  // However long the settings are, what acts on them stands in their line.
  const settings = (await page.getByRole('button', { name: /a training that is not here/ }).boundingBox())!;
  const action = (await lab.run.boundingBox())!;
  expect(Math.abs(settings.y + settings.height / 2 - action.y - action.height / 2)).toBeLessThan(3);
  await page.locator('body').press('r');
  await lab.prompt.press('Control+Enter');
  await lab.expectState('empty');
  await expect(page.getByRole('button', { name: 'Stop' })).toHaveCount(0);
  await lab.openSettings();
  await page.getByRole('combobox', { name: /^Drafter/ }).selectOption('dflash');
  await expect(lab.run).toBeEnabled();
});

test('a link whose weights are nonsense is settled, and says so', async ({ page }) => {
  await Lab.open(page, '?drafter=dflash&weights=../secret');
  await expect(page.getByTestId('link-notice')).toContainText('The link names weights that this drafter cannot have (“../secret”)');
});

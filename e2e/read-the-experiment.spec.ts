/** A visitor asks whether Draft-OPD helps: the stored answer in a sentence, every arm with its interval, one of them more closely; by keyboard, in the dark, on a phone. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Experiment } from '#core/training/experiment.ts';
import { seriousProblems } from './support/axe.ts';
import { TrainingLab } from './support/training-lab.ts';

const [newest] = (JSON.parse(readFileSync('public/training/draft-opd.json', 'utf8')) as { experiments: Experiment[] }).experiments;
const signed = (x: number): string => `${x < 0 ? '−' : '+'}${Math.abs(x).toFixed(3)}`;

test('the answer, every arm and its interval are as the stored file has them', async ({ page }) => {
  const lab = await TrainingLab.open(page);
  const section = page.getByRole('region', { name: 'Does Draft-OPD help?' });
  const method = newest!.arms.find(({ arm }) => arm === 'A6')!;
  await expect(lab.figure('answer')).toContainText(`Draft-OPD ended at ${method.tau.toFixed(2)} tokens a round`);
  const untouched = newest!.arms.find(({ arm }) => arm === 'A0')!;
  await expect(lab.figure('above-start')).toContainText(`the untouched drafter (${untouched.tau.toFixed(2)})`);
  await expect(section.getByRole('group', { name: 'A way to go on' }).getByRole('radio')).toHaveCount(newest!.arms.length);
  for (const { arm, againstControl: { difference, low, high }, againstStart, seeds } of newest!.arms) {
    if (arm === 'A1') continue;
    await expect(lab.figure(`against-${arm}`)).toHaveText(signed(difference));
    if (arm !== 'A0') await expect(lab.figure(`untouched-${arm}`)).toContainText(`beside untouched ${signed(againstStart.difference)}`);
    const row = section.locator(`[data-arm="${arm}"]`);
    await expect(row).toContainText(`${signed(low)} to ${signed(high)}`);
    if (arm !== 'A0') await expect(row).toContainText(`${seeds.length} seed`);
  }
  await section.getByText('Table: All ways to go on').click();
  await expect(section.getByRole('table', { name: 'All ways to go on' }).getByRole('row')).toHaveCount(newest!.arms.length + 1);
  await expect(section.getByRole('rowheader', { name: 'A6 Draft-OPD' })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    expect(await seriousProblems(page)).toEqual([]);
  }
});

test('arrow keys look at one arm after another', async ({ page }) => {
  await TrainingLab.open(page);
  const section = page.getByRole('region', { name: 'Does Draft-OPD help?' });
  await expect(section.getByRole('heading', { level: 3 }).first()).toHaveText('Draft-OPD, beside the drafter before');
  for (const arm of [newest!.arms.at(-1)!.arm, 'A1']) {
    const name = await section.locator(`[data-arm="${arm}"] strong`).first().innerText();
    await section.locator(`[data-arm="${arm}"] input`).focus();
    await page.keyboard.press('Space');
    await expect(section.getByRole('heading', { level: 3 }).first()).toHaveText(`${name}, beside the drafter before`);
    const { kept } = newest!.arms.find((own) => own.arm === arm)!.reverseKl;
    await expect(section.locator('[data-figure=reverse-kl-kept]')).toContainText(kept.toFixed(2));
  }
  await page.keyboard.press('ArrowUp');
  await expect(section.getByRole('heading', { level: 3 }).first()).toHaveText('The drafter before');
});

test('without the file, or with a damaged one, the lab goes without', async ({ page }) => {
  await page.route('**/training/draft-opd.json', (route) => route.fulfill({ body: '{"format":"slipstream-experiment","version":1,"experiments":[{}]}' }));
  const lab = await TrainingLab.open(page);
  await expect(lab.start).toBeEnabled();
  await expect(page.getByTestId('experiment')).toHaveCount(0);
});

test.describe('a phone, 360 pixels wide', () => {
  test.use({ viewport: { width: 360, height: 740 } });
  test('shows all of it without scrolling sideways', async ({ page }) => {
    await TrainingLab.open(page);
    await page.getByTestId('experiment').scrollIntoViewIfNeeded();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await seriousProblems(page)).toEqual([]);
  });
});

/** The lab runs agents with earlier sessions and without, says what these are worth, and a cell of it opens on the stage; all of it in workers, after a reload too. */
import { expect, test } from '@playwright/test';
import { seriousProblems } from './support/axe.ts';

test.describe.configure({ timeout: 180_000 });

test('memory is worth something to who remembers, and its run opens on the stage', async ({ page }) => {
  await page.goto('./?pi-view=lab#/pibench');
  const lab = page.getByTestId('pibench-lab');
  await expect(lab.getByTestId('not-comparable')).toContainText('not comparable');
  const scripted = lab.getByRole('group', { name: 'Scripted agents' });
  await scripted.getByRole('button', { name: 'None' }).click();
  await scripted.getByText('Memory replayer').click();
  await lab.getByRole('button', { name: 'With and without' }).click();
  await lab.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(lab).toContainText('10 of 10 runs done', { timeout: 120_000 });
  await expect(lab).toContainText('GPT-5.4');
  await expect(lab.getByText('scripted, by construction').first()).toBeVisible();
  expect(await seriousProblems(page)).toEqual([]);

  await page.getByRole('radio', { name: 'Scores' }).check({ force: true });
  await expect(page.getByText('published, official tasks').first()).toBeVisible();
  await page.getByRole('radio', { name: 'Compare' }).check({ force: true });
  const compare = page.getByTestId('pibench-compare');
  await expect(compare).toContainText('Where they part');
  expect(await seriousProblems(page)).toEqual([]);

  // the same agent with and without, and the link of it
  await page.getByRole('combobox', { name: 'One' }).selectOption({ label: 'Memory replayer, no memory' });
  await expect(compare.getByText('Memory replayer')).toHaveCount(2);
  await expect(compare).toContainText('no memory');
  await expect(page).toHaveURL(/pi-a=memory-replayer\.none/);
  await page.reload();
  await expect(compare.getByText('Memory replayer')).toHaveCount(2);
});

test('a reload brings the plan back, and its scripts are run again', async ({ page }) => {
  await page.goto('./?pi-view=lab&pi-lab-agents=memory-replayer&pi-lab-memories=none,transcript&pi-lab-seeds=2#/pibench');
  const lab = page.getByTestId('pibench-lab');
  await expect(lab.getByText('20 runs')).toBeVisible();
  await lab.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(lab).toContainText(/[1-9]\d* of 20 runs done/, { timeout: 60_000 });
  await page.reload();
  await expect(lab).toContainText('20 of 20 runs done', { timeout: 120_000 });
  await expect(lab).toContainText('20 of them from an earlier visit');
  await expect(lab.getByText(/points of Proc with memory/)).toBeVisible();

  await lab.getByRole('button', { name: 'Clear' }).click();
  await expect(lab).toContainText('Nothing has been run yet');
  await page.reload();
  await expect(lab).toContainText('Nothing has been run yet');
});

/** A visitor whose browser cannot: told which cause and what to do, and still taught by the recorded runs. */
import { expect, test } from '@playwright/test';
import { opdTraining } from '#core/training/simulated-trainings.ts';
import { seriousProblems } from './support/axe.ts';
import { Lab } from './support/lab.ts';
import { ratioRun, serveTraces } from './support/traces.ts';
import { serveArms, TrainingLab } from './support/training-lab.ts';

test.beforeEach(async ({ page }) => serveTraces(page, [ratioRun]));

test('no adapter: said with a remedy, and the replay plays', async ({ page }) => {
  const lab = await Lab.open(page);
  await expect(lab.gpuNotice).toHaveAttribute('data-cause', 'no-adapter');
  await expect(lab.gpuNotice).toContainText('recorded runs');
  await expect(lab.run).toBeDisabled();
  await lab.expectState('replaying');
  await lab.jumpToEnd();
  await lab.output.locator('[data-state=rejected]').first().click();
  await expect(lab.why).toContainText('rejected');
});

test('a link to a run that was not recorded: it needs WebGPU, and the recorded runs are offered', async ({ page }) => {
  const lab = await Lab.open(page, '?seed=123');
  await lab.expectNoForeignRun();
  await expect(lab.invitation).toContainText('needs WebGPU');
  await expect(lab.run).toBeDisabled();
  expect(await seriousProblems(page)).toEqual([]);
  await lab.invitation.getByRole('button', { name: 'Run 0' }).click();
  await expect(lab.invitation).toHaveCount(0);
  await lab.jumpToEnd();
  await expect(lab.prompt).toHaveValue(ratioRun.header.config.prompt);
});

test('no WebGPU in the browser at all: another cause, another remedy', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'gpu');
  });
  const lab = await Lab.open(page);
  await expect(lab.gpuNotice).toHaveAttribute('data-cause', 'no-api');
  await expect(lab.gpuNotice).toContainText('Chrome');
  await lab.expectState('replaying');
});

test('an address that is neither https nor localhost: not the browser is at fault', async ({ page, baseURL }) => {
  const elsewhere = 'http://lab.example/';
  await page.route(`${elsewhere}**`, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace(elsewhere, baseURL ?? '') });
    await route.fulfill({ response });
  });
  await page.goto(elsewhere);
  const lab = new Lab(page);
  await expect(lab.gpuNotice).toHaveAttribute('data-cause', 'insecure');
  await expect(lab.gpuNotice).toContainText('https');
  await expect(lab.gpuNotice).not.toContainText('Chrome');
  await expect(lab.run).toBeDisabled();
  await lab.jumpToEnd();
});

test('an adapter that refuses: the page lives on', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'gpu', { value: { requestAdapter: () => Promise.reject(new Error('blocked by policy')) } });
  });
  const lab = await Lab.open(page);
  await expect(lab.gpuNotice).toHaveAttribute('data-cause', 'no-adapter');
  await lab.jumpToEnd();
});

test('axe finds nothing serious in that state', async ({ page }) => {
  const lab = await Lab.open(page);
  await expect(lab.gpuNotice).toBeVisible();
  await lab.jumpToEnd();
  expect(await seriousProblems(page)).toEqual([]);
});

test('the benchmark page shows what was measured elsewhere, and what measuring here would take', async ({ page }) => {
  await page.goto('./#/benchmark');
  await expect(page.getByTestId('no-gpu')).toHaveAttribute('data-cause', 'no-adapter');
  await expect(page.getByTestId('no-gpu')).toContainText('graphics acceleration');
  await expect(page.getByRole('button', { name: 'Measure' })).toBeDisabled();
  await expect(page.getByRole('columnheader', { name: 'Stored' }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: /×/ }).first()).toBeVisible();
  expect(await seriousProblems(page)).toEqual([]);
});

test('a benchmark asked for by its address says why it cannot measure', async ({ page }) => {
  await page.goto('./?suite=smoke&start=1#/benchmark');
  await expect(page.getByTestId('benchmark')).toHaveAttribute('data-state', 'failed');
  await expect(page.getByTestId('benchmark').getByRole('alert')).toContainText('no-adapter');
  await expect(page.getByRole('columnheader', { name: 'Stored' }).first()).toBeVisible();
});

test('training needs WebGPU, looking at a recorded training does not', async ({ page }) => {
  await serveArms(page, [{ title: 'Draft-OPD', run: opdTraining }]);
  const lab = await TrainingLab.open(page);
  await expect(page.getByTestId('no-gpu')).toHaveAttribute('data-cause', 'no-adapter');
  await expect(lab.start).toBeDisabled();
  await expect(lab.figure('length')).toHaveText(/^4\.\d\d$/);
  await lab.button('Measurement before').click();
  await expect(lab.figure('step')).toHaveText('Step 55 of 60');
  expect(await seriousProblems(page)).toEqual([]);
});

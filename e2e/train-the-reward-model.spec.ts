/** A model learns to judge, five steps long, by keys alone; its verdict stands beside the judge's, as does that of the model that ships; stopped, gone on with, left and come back to. */
import { expect, test, type Page } from '@playwright/test';
import { seriousProblems } from './support/axe.ts';
import { passesAxe } from './support/passes-axe.ts';
import { RewardScreen } from './support/reward-screen.ts';

/** Five steps, each measured, on a software adapter whose cores are shared. */
const TRAINED_MS = 400_000;

async function show(page: Page, screen: string): Promise<void> {
  await page.getByRole('group', { name: 'What to look at' }).getByText(screen, { exact: true }).click();
}

test('by keys alone a model is trained, its curves are on screen, and it judges two thoughts', async ({ page }) => {
  test.setTimeout(TRAINED_MS + 60_000);
  const screen = await RewardScreen.open(page);
  await expect(screen.root).toContainText('Nothing was trained here yet.');
  await page.getByLabel('Steps').focus();
  await page.keyboard.type('5');
  await expect(page.getByLabel('Steps')).toHaveValue('5');
  await screen.start.focus();
  await page.keyboard.press('Enter');
  // the same button, so that the focus stays
  await expect(screen.stop).toBeFocused();
  await expect(screen.status).toContainText('of 5', { timeout: TRAINED_MS });
  await expect(screen.root).toHaveAttribute('data-state', 'done', { timeout: TRAINED_MS });
  await expect(screen.root.getByRole('img', { name: /^After step 5 the model is right on \d+% of the validation pairs/ })).toBeVisible();
  await expect(screen.root.getByRole('img', { name: /^Loss at step 5: 0\.\d\d$/ })).toBeVisible();
  await expect(page.getByTestId('reward-result')).toContainText('flat judge');
  await expect(page.getByTestId('announcer')).toContainText('Done.');
  const accuracy = await screen.value('accuracy');
  expect(accuracy).toBeGreaterThan(0);
  test.info().annotations.push({ type: 'reward', description: `${await screen.value('pace')} s a step, accuracy ${accuracy}, flat ${await screen.value('flat')}` });
  expect(await seriousProblems(page)).toEqual([]);

  await page.getByRole('button', { name: 'Look at two thoughts' }).focus();
  await page.keyboard.press('Enter');
  const verdict = page.getByTestId('reward-verdict');
  await expect(verdict).toContainText(/^The trained model prefers [AB]It (agrees|does not agree) with the judge\. Rewards: A -?\d+\.\d\d, B -?\d+\.\d\d\. It learnt for 5 steps\.$/, { timeout: 60_000 });
  // another page is looked at: the model is still there
  await page.getByRole('navigation', { name: 'Labs' }).getByRole('link', { name: 'Training' }).click();
  await page.goBack();
  await expect(verdict).toBeVisible({ timeout: 60_000 });
  expect(await seriousProblems(page)).toEqual([]);
});

test('a training is stopped, gone on with, and begun anew', async ({ page }) => {
  test.setTimeout(TRAINED_MS + 60_000);
  const screen = await RewardScreen.open(page);
  await screen.choose(20);
  await screen.start.click();
  await expect(screen.status).toContainText(/^Step [1-9]/, { timeout: TRAINED_MS });
  await screen.stop.click();
  await expect(screen.root).toHaveAttribute('data-state', 'stopped', { timeout: 60_000 });
  const goOn = page.getByRole('button', { name: /^Go on from step \d+$/ });
  const before = Number(/\d+$/.exec((await goOn.textContent()) ?? '')![0]);
  await goOn.click();
  await show(page, 'Two thoughts');
  await expect(page.getByRole('button', { name: 'A model is learning to judge' })).toBeVisible();
  await show(page, 'A model that judges');
  await expect(screen.status).toContainText(new RegExp(`^Step ${before + 1} of 20`), { timeout: TRAINED_MS });
  await screen.stop.click();
  await expect(screen.root).toHaveAttribute('data-state', 'stopped', { timeout: 60_000 });
  await screen.start.click();
  await expect(screen.status).toHaveText('Making pairs and starting the worker…');
});

test('a worker that cannot be had is said, and the page stays usable', async ({ page }) => {
  await page.context().route('**/assets/reward.worker-*.js', (route) => route.fulfill({ status: 404 }));
  const screen = await RewardScreen.open(page);
  await screen.start.click();
  await expect(screen.failure).toContainText('Start the training again');
  await expect(screen.start).toBeEnabled();
  await show(page, 'Two thoughts');
  await expect(page.getByRole('button', { name: 'Train a model to judge as well' })).toBeVisible();
});

test('the reward model that ships judges two thoughts on a press', async ({ page }) => {
  await RewardScreen.open(page);
  await show(page, 'Two thoughts');
  await page.getByRole('button', { name: 'Ask the shipped reward model' }).click();
  await expect(page.getByTestId('reward-verdict')).toContainText(/^The shipped reward model prefers [AB]It (agrees|does not agree) with the judge\. Rewards: A -?\d+\.\d\d, B -?\d+\.\d\d\. It was trained beforehand/, { timeout: 60_000 });
  expect(await seriousProblems(page)).toEqual([]);
});

test('where the reward model did not ship, that is said, and one can be trained', async ({ page }) => {
  await page.context().route('**/models/algebra-trm/**', (route) => route.fulfill({ status: 404 }));
  await RewardScreen.open(page);
  await show(page, 'Two thoughts');
  await page.getByRole('button', { name: 'Ask the shipped reward model' }).click();
  await expect(page.getByTestId('pair')).toContainText('The shipped reward model could not read these two: This page was published without a reward model. One can be trained here.', { timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Train a model to judge as well' })).toBeVisible();
});

passesAxe((page) => RewardScreen.open(page));

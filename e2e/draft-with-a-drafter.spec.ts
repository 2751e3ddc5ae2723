/**
 * A drafter that reads its target's layers, from disk beside the model that it was made for: chosen, loaded, drafting, and seen in the rounds; one
 * takes the place of another; what is no drafter for this model is refused, and the one before goes on. The shipped models stand for published ones.
 */
import { readdirSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { seriousProblems } from './support/axe.ts';
import { answers, ask, chooseFiles, chooser, expectAnswer, ready } from './support/chat-page.ts';

const folder = (name: string): string[] => readdirSync(`public/models/${name}`).map((file) => `public/models/${name}/${file}`);

test.describe.configure({ timeout: 240_000 });

async function load(page: Page, files: string[]): Promise<void> {
  await chooseFiles(page, files);
  await expect(chooser(page)).toHaveAttribute('data-at', 'offer');
  await page.getByRole('button', { name: 'Load', exact: true }).click();
  await ready(page);
}

const line = (page: Page) => page.getByTestId('model-line');

test('an EAGLE-3 and a DFlash drafter from disk draft for the model that they were made for', async ({ page }) => {
  await page.goto('./#/chat');
  await load(page, folder('target'));
  await page.getByRole('button', { name: 'Let another one draft' }).click();
  await expect(chooser(page)).toHaveAttribute('data-slot', 'draft');
  await chooseFiles(page, folder('eagle3'));
  await expect(chooser(page)).toContainText('On the GPU');
  expect(await seriousProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Load', exact: true }).click();
  await ready(page);
  await expect(line(page)).toContainText('EAGLE-3 drafter drafts');
  await ask(page, '<user>What is 7 + 5?');
  await expectAnswer(page, 0);
  await expect(answers(page).first().locator('[data-figure="accepted"] dd')).toHaveText(/^[1-9]/);

  await page.getByRole('button', { name: 'Change the drafter' }).click();
  await load(page, folder('dflash'));
  await expect(line(page)).toContainText('DFlash drafter drafts');
  await ask(page, '<user>What is 7 + 5?');
  await expectAnswer(page, 1);
  await expect(answers(page).last().locator('[data-figure="accepted"] dd')).toHaveText(/^[1-9]/);
  await answers(page).last().getByRole('button', { name: 'Look at every round' }).click();
  await expect(page.getByTestId('output-text')).not.toBeEmpty();
  await expect(page.getByTestId('facts')).toContainText('DFlash');
});

test('a drafter answers nothing by itself, and drafts for no other model', async ({ page }) => {
  await page.goto('./#/chat');
  await chooseFiles(page, folder('dflash'));
  await expect(page.getByTestId('failure')).toContainText('This is a DFlash drafter');
  await page.getByRole('button', { name: 'Choose another' }).click();
  await load(page, readdirSync('src/engine/load/fixtures/qwen3').filter((file) => file !== 'expected.json').map((file) => `src/engine/load/fixtures/qwen3/${file}`));
  await page.getByRole('button', { name: 'Let another one draft' }).click();
  await chooseFiles(page, folder('eagle3'));
  await expect(page.getByTestId('failure')).toContainText('The EAGLE-3 drafter is for another target');
  await page.getByRole('button', { name: 'Back to the conversation' }).click();
  await ask(page, 'Still there?');
  await expectAnswer(page, 0);
});

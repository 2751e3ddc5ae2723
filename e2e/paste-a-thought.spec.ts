/** A chain of thought of one's own: read in the background, hung together by rule and said to be; nothing that is pasted hangs the page. */
import { expect, test, type Page } from '@playwright/test';
import { passesAxe } from './support/passes-axe.ts';
import { putIn } from './support/put-in.ts';

async function paste(page: Page, text: string): Promise<void> {
  await page.goto('./?think-view=paste#/reasoning');
  await page.getByLabel('The chain of thought').fill(text);
  await page.getByRole('button', { name: 'Show its map' }).click();
}

async function pasteLarge(page: Page, text: string): Promise<void> {
  await page.goto('./?think-view=paste#/reasoning');
  await putIn(page, text);
  await page.getByRole('button', { name: 'Show its map' }).click();
}

const rows = (page: Page) => page.getByTestId('steps').locator('[data-step]');

test('prose is cut into steps, and the rule says how far it is to be trusted', async ({ page }) => {
  await page.goto('./?think-view=paste#/reasoning');
  await expect(page.getByRole('button', { name: 'Show its map' })).toBeDisabled();
  await page.getByRole('button', { name: 'Try an example' }).click();
  await expect(rows(page)).toHaveCount(7);
  await expect(page.getByTestId('edges')).toHaveText(/^Edges guessed by rule, F1 0\.\d\d on our own texts\./);
  await expect(page.getByTestId('answer')).toContainText('36');
  await page.getByTestId('steps').focus();
  await page.keyboard.press('End');
  await expect(page.getByTestId('sentence')).toHaveText(/it states the answer/);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(rows(page)).toHaveCount(0);
});

test('steps that name what they use need no rule; references that go round are dropped, and said to be', async ({ page }) => {
  await paste(page, '#1 #2:3+1=4\nso #2 #1:4-1=3\n#3 #3:1+#9:1=2');
  await expect(page.getByTestId('edges')).toContainText('Edges as the steps name them.');
  await page.getByText('3 references could not be followed').click();
  await expect(page.getByText('Step 1 names step 2, which comes later.')).toBeVisible();
  await expect(page.getByText('No final answer was found')).toBeVisible();
});

test('mixed scripts and markup are text like any other', async ({ page }) => {
  await paste(page, '首先 3 加 4 是 7。\n\nТеперь 7 и 8.\n\n<img src=x onerror=alert(1)> so 15.\n\nSo the answer is 15.');
  await expect(rows(page)).toHaveCount(3);
  await expect(page.locator('img')).toHaveCount(0);
});

test('megabytes are read, and the page goes on answering; of 20,000 steps those in sight are in the page', async ({ page }) => {
  const text = Array.from({ length: 20_000 }, (_, i) => `So the total number ${i} comes to the value ${(i * 7) % 9973}, ${'as was to be expected '.repeat(4)}.`).join('\n\n');
  expect(text.length).toBeGreaterThan(2_000_000);
  await pasteLarge(page, text);
  await expect(page.getByTestId('held')).toContainText('letters, too long for a field');
  await expect(page.getByTestId('answer')).toContainText('20000 steps', { timeout: 60_000 });
  expect(await rows(page).count()).toBeLessThan(80);
  await page.getByTestId('steps').focus();
  await page.keyboard.press('End');
  await expect(page.getByTestId('sentence')).toHaveText(/^Steps? (\d+ to )?20000/);
  await page.getByRole('group', { name: 'Show as' }).getByText('Steps', { exact: true }).click();
  await page.getByTestId('steps').focus();
  await page.keyboard.press('End');
  await expect(page.getByTestId('sentence')).toHaveText(/^Step 20000/);
  await page.keyboard.press('ArrowUp');
  await expect(page.getByTestId('sentence')).toHaveText(/^Step 19999/);
});

test('a long text opens with its chains drawn as one, and shows each step when asked', async ({ page }) => {
  await pasteLarge(page, Array.from({ length: 2000 }, (_, i) => (i % 10 === 0 ? `Alternatively, ${i} is ${i + 1}.` : 'So it goes on.')).join('\n\n'));
  await expect(page.getByTestId('held')).toHaveCount(0);
  await expect(page.getByTestId('edges')).toContainText('So many steps are shown as 200 super-nodes', { timeout: 60_000 });
  await page.getByRole('group', { name: 'Show as' }).getByText('Steps', { exact: true }).click();
  await expect(page.getByTestId('edges')).not.toContainText('super-nodes');
  await expect(page.getByRole('listbox', { name: /^2,?000 steps/ })).toBeVisible();
});

test('a large paste stands where the caret was, and the usual key takes it back', async ({ page }) => {
  await page.goto('./?think-view=paste#/reasoning');
  const field = page.getByLabel('The chain of thought');
  await field.fill('AB');
  await field.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(1, 1));
  const more = 'So it goes on.\r\n\r\n'.repeat(200);
  await putIn(page, more);
  const whole = `A${more.replaceAll('\r\n', '\n')}B`;
  await expect(field).toHaveValue(whole);
  expect(await field.evaluate((element: HTMLTextAreaElement) => element.selectionStart)).toBe(whole.length - 1);
  await field.focus();
  await page.keyboard.press('Control+z');
  await expect(field).toHaveValue('AB');
});

test('steps that prose names are what a step rests on', async ({ page }) => {
  await paste(page, 'Step 1: 12 plus 30 is 42.\n\nStep 2: 30 less 6 is 24.\n\nStep 3: from step 1, less 6, it is 36.\n\nStep 4: by steps 2 and 3 nothing is left to do.');
  await page.getByTestId('steps').focus();
  await page.keyboard.press('End');
  await expect(page.getByTestId('sentence')).toHaveText(/^Step 4: follows from 2 and 3;/);
});

test('one paragraph falls into its sentences, and places are meant where no step is numbered', async ({ page }) => {
  await paste(page, 'We know that a is 3. Then b is 7. But d is 99. From step 2 we get c, which is 14. So the answer is 14.');
  await expect(rows(page)).toHaveCount(5);
  await rows(page).nth(3).click();
  await expect(page.getByTestId('sentence')).toHaveText(/^Step 4: follows from 2;/);
  await expect(page.getByTestId('answer')).toContainText('14');
});

test('a reload loses no text, and Clear leaves none', async ({ page }) => {
  await page.goto('./?think-view=paste#/reasoning');
  await page.getByRole('button', { name: 'Try an example' }).click();
  await expect(rows(page)).toHaveCount(7);
  await page.reload();
  await expect(rows(page)).toHaveCount(7);
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Show its map' })).toBeDisabled();
  await expect(page.getByLabel('The chain of thought')).toHaveValue('');
});

passesAxe(async (page) => {
  await page.goto('./?think-view=paste#/reasoning');
  await page.getByRole('button', { name: 'Try an example' }).click();
  await expect(page.getByTestId('edges')).toContainText('F1');
});

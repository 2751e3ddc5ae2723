/** Two right thoughts are compared, and one finds why one of them wins. */
import { expect, test, type Page } from '@playwright/test';
import { passesAxe } from './support/passes-axe.ts';

async function open(page: Page, query = '?think-view=compare&think-system=S&think-seed=1329'): Promise<void> {
  await page.goto(`./${query}#/reasoning`);
  await expect(page.getByTestId('overall')).toBeVisible();
}

const side = (page: Page, name: string) => page.getByRole('region', { name });
const chosen = (page: Page, name: string) => side(page, name).locator('[aria-selected=true]');

test('the verdict names its reasons, and a reason lights the step that cost the point', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('heading', { name: 'A reasons better' })).toBeVisible();
  const wrong = page.getByRole('region', { name: 'Micro-effectiveness' });
  await expect(wrong).toContainText('A wins');
  await expect(wrong.getByRole('img')).toHaveAttribute('aria-label', 'Six calls: 6 for A, 0 for a tie, 0 for B');
  const reason = wrong.getByRole('button', { name: /^Step 5 is wrong/ });
  await reason.click();
  await expect(reason).toHaveAttribute('aria-pressed', 'true');
  await expect(chosen(page, 'B, Reflective')).toHaveAttribute('data-step', '5');
  await expect(chosen(page, 'B, Reflective')).toHaveAttribute('data-lit', 'true');
  await expect(chosen(page, 'A, Branchy')).toHaveCount(0);
  await expect(page.getByTestId('sentence')).toHaveText(/^B\. Step 5: .*wrong\.$/);
});

test('by keys alone: from reason to reason, then through the steps of either', async ({ page }) => {
  await open(page);
  const reason = page.getByRole('region', { name: 'Micro-effectiveness' }).getByRole('button').first();
  await reason.focus();
  await page.keyboard.press('Enter');
  await expect(chosen(page, 'B, Reflective')).toHaveAttribute('data-step', '1');
  await page.getByRole('listbox', { name: /^A:/ }).focus();
  await page.keyboard.press('End');
  await expect(chosen(page, 'A, Branchy')).toHaveAttribute('data-step', '13');
  await expect(page.getByTestId('announcer')).toHaveText(/^A\. Step 13/);
});

test('calls that differ give no winner, and a link shows the same again', async ({ page }) => {
  await open(page, '?think-view=compare&think-system=S&think-seed=2');
  await expect(page.getByTestId('overall')).toHaveAttribute('data-kind', 'unsteady');
  await expect(page.getByRole('heading', { name: 'No winner that all agree on' })).toBeVisible();
  const verdicts = await page.getByTestId('verdicts').innerText();
  await page.reload();
  await expect(page.getByTestId('verdicts')).toBeVisible();
  expect(await page.getByTestId('verdicts').innerText()).toBe(verdicts);
});

test('other styles can be set against one another; where all right thoughts are the same, it says so', async ({ page }) => {
  await open(page);
  await page.getByLabel('against').selectOption('Terse');
  await expect(side(page, 'B, Terse')).toBeVisible();
  await page.goto('./?think-view=compare&think-system=Z&think-depth=2&think-style=terse&think-against=terse&think-seed=3#/reasoning');
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('no two different thoughts');
});

passesAxe(async (page) => {
  await open(page);
  await page.getByRole('region', { name: 'Micro-effectiveness' }).getByRole('button').first().click();
});

/** Where there is no GPU, training says so and what to do, and the judge by rule still judges. */
import { expect, test } from '@playwright/test';
import { RewardScreen } from './support/reward-screen.ts';

test('no adapter: said with a remedy; two thoughts are judged all the same', async ({ page }) => {
  const screen = await RewardScreen.open(page);
  const notice = page.getByTestId('no-gpu');
  await expect(notice).toHaveAttribute('data-cause', 'no-adapter');
  await expect(notice).toContainText('Turn on graphics acceleration');
  await expect(screen.start).toBeDisabled();
  await page.getByRole('group', { name: 'What to look at' }).getByText('Two thoughts').click();
  await expect(page.getByTestId('overall')).toBeVisible();
});

/** What can I do here, and how do I do it without a mouse? Every command by name, and by its key. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { seriousProblems } from './support/axe.ts';
import { Lab } from './support/lab.ts';
import { ratioRun, serveTraces } from './support/traces.ts';

const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'All commands' });
const options = (page: Page): Locator => palette(page).getByRole('option');

test.beforeEach(async ({ page }) => serveTraces(page, [ratioRun]));

test('a command is found by its name and done by Enter; the focus comes back', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await lab.prompt.focus();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'All commands' });
  await expect(field).toBeFocused();
  await field.pressSequentially('look stat');
  await expect(options(page)).toHaveText([/Look at: Statistics/]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Statistics' })).toBeChecked();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(lab.prompt).toBeFocused();
});

test('arrow keys choose, and come around; what leads nowhere says so; Escape closes', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await page.keyboard.press('Control+k');
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.type('make coffee');
  await expect(page.getByText('No command is called that.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('keys 1 to 6 look at the rounds in six ways', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  for (const [key, name] of [['3', 'Time'], ['6', 'Compare'], ['1', 'Rounds']] as const) {
    await page.locator('#output').press(key);
    await expect(page.getByRole('radio', { name })).toBeChecked();
  }
});

test('keys go on where a click on a way to look, or on the replay bar, left the focus', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await page.getByText('Statistics', { exact: true }).click();
  await page.keyboard.press('3');
  await expect(page.getByRole('radio', { name: 'Time' })).toBeChecked();
  await lab.position.focus();
  await page.keyboard.press('1');
  await expect(page.getByRole('radio', { name: 'Rounds' })).toBeChecked();
});

for (const [typed, hash] of [['train', 'training'], ['bench', 'benchmark'], ['pi-bench', 'pibench'], ['gallery', 'gallery']] as const) {
  test(`another page by its name: ${typed}`, async ({ page }) => {
    const lab = await Lab.open(page);
    await lab.jumpToEnd();
    await page.keyboard.press('Control+k');
    await page.keyboard.type(typed);
    // Benchmark begins with "bench", π-Bench only holds it: what begins comes first, and Enter takes the first.
    await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`#/${hash}\\b`));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}

test('one command leads to another: the palette opens the keyboard help', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('keyboard help');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toContainText('Look at: Time');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    const lab = await Lab.open(page);
    await lab.jumpToEnd();
    await page.keyboard.press('Control+k');
    await expect(options(page).first()).toBeVisible();
    expect(await seriousProblems(page)).toEqual([]);
  });
}

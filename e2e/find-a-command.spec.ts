/** What can I do here, and how do I do it without a mouse? Every command by name, and by its key. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { seriousProblems } from './support/axe.ts';
import { Lab } from './support/lab.ts';
import { passesAxe } from './support/passes-axe.ts';
import { Stage } from './support/pibench-stage.ts';
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

test.describe('π-Bench', () => {
  const choose = async (page: Page, name: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'All commands' }).pressSequentially(name);
    await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(palette(page)).toHaveCount(0);
  };

  const close = async (page: Page): Promise<void> => {
    await page.keyboard.press('Escape');
    await expect(palette(page)).toHaveCount(0);
  };

  test('screens, people and the stage are reached by name, and the focus goes where the command leads', async ({ page }) => {
    const stage = await Stage.open(page);
    await expect(stage.people.getByRole('button')).toHaveCount(5);
    await choose(page, 'lab');
    await expect(page.getByTestId('pibench-lab')).toBeVisible();
    // the stage's own are not offered where there is no stage
    await page.keyboard.press('Control+k');
    await page.keyboard.type('next turn');
    await expect(page.getByText('No command is called that.')).toBeVisible();
    await close(page);
    await page.keyboard.press('Control+k');
    const people = options(page).filter({ hasText: 'Play: ' });
    await expect(people).toHaveCount(4);
    const other = /Play: ([^,]+),/.exec(await people.last().innerText())?.[1] ?? 'nobody';
    await close(page);
    await choose(page, `play: ${other}`);
    await expect(stage.people.getByRole('button', { pressed: true })).toContainText(other);
    await choose(page, 'to the end');
    await choose(page, 'find in');
    await expect(page.getByRole('searchbox', { name: 'Find in this run' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('search')).toHaveCount(0);
    await choose(page, 'what the keys');
    const keys = page.getByRole('dialog', { name: 'Keyboard' });
    await expect(keys).toContainText('All commands');
    // one thing lies over the page at a time
    await page.keyboard.press('Control+k');
    await expect(palette(page)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(keys).toHaveCount(0);
    await choose(page, 'set up the endpoint');
    await expect(page.getByRole('dialog', { name: 'Models behind an endpoint' })).toBeVisible();
  });

  test('a run is saved, and another opened, by name; how it went is said', async ({ page }) => {
    const stage = await Stage.open(page);
    await stage.toEnd();
    const [saved] = await Promise.all([page.waitForEvent('download'), choose(page, 'json lines')]);
    expect(saved.suggestedFilename()).toMatch(/^pibench-.*\.jsonl$/);
    await expect(page.getByText(`Saved as ${saved.suggestedFilename()}.`)).toBeVisible();
    await choose(page, 'scores');
    await expect(page.getByTestId('pibench-scatter')).toBeVisible();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose(page, 'open a run')]);
    await chooser.setFiles(await saved.path());
    await expect(page.getByText('The run is on the stage.')).toBeVisible();
    await expect(stage.where).toContainText('of 20');
  });

  passesAxe(async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const stage = await Stage.open(page);
    await stage.toEnd();
    await page.keyboard.press('Control+k');
    await expect(options(page).first()).toBeVisible();
  });
});

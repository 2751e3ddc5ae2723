/** The whole page without a mouse: reach everything, leave everything, see where one is. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { Lab } from './support/lab.ts';
import { ratioRun, serveTraces } from './support/traces.ts';

test.beforeEach(async ({ page }) => serveTraces(page, [ratioRun]));

/** What has the focus, by the name that tells it apart; '' where nothing has. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return '';
    const label = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement ? at.labels?.[0]?.textContent : null;
    return at.getAttribute('aria-label') ?? label ?? at.textContent;
  });

test('Tab reaches every control and comes out at the end', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  // From the top: Tab goes on from what was clicked last, or from the place of a click.
  await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus(); });
  const reached: string[] = [];
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press('Tab');
    const name = await focused(page);
    if (name === '' && i > 5) break;
    reached.push(name);
  }
  const all = reached.join('\n');
  for (const name of ['Skip to the output', 'Slipstream', 'Prompt', 'Run live', 'Play again', 'Position in the run', 'Keyboard help']) expect(all).toContain(name);
  // The choice of a view, and its grid.
  expect(reached.filter((name) => name === 'Rounds')).toHaveLength(2);
  expect(reached.length).toBeLessThan(60);
});

test('the skip link leads to the output', async ({ page }) => {
  await Lab.open(page);
  const skip = page.getByRole('button', { name: 'Skip to the output' });
  await skip.waitFor({ state: 'attached' });
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#output')).toBeFocused();
});

/** Where the keys of the run go: the output has the focus, as after the skip link or a click into the text. */
const fromTheRun = (page: Page): Locator => page.locator('#output');

test('single keys play, step and scrub; typing in a field does not', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.expectState('replaying');
  await fromTheRun(page).press(' ');
  await lab.expectState('paused');
  await fromTheRun(page).press('End');
  await lab.expectState('done');
  await fromTheRun(page).press('Home');
  await expect(lab.position).toHaveValue('0');
  await page.locator('body').press('ArrowRight');
  await expect(lab.position).toHaveValue('1');
  await lab.prompt.press('Control+End');
  await lab.prompt.pressSequentially(' x');
  await expect(lab.position).toHaveValue('1');
  await expect(lab.prompt).toHaveValue(/ x$/);
});

/** A key that comes while the page still glides is lost. */
async function scrollRests(page: Page): Promise<void> {
  let before = -1;
  const rests = async (): Promise<boolean> => before === (before = await page.evaluate(() => scrollY));
  await expect.poll(rests, { intervals: [150] }).toBe(true);
}

test('a page that is longer than the window scrolls by its keys; one that fits gives them to the run', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 420 });
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); });
  const at = await lab.position.inputValue();
  for (const [key, scrolled] of [['End', true], ['Home', false], ['ArrowDown', true], ['ArrowUp', false]] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => page.evaluate(() => scrollY > 0), key).toBe(scrolled);
    await scrollRests(page);
  }
  await expect(lab.position).toHaveValue(at);
  await page.keyboard.press(' ');
  await lab.expectState('replaying');
  await page.keyboard.press(' ');
  // The page fills any window, but for its small print: it fits once nothing makes it.
  await page.setViewportSize({ width: 1280, height: 2400 });
  await page.addStyleTag({ content: '* { min-height: 0 !important; }' });
  await page.keyboard.press('Home');
  await expect(lab.position).toHaveValue('0');
});

test('arrows walk the grid of rounds, one tab stop, and every cell is a sentence', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await lab.rounds.focus();
  await lab.rounds.press('Home');
  const first = lab.rounds.getByRole('gridcell', { selected: true });
  await expect(first).toHaveAccessibleName(/^Round \d+, slot 1, .+/);
  const before = await first.getAttribute('aria-label');
  await lab.rounds.press('ArrowUp');
  await expect(lab.rounds.getByRole('gridcell', { selected: true })).not.toHaveAccessibleName(before ?? '');
  await expect(lab.rounds).toBeFocused();
  await expect(lab.why).toContainText(/round \d+ · slot 1/);
});

test('help lists the keys, closes with Escape, and gives the focus back', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.button('Keyboard help').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText('Space');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(lab.button('Keyboard help')).toBeFocused();
});

test('a run that arrives leaves the help open', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  await page.route('**/traces/run-0.json', async (route) => {
    await held;
    await route.fallback();
  });
  const lab = await Lab.open(page);
  await lab.button('Keyboard help').click();
  const dialog = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(dialog).toContainText('Space');
  release();
  await lab.expectState('replaying');
  await expect(dialog).toContainText('Space');
});

test('single keys can be switched off, and stay so', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await lab.button('Keyboard help').click();
  await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
  await page.getByRole('button', { name: 'Close' }).click();
  const at = await lab.position.inputValue();
  await fromTheRun(page).press('Home');
  await expect(lab.position).toHaveValue(at);
  await page.reload();
  await lab.jumpToEnd();
  await fromTheRun(page).press('Home');
  await lab.expectState('done');
  await lab.button('Keyboard help').click();
  await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).check();
  await page.getByRole('button', { name: 'Close' }).click();
  await fromTheRun(page).press('Home');
  await expect(lab.position).toHaveValue('0');
});

test('a listener hears a sentence a round, not a token at a time', async ({ page }) => {
  const lab = await Lab.open(page);
  await expect(lab.announcer).toHaveText(/^Round \d+: /);
  await expect(lab.output).toHaveAttribute('aria-live', 'off');
  await lab.jumpToEnd();
  await expect(lab.announcer).toHaveText(/^Round \d+: .+ Run finished: /);
});

/** Where does the run say this? Words are found in text and rounds, whatever cuts them apart, refused drafts included. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { findInRun } from '#core/trace/find-in-run.ts';
import { seriousProblems } from './support/axe.ts';
import { Lab } from './support/lab.ts';
import { ratioRun, serveTraces } from './support/traces.ts';

test.beforeEach(async ({ page }) => serveTraces(page, [ratioRun]));

const bar = (page: Page): Locator => page.getByRole('search', { name: 'Find in the run' });
const field = (page: Page): Locator => bar(page).getByRole('textbox', { name: 'Find in the run' });
const standing = (page: Page): Locator => bar(page).getByRole('status');
const current = (place: Locator): Locator => place.locator('[data-found=current]');

/** At the end of the run, with the bar open by its key. */
async function finding(page: Page, query: string): Promise<Lab> {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await page.locator('#output').press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(query);
  return lab;
}

test('a phrase is found across tokens and rounds, in whatever case it is typed', async ({ page }) => {
  const lab = await finding(page, 'STAMPS FROM TWO');
  await expect(standing(page)).toHaveText('1 match');
  await expect(current(lab.output)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(standing(page)).toHaveText('1 of 1');
  expect((await current(lab.output).allTextContents()).join('')).toBe(' stamps from two');
  // Text, rounds and why panel follow, and the rounds are scrolled there.
  await expect(lab.output.locator('[data-selected]')).toContainText('stamps');
  await expect(lab.rounds.getByRole('gridcell', { selected: true })).toHaveAccessibleName(/^Round 18, slot 4, “stamps”/);
  await expect(current(lab.rounds)).toHaveText(['·stamps', '·from', '·two']);
  await expect(current(lab.rounds).first()).toBeInViewport();
  await expect(lab.why).toContainText('round 18 · slot 4');
});

test('from match to match by keyboard alone, around either end', async ({ page }) => {
  const n = findInRun(ratioRun, ratioRun.length, 'stamps').length;
  const lab = await finding(page, 'stamps');
  await expect(standing(page)).toHaveText(`${n} matches`);
  for (let i = 1; i <= n; i += 1) {
    await page.keyboard.press('Enter');
    await expect(standing(page)).toHaveText(`${i} of ${n}`);
    await expect(current(lab.rounds)).toHaveText('·stamps');
    await expect(current(lab.rounds)).toBeInViewport();
    await expect(lab.rounds.getByRole('gridcell', { selected: true })).toContainText('stamps');
  }
  await page.keyboard.press('Enter');
  await expect(standing(page)).toHaveText(`1 of ${n}`);
  await page.keyboard.press('Shift+Enter');
  await expect(standing(page)).toHaveText(`${n} of ${n}`);
  await page.keyboard.press('Tab');
  await expect(bar(page).getByRole('button', { name: 'Previous match' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(standing(page)).toHaveText(`${n - 1} of ${n}`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(standing(page)).toHaveText(`${n} of ${n}`);
  await lab.expectState('done');
});

test('a token chosen elsewhere is where it goes on from', async ({ page }) => {
  const lab = await finding(page, '133');
  await lab.output.locator('[data-state=corrected]').getByText('two', { exact: true }).click();
  await expect(standing(page)).toHaveText(/^\d matches$/);
  await bar(page).getByRole('button', { name: 'Previous match' }).click();
  await expect(lab.rounds.getByRole('gridcell', { selected: true })).toHaveAccessibleName(/^Round 18, slot 1/);
});

test('the buttons stay under the pointer, wherever the page goes', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 560 });
  await finding(page, 'e');
  const next = bar(page).getByRole('button', { name: 'Next match' });
  const { x, y, width, height } = (await next.boundingBox())!;
  for (let i = 1; i <= 12; i += 1) {
    await page.mouse.click(x + width / 2, y + height / 2);
    await expect(standing(page)).toHaveText(new RegExp(`^${i} of `));
  }
});

test('a draft that was not kept is found: refused in the text, unreached in the rounds', async ({ page }) => {
  const lab = await finding(page, 'later');
  await expect(standing(page)).toHaveText('4 matches');
  await page.keyboard.press('Enter');
  await expect(lab.why).toContainText('not reached');
  await expect(current(lab.rounds)).toHaveText('·Later');
  await page.keyboard.press('Shift+Enter');
  await expect(standing(page)).toHaveText('4 of 4');
  await expect(lab.why).toContainText('rejected');
  await expect(current(lab.output)).toHaveAttribute('data-state', 'rejected');
});

test('a draft and the token that replaced it are two matches, though one selection', async ({ page }) => {
  const lab = await finding(page, 'eo');
  const gone: string[] = [];
  const n = findInRun(ratioRun, ratioRun.length, 'eo').length;
  for (let i = 1; i <= n; i += 1) {
    await page.keyboard.press('Enter');
    await expect(standing(page)).toHaveText(`${i} of ${n}`);
    gone.push(`${await lab.rounds.getByRole('gridcell', { selected: true }).getAttribute('id')}: ${await current(lab.rounds).textContent()}`);
  }
  expect(gone.join(', ')).toContain('cell-20-1: Leo, cell-20-1: ·people');
});

test('what is not there is said, and whether more may come', async ({ page }) => {
  const lab = await finding(page, 'stampede');
  await expect(standing(page)).toHaveText('Not in this run');
  await expect(bar(page).getByRole('button', { name: 'Next match' })).toBeDisabled();
  await lab.position.fill('12');
  await expect(standing(page)).toHaveText('Not in the run so far');
  await field(page).fill('');
  await expect(standing(page)).toHaveText('');
});

test('while it plays the matches grow; nothing jumps', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.expectState('replaying');
  await page.locator('#output').press('/');
  await page.keyboard.type('1');
  const count = async (): Promise<number> => Number.parseInt((await standing(page).textContent()) ?? '', 10);
  await expect.poll(count).toBeGreaterThan(1);
  const before = await count();
  await expect.poll(count).toBeGreaterThan(before);
  await lab.expectState('replaying');
  await expect(current(page.locator('body'))).toHaveCount(0);
  await expect(standing(page)).toHaveAttribute('aria-live', 'off');
  await page.keyboard.press('Enter');
  await lab.expectState('paused');
  await expect(standing(page)).toHaveText(/^1 of \d+$/);
  await expect(standing(page)).toHaveAttribute('aria-live', 'polite');
});

test('Escape closes and gives the focus back, from wherever it came; the field keeps what was looked for', async ({ page }) => {
  const lab = await finding(page, 'Leo');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await expect(page.locator('#output')).toBeFocused();
  await expect(page.locator('[data-found]')).toHaveCount(0);
  await lab.rounds.press('/');
  await expect(field(page)).toHaveValue('Leo');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(lab.rounds).toBeFocused();
  await expect(lab.rounds.getByRole('gridcell', { selected: true })).toContainText('Leo');
  // What is there already is typed over.
  await page.keyboard.press('/');
  await page.keyboard.type('133/7');
  await expect(field(page)).toHaveValue('133/7');
  await expect(standing(page)).toHaveText('1 match');
});

test('a slash in a text is a slash; the palette leads to the bar, and the focus back past it', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await lab.prompt.press('Control+End');
  await page.keyboard.type(' 1/2');
  await expect(lab.prompt).toHaveValue(/ 1\/2$/);
  await expect(bar(page)).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('find');
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(lab.prompt).toBeFocused();
});

test('marks are told apart without colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const lab = await finding(page, '133');
  await page.keyboard.press('Enter');
  const line = (mark: string): Promise<string> => lab.output.locator(`[data-found=${mark}]`).first().evaluate((element) => {
    const { textDecorationLine, textDecorationStyle } = getComputedStyle(element);
    return `${textDecorationLine} ${textDecorationStyle}`;
  });
  expect([await line('match'), await line('current')]).toEqual(['overline dotted', 'overline solid']);
  const border = (mark: string): Promise<string> => lab.rounds.locator(`[data-found=${mark}]`).first().evaluate((element) => getComputedStyle(element).borderTopStyle);
  expect([await border('match'), await border('current')]).toEqual(['dotted', 'solid']);
});

test('on a small screen a button opens it, it stays in sight, and nothing needs sideways scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await lab.button('Find in the run').click();
  await page.keyboard.type('now');
  await page.keyboard.press('Shift+Enter');
  await expect(standing(page)).toHaveText(/^(\d+) of \1$/);
  await expect(bar(page)).toBeInViewport({ ratio: 1 });
  await expect(current(lab.output)).toBeInViewport({ ratio: 1 });
  await expect(page.getByTestId('why-line')).toContainText('now');
  // In its own box the grid has gone sideways to the last slot.
  await lab.rounds.scrollIntoViewIfNeeded();
  await field(page).fill('eos');
  await page.keyboard.press('Shift+Enter');
  await expect(current(lab.rounds)).toHaveText('<eos>');
  const [grid, cell] = [await lab.rounds.boundingBox(), await current(lab.rounds).boundingBox()];
  expect(cell!.x + cell!.width).toBeLessThanOrEqual(grid!.x + grid!.width + 1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const targets = await bar(page).getByRole('button').evaluateAll((buttons) => buttons.map((button) => Math.min(button.clientWidth, button.clientHeight)));
  expect(Math.min(...targets)).toBeGreaterThanOrEqual(24);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    const lab = await finding(page, 'e');
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(standing(page)).toHaveText(/ of /);
    expect(await seriousProblems(page)).toEqual([]);
    await field(page).fill('later');
    await page.keyboard.press('Shift+Enter');
    await expect(lab.why).toContainText('rejected');
    expect(await seriousProblems(page)).toEqual([]);
    await field(page).fill('stampede');
    await expect(standing(page)).toHaveText('Not in this run');
    expect(await seriousProblems(page)).toEqual([]);
  });
}

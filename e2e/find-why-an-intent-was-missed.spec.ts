/** Why did the user have to tell it? From a missed intent to the turn, the words, and where it could have been known from. */
import { expect, test } from '@playwright/test';
import { Stage } from './support/pibench-stage.ts';

/** Some is thought of, some asked about, some missed. */
const MIXED = '?pi-does=35&pi-asks=35&pi-seed=3';

test('a missed tile leads to the turn after which the user had to tell it', async ({ page }) => {
  const stage = await Stage.open(page, MIXED);
  await stage.toEnd();
  await stage.toSession(2);
  await stage.button('Next session').click();
  await stage.button('Previous turn').click();
  const tile = stage.tiles('missed').first();
  const wish = (await tile.getByRole('button', { pressed: false }).first().innerText()).split('\n').at(-1)!;
  await tile.getByRole('button').first().click();
  await expect(tile.getByRole('button').first()).toHaveAttribute('aria-pressed', 'true');
  await page.mouse.move(0, 0);
  const reply = stage.replies('told').and(stage.stream.locator('[data-lit]'));
  await expect(reply).toHaveCount(1);
  await expect(reply).toContainText('had to tell you');
  await expect(reply).toContainText(wish);
  const changed = stage.stream.getByRole('button', { name: `Missed: ${wish}` });
  await expect(changed).toBeInViewport();
  // what was judged stands under the very message that did not think of it
  const turn = /turn (\d+)/.exec(await tile.innerText())![1]!;
  await expect(stage.stream.getByRole('listitem').filter({ has: page.getByRole('button', { name: `Missed: ${wish}` }) }).first()).toContainText(`Assistant · Turn ${turn}`);
  // and what was looked for in it, and not found
  const why = tile.getByTestId('why-missed');
  await expect(why).toHaveAttribute('open', '');
  await expect(why).toContainText(`What the rules looked for in the answer of turn ${turn}`);
  await expect(why).toContainText(/it does not say|it says the opposite|but not together/i);
  await expect(why).toContainText(/nearest sentence|comes near/);
  await changed.click();
  await expect(tile.getByRole('button').first()).toHaveAttribute('aria-pressed', 'false');
});

test('pointing at a tile lights the words that decided, and pointing at them lights the tile', async ({ page }) => {
  const stage = await Stage.open(page, '?pi-does=100');
  await stage.toEnd();
  await stage.toSession(1);
  await stage.button('Next turn').click();
  const tile = stage.tiles('anticipated').first();
  const lit = stage.stream.locator('mark[data-lit]');
  await expect(lit).toHaveCount(0);
  await tile.hover();
  await expect(lit.first()).toHaveAttribute('data-to', 'anticipated');
  await page.mouse.move(0, 0);
  await expect(lit).toHaveCount(0);
  const words = stage.stream.locator('mark[data-to=anticipated]').first();
  await words.hover();
  await expect(words).toHaveAttribute('data-lit', 'true');
  await expect(stage.board.locator('li[data-lit]')).toHaveCount(1);
});

test('what an earlier session taught leads back there', async ({ page }) => {
  const stage = await Stage.open(page, `${MIXED}&pi-memory=none`);
  await stage.toEnd();
  // the first that leans on earlier ones
  await expect(stage.timeline.locator('summary')).toBeVisible();
  await stage.timeline.locator('summary').click();
  const dependent = await stage.timeline.getByRole('row').evaluateAll((rows) => rows.findIndex((row) => row.querySelectorAll('td, th')[1]?.textContent === 'dependent'));
  await stage.toSession(dependent);
  await stage.button('Next session').click();
  await stage.button('Previous turn').click();
  const thread = stage.board.getByRole('button', { name: /^first learnt in session \d+: / }).first();
  const [, session, title] = /session (\d+): (.+)$/.exec(await thread.innerText())!;
  await thread.click();
  await expect(stage.where).toContainText(`Session ${session} of`);
  await expect(stage.title).toHaveText(title!);
});

test('“/” finds words in all sessions and goes to where they were said', async ({ page }) => {
  const stage = await Stage.open(page, '?pi-agent=passive');
  await stage.toEnd();
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox', { name: 'Find in this run' });
  await expect(field).toBeFocused();
  await field.fill('the');
  const found = page.getByRole('search').getByRole('status');
  await expect(found).toHaveText(/^\d+ matches|^\d+ of \d+/);
  await page.keyboard.press('Enter');
  await expect(found).toHaveText(/^1 of \d+/);
  await expect(stage.where).toHaveText(/^Session 1 of 20/);
  await expect(stage.stream.locator('mark[data-found]').first()).toBeVisible();
  const first = await stage.position.inputValue();
  await page.keyboard.press('Enter');
  await expect(found).toHaveText(/^2 of \d+/);
  await page.keyboard.press('Shift+Enter');
  await expect(stage.position).toHaveValue(first);
  await field.fill('xyzzy');
  await expect(found).toHaveText('nothing found');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(stage.stream.locator('mark[data-found]')).toHaveCount(0);
});

test("the browser's own Find finds the opening of the longest conversation from its end", async ({ page }) => {
  await page.goto('./#/exhibit/pibench-long');
  const stage = new Stage(page);
  await expect(stage.stream.locator('[data-item]')).toHaveCount(61);
  await expect.poll(() => stage.stream.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight)).toBeLessThan(40);
  const opening = 'I have nothing to pin up yet';
  expect(await stage.replies('opening').textContent()).toContain(opening);
  // window.find looks where Ctrl+F does, but for a script the browser does not scroll there
  const found = await page.evaluate((words) => {
    if (!(window as unknown as { find(text: string): boolean }).find(words)) return null;
    const selection = getSelection()!;
    selection.anchorNode?.parentElement?.scrollIntoView();
    return selection.toString();
  }, opening);
  expect(found).toBe(opening);
  await page.waitForTimeout(500);
  await expect(stage.replies('opening')).toBeInViewport();
});

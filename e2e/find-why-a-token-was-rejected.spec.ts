/** The page's main lesson: from "this token is struck through" to the numbers and the coin that did it. */
import { expect, test } from '@playwright/test';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { roundsAt } from '#core/trace/rounds.ts';
import { Lab } from './support/lab.ts';
import { greedyRun, ratioRun, serveTraces } from './support/traces.ts';

const rejection = ratioRun.events.find((event) => event.type === 'verify.slot' && event.verdict === 'rejected')!;
if (rejection.type !== 'verify.slot') throw new Error('the fixture has no rejection');

test('a rejected token tells p, q, the threshold and the coin', async ({ page }) => {
  await serveTraces(page, [ratioRun]);
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await lab.button('Beginning').click();
  await page.locator('body').press('Shift+ArrowRight');

  await expect(lab.why).toContainText('rejected');
  await expect(lab.why).toContainText(`round ${rejection.round} · slot ${rejection.slot}`);
  await expect(lab.why.getByRole('img', { name: /threshold/ })).toHaveAccessibleName(/above it: rejected/);
  await expect(lab.why).toContainText('min(1, p/q)');

  await expect(lab.why).toContainText('What the target wanted more');
  await page.locator('body').press('End');
  await lab.output.locator('[data-state=rejected]').first().click();
  await expect(lab.why).toContainText('What the target wanted more');
  await expect(lab.why).toContainText('drawn');
});

test('clicking a struck token in the text selects it everywhere, and in the link', async ({ page }) => {
  await serveTraces(page, [ratioRun]);
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await lab.output.locator('[data-state=rejected]').first().click();
  const where = `${rejection.round}.${rejection.slot}`;
  await expect(page).toHaveURL(new RegExp(`at=${where.replace('.', '\\.')}`));
  await expect(lab.rounds.getByRole('gridcell', { selected: true })).toHaveAccessibleName(new RegExp(`^Round ${rejection.round}, slot ${rejection.slot}, .*rejected`));
  await expect(lab.why).toContainText('rejected');
});

test('a mouse that moves points at a token; one that rests does not, whatever slides beneath it', async ({ page }) => {
  await serveTraces(page, [ratioRun]);
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  const last = lab.why.locator('[data-figure=where]');
  const followed = (await last.textContent())!;
  await lab.tokens.nth(2).scrollIntoViewIfNeeded();
  const token = (await lab.tokens.nth(2).boundingBox())!;
  const [x, y] = [token.x + token.width / 2, token.y + token.height / 2];
  await page.mouse.move(x, y);
  await expect(last).not.toHaveText(followed);
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  await lab.expectState('done');
  await expect(last).toHaveText(followed);
  await page.mouse.move(x + 2, y);
  await expect(last).not.toHaveText(followed);
  await page.mouse.move(0, 0);
  await expect(last).toHaveText(followed);
});

test('a greedy run is judged without a coin', async ({ page }) => {
  await serveTraces(page, [greedyRun]);
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await lab.output.locator('[data-state=rejected]').first().click();
  await expect(lab.why).toContainText('No coin is tossed');
  await expect(lab.why.getByText('first choice', { exact: true })).toBeVisible();
  await expect(lab.why.getByText('drawn', { exact: true })).toHaveCount(0);
  await expect(lab.why.getByText('coin', { exact: true })).toHaveCount(0);
});

test('the picture of all tokens shows the shared area', async ({ page }) => {
  await serveTraces(page, [ratioRun]);
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await lab.output.locator('[data-state=rejected]').first().click();
  await lab.why.getByText('All tokens').click();
  await expect(lab.why).toContainText('Shared area');
});

test('scrubbing shows the state of that moment, back and forth', async ({ page }) => {
  await serveTraces(page, [ratioRun]);
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  const whole = await lab.output.innerText();
  await lab.position.fill('9');
  await expect(lab.output).not.toHaveText(whole);
  const early = await lab.output.innerText();
  await lab.jumpToEnd();
  expect(await lab.output.innerText()).toBe(whole);
  await lab.position.fill('9');
  await expect.poll(() => lab.output.innerText()).toBe(early);
  expect(roundsAt(ratioRun, ratioRun.length).length).toBeGreaterThan(5);
});

test('a struck sign can still be read: the strike is a slant, and no level line lies on it', async ({ page }) => {
  const run = simulateRun({ config: { temperature: 0, seed: 3 }, blur: 0.8, script: '#1 8-4=4\n#2 4-3=1\n<answer>8 - 7 = 1.<eos>' });
  await serveTraces(page, [run]);
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  const struck = lab.output.locator('[data-slant]');
  expect(await struck.count()).toBeGreaterThan(0);
  await expect(struck.first().locator('span').first()).toHaveCSS('text-decoration-line', 'none');
  await expect(struck.first().locator('span').first()).toHaveCSS('background-image', /linear-gradient/);
  await struck.first().click();
  // No wider than the sign, in the panel's bars too.
  for (const sign of await lab.why.locator('[data-slant]').all()) expect((await sign.boundingBox())!.width).toBeLessThan(60);
  expect(await lab.why.locator('[data-slant]').count()).toBeGreaterThan(0);
});

/** A first visit: the page is never blank, moves at once, and says what it shows. Uses the recordings that ship. */
import { expect, test } from '@playwright/test';
import { Lab } from './support/lab.ts';

// How soon is a matter of the machine and so no assertion; the time is noted with the result. The goal is 1.5 s.
test('a recorded run plays unasked', async ({ page }) => {
  await page.goto('./');
  const moved = await page.waitForFunction(() => {
    const { run, source } = document.documentElement.dataset;
    const position = document.querySelector<HTMLInputElement>('input[data-testid=position]');
    return run === 'replaying' && source === 'recorded' && Number(position?.value) > 0 ? performance.now() : false;
  });
  test.info().annotations.push({ type: 'first move', description: `${Math.round(Number(await moved.jsonValue()))} ms` });
});

test('it says that it is recorded, and never "simulated"', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await expect(lab.figures).toContainText('Recorded run');
  await expect(lab.figures.locator('[data-figure=speedup]')).toContainText('recorded');
  await expect(lab.figures.locator('[data-figure=identical]')).toContainText('Under R1 the text need not be that of plain decoding');
  await expect(page.locator('main')).not.toContainText(/simulated/i);
});

test('every recording that ships opens and plays to its end', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.expectState('replaying');
  const titles = await page.getByRole('combobox', { name: 'Examples' }).locator('optgroup[label="Recorded runs"] option').allTextContents();
  expect(titles.length).toBeGreaterThanOrEqual(3);
  for (const title of titles) {
    await page.getByRole('combobox', { name: 'Examples' }).selectOption({ label: title });
    await lab.jumpToEnd();
    await expect(lab.output).not.toHaveText('');
    await expect(lab.failure).toHaveCount(0);
  }
});

test('three rows of rounds are in sight above the player, under two lines of figures too', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.expectState('replaying');
  for (const label of ['Stamps, three steps: coins decide (R1)', 'Rewriting by prompt lookup: no draft model at all']) {
    await page.getByRole('combobox', { name: 'Examples' }).selectOption({ label });
    await expect(page.getByRole('combobox', { name: 'Examples' }).locator('option:checked')).toHaveText(label);
    await lab.jumpToEnd();
    const player = (await page.locator('[data-run-keys]', { has: lab.position }).last().boundingBox())!.y;
    const { y, height } = (await lab.rounds.boundingBox())!;
    expect(Math.min(player, y + height) - y).toBeGreaterThanOrEqual(3 * 62);
  }
  await expect(lab.figures).toContainText('Slower');
});

test('of two recordings chosen one after the other the last is shown, however late the first arrives', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.expectState('replaying');
  await lab.jumpToEnd();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  await page.route('**/traces/tale-warm.json', async (route) => {
    await held;
    await route.continue();
  });
  const examples = page.getByRole('combobox', { name: 'Examples' });
  const slow = page.waitForRequest('**/traces/tale-warm.json');
  await examples.selectOption({ label: 'A tale at temperature 1: predictable even when warm' });
  const late = await slow;
  await examples.selectOption({ label: 'Rewriting by prompt lookup: no draft model at all' });
  await lab.expectState('replaying');
  await lab.jumpToEnd();
  const shown = await lab.output.innerText();
  release();
  await (await late.response())?.finished();
  await page.waitForTimeout(500);
  expect(await lab.output.innerText()).toBe(shown);
  await expect(lab.prompt).toHaveValue(/^Rewrite/);
});

/** A thought is read step by step: what each rests on, which carried the answer, what cost points; from a seed, or recorded with its refused drafts. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { passesAxe } from './support/passes-axe.ts';

const steps = (page: Page) => page.getByTestId('steps');
const chosen = (page: Page) => steps(page).locator('[aria-selected=true]');
const sentence = (page: Page) => page.getByTestId('sentence');

/** Of permutations, with every kind of step. */
const LONG = '?think-system=S&think-seed=1329';

async function open(page: Page, query = LONG): Promise<void> {
  await page.goto(`./${query}#/reasoning`);
  await expect(page.getByTestId('reasoning')).toBeVisible();
}

test('steps are walked by keys, to parents and children too, and what is chosen is said', async ({ page }) => {
  await open(page);
  await expect(sentence(page)).toHaveText('Choose a step to see what it rests on.');
  await steps(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(chosen(page)).toHaveAttribute('data-step', '2');
  await page.keyboard.press('c');
  await expect(chosen(page)).toHaveAttribute('data-step', '3');
  await page.keyboard.press('c');
  await expect(chosen(page)).toHaveAttribute('data-step', '6');
  await expect(sentence(page)).toHaveText(/^Step 6: follows from 3 and 5; ways meet here; leads to /);
  await page.keyboard.press('p');
  await expect(chosen(page)).toHaveAttribute('data-step', '5');
  await page.keyboard.press('End');
  await expect(sentence(page)).toHaveText(/it states the answer; right\.$/);
  await expect(page.getByTestId('announcer')).toHaveText(/it states the answer/);
  await expect(page).toHaveURL(/think-step=13/);
});

test('what opens first are sums that anyone can do, and it says what each operation does', async ({ page }) => {
  await open(page, '');
  await expect(page.getByTestId('problem')).toContainText('lin(g1, g2, 2)');
  await expect(page.getByTestId('operations')).toContainText('lin(a, b, k) a + k · b');
  await expect(page.getByTestId('answer')).toContainText('108');
  await page.getByLabel('System', { exact: true }).selectOption('Words in x and y');
  await expect(page.getByTestId('operations')).toContainText('conj(a, b) b undone, then a, then b');
});

test('each row stands beside its node', async ({ page }) => {
  await open(page);
  const rows = await steps(page).locator('[data-step]').evaluateAll((all) => all.map((row) => row.getBoundingClientRect().top + 19));
  const nodes = await steps(page).locator('svg > g').evaluateAll((all) => all.map((node) => { const { top, height } = node.querySelector('circle, rect')!.getBoundingClientRect(); return top + height / 2; }));
  expect(nodes).toHaveLength(rows.length);
  nodes.forEach((y, i) => expect(Math.abs(y - rows[i]!)).toBeLessThan(2));
});

test('a cost leads to its step', async ({ page }) => {
  await open(page);
  const cost = page.getByTestId('scores').getByRole('button', { name: /^Step 7 leads elsewhere/ });
  await cost.click();
  await expect(cost).toHaveAttribute('aria-pressed', 'true');
  await expect(chosen(page)).toHaveAttribute('data-step', '7');
  await expect(chosen(page)).toHaveAttribute('data-lit', 'true');
});

test('super-nodes and the outline show the same thought', async ({ page }) => {
  await open(page);
  const all = await steps(page).locator('[data-step]').count();
  await page.getByRole('group', { name: 'Show as' }).getByText('Super-nodes').click();
  await expect(steps(page).locator('[data-step]')).not.toHaveCount(all);
  await page.getByRole('group', { name: 'Show as' }).getByText('Outline').click();
  await expect(page.getByRole('treeitem')).toHaveCount(all);
  await page.getByRole('tree').focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('treeitem', { selected: true })).toHaveAttribute('data-step', '13');
  await expect(page).toHaveURL(/think-show=outline/);
});

test('another problem, another style, and a link to it', async ({ page }) => {
  await open(page);
  const problem = page.getByTestId('problem');
  const before = await problem.innerText();
  await page.getByRole('button', { name: 'Another' }).click();
  await expect(problem).not.toHaveText(before);
  await page.getByLabel('Style', { exact: true }).selectOption('Reflective');
  await page.getByLabel('System', { exact: true }).selectOption('Words in x and y');
  const seed = page.getByLabel('Seed', { exact: true });
  await seed.fill('a lot');
  await seed.press('Enter');
  await expect(page.getByText('A seed is a whole number')).toBeVisible();
  await expect(page).toHaveURL(/think-system=W.*think-style=reflective/);
  const shown = await steps(page).innerText();
  await page.reload();
  await expect(steps(page)).toBeVisible();
  expect(await steps(page).innerText()).toBe(shown);
});

test('a thought can be taken along, as JSON and as a picture', async ({ page }) => {
  await open(page);
  const [json] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /as JSON$/ }).click()]);
  const file = JSON.parse(await readFile(await json.path(), 'utf8')) as { readonly format: string; readonly steps: readonly unknown[]; readonly dominantPath: readonly number[] };
  expect([file.format, file.steps.length, file.dominantPath.at(-1)]).toEqual(['slipstream-reasoning', 13, 13]);
  const [svg] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the graph as a picture' }).click()]);
  const picture = await readFile(await svg.path(), 'utf8');
  expect(picture).toContain('conj');
  expect(picture).not.toMatch(/visibility="hidden"|class=/);
});

test('recorded thoughts show where drafts were refused, and whether that clusters', async ({ page }) => {
  await open(page, '');
  await page.getByRole('group', { name: 'Where it comes from' }).getByText('Recorded from the target').click();
  await page.getByLabel('Recording').selectOption({ label: 'An equation, greedy: no coins' });
  await expect(steps(page).locator('[data-step="1"]')).toContainText('2 drafts refused here');
  const chart = page.getByTestId('rejections');
  await expect(chart).toContainText('No run here has a step led in by “but” or “alt”');
  await chart.locator('summary').click();
  await expect(chart.getByRole('row', { name: /^check/ })).toContainText('0%');
  await expect(page).toHaveURL(/think-from=recorded&think-recording=equation-greedy\.json/);
});

test('recordings that do not come can be asked for again', async ({ page }) => {
  await page.route('**/traces/index.json', (route) => route.abort());
  await open(page, '?think-from=recorded');
  await expect(page.getByRole('alert')).toContainText('could not be fetched');
  await page.unroute('**/traces/index.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('rejections')).toBeVisible();
});

test.describe('a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('has the map in a gutter left of the text', async ({ page }) => {
    await open(page);
    const row = steps(page).locator('[data-step="3"]');
    const text = (await row.getByText('pow').boundingBox())!;
    const map = (await steps(page).locator('svg').first().boundingBox())!;
    expect(map.x + map.width).toBeLessThanOrEqual(text.x);
    expect(map.width).toBeLessThan(80);
  });
});

test.describe('a thought', () => {
  passesAxe(async (page) => {
    await open(page, `${LONG}&think-step=6`);
    await page.locator('summary').first().click();
    await expect(chosen(page)).toBeVisible();
  });
});

test.describe('a recorded thought', () => {
  passesAxe(async (page) => {
    await open(page, '?think-from=recorded&think-recording=equation-greedy.json');
    await expect(page.getByTestId('rejections')).toBeVisible();
  });
});

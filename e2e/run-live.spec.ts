/** The main job: a visitor's own question, decoded live on this machine's (software) GPU by the models that ship. */
import { expect, test } from '@playwright/test';
import { seriousProblems } from './support/axe.ts';
import { Lab, type Choice } from './support/lab.ts';

const LOADING_MS = 60_000;
const RUN_MS = 100_000;
const PROMPT = 'Ada has 12 pears. She finds 30 more. How many pears does Ada have now?';
const query = (settings: string): string => `?prompt=${encodeURIComponent(PROMPT)}&tokens=60&${settings}`;

test.describe.configure({ timeout: 240_000 });

/** As by default, but for what is named. */
const choice = (part: Partial<Choice>): Choice => ({ drafter: 'draft-model', treeBudget: 0, gamma: 4, temperature: 0, rule: 'R4', ...part });

test.describe('one run after another, on one page', () => {
  let lab: Lab;
  test.beforeAll(async ({ browser }) => {
    lab = await Lab.open(await (await browser.newContext()).newPage(), query('temperature=0&rule=R4'));
    await lab.expectState(/replaying|paused|done|empty/);
  });
  test.afterAll(() => lab.page.context().close());

  for (const [name, chosen] of [
    ['greedy, measured against plain decoding and identical to it', choice({})],
    ['prompt lookup', choice({ drafter: 'prompt-lookup' })],
    ['rule R1 at a temperature', choice({ rule: 'R1', temperature: 0.8 })],
    ['rule R4 at a temperature', choice({ temperature: 0.8 })],
    ['no drafter', choice({ drafter: 'none' })],
    ['the longest drafts', choice({ gamma: 15 })],
    ['EAGLE-3', choice({ drafter: 'eagle3', gamma: 7 })],
    ['a tree of EAGLE-3’s', choice({ drafter: 'eagle3', gamma: 7, treeBudget: 12, rule: 'R2', temperature: 0.8 })],
    ['DFlash', choice({ drafter: 'dflash', gamma: 7 })],
    ['a tree of DFlash’s', choice({ drafter: 'dflash', gamma: 7, treeBudget: 12, rule: 'R2', temperature: 0.8 })],
  ] as const) {
    test(`run live: ${name}`, async () => {
      await lab.choose(chosen);
      await lab.runLive(LOADING_MS + RUN_MS);
      await lab.jumpToEnd();
      await expect(lab.figures).toContainText('Live run');
      await expect(lab.page.getByText('was run before this change')).toHaveCount(0);
      await expect(lab.output).not.toHaveText('');
      await expect(lab.failure).toHaveCount(0);
      // Where the promise holds, it is kept; plain decoding is not compared with itself.
      if (chosen.drafter !== 'none' && (chosen.temperature === 0 || chosen.rule === 'R4')) {
        await expect(lab.figures.locator('[data-figure=speedup]')).toContainText('measured');
        await expect(lab.figures.locator('[data-figure=identical]')).toContainText('yes');
        await expect(lab.figures).toHaveAttribute('data-speculation', 'on');
      }
      expect(await seriousProblems(lab.page)).toEqual([]);
    });
  }
});

test('axe finds nothing serious while it runs, while it measures, and after', async ({ page }) => {
  // Colours in mid-transition are no colours of ours.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const lab = await Lab.open(page, `?prompt=${encodeURIComponent('Write a tale: a cat and a kite.')}&tokens=300&gamma=2`);
  await lab.run.click();
  await lab.expectState('live', LOADING_MS);
  await expect(lab.tokens.first()).toBeVisible({ timeout: LOADING_MS });
  expect(await seriousProblems(page)).toEqual([]);
  // The engine stays a little ahead of the eye: at the end of what there is, it goes on.
  await expect(async () => {
    await lab.button('End').click();
    await expect(page.getByRole('status').getByText('Measuring')).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: RUN_MS, intervals: [0] });
  expect(await seriousProblems(page)).toEqual([]);
  await expect(lab.run).toBeVisible({ timeout: RUN_MS });
  await lab.jumpToEnd();
  expect(await seriousProblems(page)).toEqual([]);
});

test('a link reproduces a run: the same text on the same device', async ({ page, context }) => {
  const text = async (lab: Lab): Promise<string> => {
    await lab.runLive(LOADING_MS + RUN_MS);
    await lab.jumpToEnd();
    return lab.output.innerText();
  };
  const first = await Lab.open(page, query('rule=R1&temperature=0.8&seed=99'));
  const written = await text(first);
  const other = await context.newPage();
  await other.goto(page.url());
  expect(await text(new Lab(other))).toBe(written);
});

test('Stop ends a run and keeps what there is', async ({ page }) => {
  const lab = await Lab.open(page, `?prompt=${encodeURIComponent('Write a tale: a cat and a kite.')}&tokens=200&gamma=1`);
  await lab.run.click();
  await lab.expectState('live', LOADING_MS);
  await expect(lab.tokens.first()).toBeVisible({ timeout: LOADING_MS });
  await lab.button('Stop').click();
  await expect(lab.run).toBeVisible({ timeout: LOADING_MS });
  await expect(lab.output).not.toHaveText('');
  await expect(lab.failure).toHaveCount(0);
  await lab.jumpToEnd();
  await expect(lab.output.getByTestId('ending')).toHaveText('stopped');
  await expect(lab.announcer).toContainText('Run stopped');
});

test('a recorded run chosen in mid-run takes the place of the live one, and a live run may follow', async ({ page }) => {
  const lab = await Lab.open(page, `?prompt=${encodeURIComponent('Write a tale: a cat and a kite.')}&tokens=200&gamma=1`);
  await lab.run.click();
  await lab.expectState('live', LOADING_MS);
  await page.getByRole('combobox', { name: 'Examples' }).selectOption({ label: 'An equation, greedy: no coins' });
  await expect(lab.run).toBeVisible();
  await lab.expectState('replaying');
  await expect(page.locator('html')).toHaveAttribute('data-source', 'recorded');
  const asked = await lab.prompt.inputValue();
  await page.waitForTimeout(1000);
  await expect(page.locator('html')).toHaveAttribute('data-source', 'recorded');
  await expect(lab.prompt).toHaveValue(asked);
  await lab.runLive(LOADING_MS + RUN_MS);
  await expect(lab.failure).toHaveCount(0);
});

test('Stop while the models load: the page is idle at once, and no run comes of it later', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  await page.route('**/models/target/*.safetensors', async (route) => {
    await held;
    await route.continue();
  });
  const lab = await Lab.open(page, query('temperature=0&rule=R4'));
  const asked = page.waitForRequest('**/models/target/*.safetensors', { timeout: LOADING_MS });
  await lab.run.click();
  const weights = await asked;
  await lab.button('Stop').click();
  await expect(lab.run).toBeVisible();
  release();
  await (await weights.response())?.finished();
  await page.waitForTimeout(2000);
  await expect(lab.run).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-source', 'recorded');
});

test('a look at the benchmark and back: the run waits meanwhile, and goes on; a finished one is still there', async ({ page }) => {
  const lab = await Lab.open(page, query('temperature=0&rule=R4'));
  const elsewhere = async (): Promise<void> => {
    await page.getByRole('link', { name: 'Benchmark' }).click();
    await expect(page.getByTestId('benchmark')).toBeVisible();
    await page.waitForTimeout(1000);
    await page.getByRole('link', { name: 'Speculation' }).click();
    await expect(lab.output).toBeVisible();
  };
  await lab.run.click();
  await lab.expectState('live', LOADING_MS);
  await expect(lab.output.locator('[data-state]').nth(6)).toBeVisible({ timeout: LOADING_MS });
  await elsewhere();
  await expect(page.locator('html')).toHaveAttribute('data-source', 'live');
  await expect(lab.prompt).toHaveValue(PROMPT);
  expect(await lab.output.locator('[data-state]').count()).toBeGreaterThan(6);
  await expect(lab.run).toBeVisible({ timeout: RUN_MS });
  await lab.jumpToEnd();
  await lab.output.locator('[data-state]').first().click();
  await expect(page).toHaveURL(/at=/);
  const [text, why, address] = [await lab.output.innerText(), await lab.why.innerText(), page.url()];
  await elsewhere();
  expect(await lab.output.innerText()).toBe(text);
  expect(await lab.why.innerText()).toBe(why);
  await expect(lab.figures).toContainText('Live run');
  await expect(page).toHaveURL(address);
});

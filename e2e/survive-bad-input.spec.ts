/** Whatever goes wrong has a sentence that helps; the page stays usable, and the run so far is kept. */
import { expect, test, type Page } from '@playwright/test';
import { encodeTrace } from '#core/trace/codec.ts';
import { RUN_LIMITS } from '#core/trace/run-config.ts';
import { seriousProblems } from './support/axe.ts';
import { Lab } from './support/lab.ts';
import { greedyRun, ratioRun, serveTraces } from './support/traces.ts';

const LOADING_MS = 60_000;
const LONG_RUN = `?prompt=${encodeURIComponent('Write a tale: a cat and a kite.')}&tokens=300&gamma=1&temperature=0.8`;

test.describe.configure({ timeout: 240_000 });

/** A failure has a sentence; after it is dismissed, the recorded runs still play. */
async function expectUsable(lab: Lab): Promise<void> {
  await expect(lab.failure).toContainText(/[a-z]{3,}.*\./);
  await lab.failure.getByRole('button', { name: 'Dismiss' }).click();
  await expect(lab.failure).toHaveCount(0);
  await lab.page.getByRole('combobox', { name: 'Examples' }).selectOption({ label: 'Run 1' });
  await lab.jumpToEnd();
  await expect(lab.output).not.toHaveText('');
}

/** Nothing serious for axe, in light and in dark, once nothing is in mid-transition. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    expect(await seriousProblems(page)).toEqual([]);
  }
}

test.beforeEach(async ({ page }) => serveTraces(page, [ratioRun, greedyRun]));

test('an empty prompt: asked for aloud, not run', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await lab.prompt.fill('   ');
  await lab.run.click();
  await expect(lab.prompt).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('status').getByText('Write a prompt first')).toBeVisible();
  await expect(lab.prompt).toBeFocused();
  await expect(lab.prompt).toHaveAccessibleDescription(/Write a prompt first/);
  await expect(page.locator('html')).toHaveAttribute('data-source', 'recorded');
});

test('an over-long prompt stops at the limit', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.prompt.fill('');
  await lab.prompt.evaluate((field: HTMLTextAreaElement) => field.focus());
  await page.keyboard.insertText('x'.repeat(RUN_LIMITS.promptCharacters + 500));
  expect((await lab.prompt.inputValue()).length).toBe(RUN_LIMITS.promptCharacters);
  await expect(page.getByRole('status').getByText('Prompt shortened to 600 characters. 500 characters at its end did not fit.')).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(page.getByText('Prompt shortened')).toHaveCount(0);
  await expect(page.getByTestId('room')).toHaveText('599 of 600 characters');
  await lab.prompt.fill('x'.repeat(479));
  await expect(page.getByTestId('room')).toHaveCount(0);
});

test('a question that is longer than the model can read: run with its end, and said', async ({ page }) => {
  const lab = await Lab.open(page, '?tokens=6');
  await expect(lab.runNotice).toHaveCount(0);
  await lab.prompt.fill('7'.repeat(RUN_LIMITS.promptCharacters));
  await lab.runLive(2 * LOADING_MS);
  await lab.jumpToEnd();
  await expect(lab.runNotice).toContainText(/longer than the model can read: its first \d+ tokens were left out/);
  await expect(lab.output).not.toHaveText('');
  await expect(lab.failure).toHaveCount(0);
});

test('a seed can be cleared and typed anew; what is no seed is settled on leaving, and said', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.openSettings();
  const seed = page.getByRole('spinbutton', { name: 'Seed' });
  await seed.press('ControlOrMeta+a');
  await seed.press('Backspace');
  await expect(seed).toHaveValue('');
  await seed.pressSequentially('42');
  await expect(seed).toHaveValue('42');
  await expect(page).toHaveURL(/seed=42/);
  await seed.fill('-5');
  await expect(seed).toHaveValue('-5');
  await seed.blur();
  await expect(seed).toHaveValue('0');
  await expect(page.getByRole('status').getByText('-5')).toBeVisible();
  await seed.fill('');
  await seed.blur();
  await expect(seed).toHaveValue('0');
  await expect(page.getByRole('status').getByText('stays 0')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-source', 'recorded');
});

test('what is typed while the first recording is on its way stays', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  await page.route('**/traces/*', async (route) => {
    await held;
    await route.fallback();
  });
  const lab = await Lab.open(page);
  await lab.prompt.fill('Solve 2x+1=9.');
  release();
  await expect(lab.figures).toBeVisible();
  await expect(lab.prompt).toHaveValue('Solve 2x+1=9.');
});

test('a prompt outside what the target was taught is owned up to', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.prompt.fill('Who was the first king of Denmark, and why?');
  await expect(page.getByText('how drafts are judged')).toBeVisible();
  await expect(page.getByText('was run before this change')).toBeVisible();
});

const whole = encodeTrace(ratioRun);
for (const [how, body] of [
  ['cut off', whole.slice(0, whole.length / 2)],
  ['changed by one token', whole.replace(/"token":(\d)/, '"token":9$1')],
  ['of another format', '{"format":"something-else","version":1}'],
  ['of a later version', whole.replace('"version":1', '"version":99')],
  ['not text at all', '\u0000\u0001\u0002'],
] as const) {
  test(`a recording that is ${how}`, async ({ page }) => {
    await page.route('**/traces/run-0.json', (route) => route.fulfill({ body, contentType: 'application/json' }));
    const lab = await Lab.open(page);
    await expect(lab.failure.getByRole('heading')).toHaveText('This recording could not be read');
    await expectUsable(lab);
  });
}

test('a list of recordings that is not there: the page opens, without a run', async ({ page }) => {
  await page.route('**/traces/index.json', (route) => route.fulfill({ status: 404, body: 'no' }));
  const lab = await Lab.open(page);
  await expect(lab.output).toContainText('No run yet');
  await expect(lab.failure).toContainText('The recorded runs could not be listed');
});

test('an example that cannot be read: the shown run stays, and so does its prompt', async ({ page }) => {
  const lab = await Lab.open(page, '?gamma=3&rule=R4&temperature=0&seed=11');
  await lab.jumpToEnd();
  const [asked, written] = [await lab.prompt.inputValue(), await lab.output.innerText()];
  await page.route('**/traces/run-0.json', (route) => route.fulfill({ status: 404 }));
  await page.getByRole('combobox', { name: 'Examples' }).selectOption({ label: 'Run 0' });
  await expect(lab.failure.getByRole('heading')).toHaveText('This recording could not be read');
  await expect(lab.prompt).toHaveValue(asked);
  await expect(page).toHaveURL(/seed=11/);
  expect(await lab.output.innerText()).toBe(written);
});

for (const [how, change] of [
  ['cut off', (body: Buffer): Buffer => body.subarray(0, body.length / 2)],
  ['changed', (body: Buffer): Buffer => Buffer.concat([body.subarray(0, -64), Buffer.alloc(64, 0xff)])],
  ['empty', (): Buffer => Buffer.alloc(0)],
] as const) {
  test(`a model file that is ${how}`, async ({ page }) => {
    await page.route('**/models/target/*.safetensors', async (route) => {
      const response = await route.fetch();
      return route.fulfill({ status: 200, body: change(await response.body()) });
    });
    const lab = await Lab.open(page);
    await lab.run.click();
    await expect(lab.failure).toHaveAttribute('data-cause', 'bad-model', { timeout: LOADING_MS });
    await expect(lab.failure).not.toContainText('kept');
    await expectUsable(lab);
  });
}

test('a model file that is not there', async ({ page }) => {
  await page.route('**/models/target/*.safetensors', (route) => route.fulfill({ status: 404, body: 'not found' }));
  const lab = await Lab.open(page);
  await lab.run.click();
  await expect(lab.failure).toHaveAttribute('data-cause', 'bad-model', { timeout: LOADING_MS });
  await expectUsable(lab);
});

test('the worker dies in mid-run: said, the run so far kept, and a new run works', async ({ page }) => {
  const lab = await Lab.open(page, LONG_RUN);
  await lab.run.click();
  await lab.expectState('live', LOADING_MS);
  await expect(lab.tokens.first()).toBeVisible({ timeout: LOADING_MS });
  await page.workers()[0]?.evaluate(() => setTimeout(() => { throw new Error('planted'); }, 0));
  await expect(lab.failure).toContainText('The run so far is kept.', { timeout: LOADING_MS });
  await expect(lab.output).not.toHaveText('');
  await expectAccessible(page);
  await lab.failure.getByRole('button', { name: 'Dismiss' }).click();
  await lab.run.click();
  await lab.expectState('live', LOADING_MS);
});

test('the GPU is lost in mid-run: said, the run so far kept', async ({ page, browser }) => {
  const lab = await Lab.open(page, LONG_RUN);
  await lab.run.click();
  await lab.expectState('live', LOADING_MS);
  await expect(lab.tokens.first()).toBeVisible({ timeout: LOADING_MS });
  const cdp = await browser.newBrowserCDPSession();
  await cdp.send('Browser.crashGpuProcess');
  await expect(lab.failure).toBeVisible({ timeout: LOADING_MS });
  await expect(lab.failure).toHaveAttribute('data-cause', 'device-lost');
  await expect(lab.failure).toContainText('The run so far is kept.');
  await expect(lab.output).not.toHaveText('');
  await lab.jumpToEnd();
  await expect(lab.output.getByTestId('ending')).toHaveText('failed');
  await expect(lab.announcer).toContainText('Run failed');
  await expectAccessible(page);
});

/** A run leaves the page as a file and comes back: by button, drop and paste, whole, and at the token that was looked at. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Download, type Page } from '@playwright/test';
import { EventLog } from '#core/trace/event-log.ts';
import { saveRun } from '#core/trace/saved-run.ts';
import { Lab } from './support/lab.ts';
import { passesAxe } from './support/passes-axe.ts';
import { greedyRun, ratioRun, serveTraces, timedRun } from './support/traces.ts';

const rejection = ratioRun.events.find((event) => event.type === 'verify.slot' && event.verdict === 'rejected')!;
if (rejection.type !== 'verify.slot') throw new Error('the fixture has no rejection');
const { round, slot } = rejection;
const at = `${round}.${slot}`;
const saved = saveRun(ratioRun, { round, slot }, '2026-11-24');

test.beforeEach(async ({ page }) => serveTraces(page, [ratioRun, greedyRun]));

const menu = (page: Page) => page.getByRole('button', { name: 'Run', exact: true });

async function take(page: Page, item: string): Promise<Download> {
  await menu(page).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: item }).click()]);
  return download;
}

const text = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8');

async function expectLanded(lab: Lab): Promise<void> {
  await expect(lab.page.locator('html')).toHaveAttribute('data-source', 'imported');
  await expect(lab.why).toContainText(`round ${round} · slot ${slot}`);
  await expect(lab.why).toContainText('rejected');
  await expect(lab.page).toHaveURL(new RegExp(`at=${at.replace('.', '\\.')}`));
}

/** Drops a file on the middle of the page, as the desktop would. */
async function drop(page: Page, content: string): Promise<void> {
  const files = await page.evaluateHandle((body) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([body], 'run.json', { type: 'application/json' }));
    return transfer;
  }, content);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: files });
  await expect(page.getByText('Drop the saved run')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: files });
  await expect(page.getByText('Drop the saved run')).toHaveCount(0);
}

async function paste(page: Page, selector: string, content: string): Promise<void> {
  await page.locator(selector).first().evaluate((element, body) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', body);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, content);
}

test('saved, then opened in another tab: the same run, the same selection', async ({ page, context }) => {
  const lab = await Lab.open(page, `?at=${at}`);
  await expect(lab.why).toContainText('rejected');
  const download = await take(page, 'Save run (JSON)');
  expect(download.suggestedFilename()).toMatch(/^slipstream-leo-buys-86-stamps-.*-draft-model\.json$/);
  await expect(page.getByText(/^Saved as slipstream-/)).toBeVisible();
  const why = await lab.why.innerText();
  const output = await lab.output.innerText();

  const other = await context.newPage();
  await serveTraces(other, [greedyRun]);
  const elsewhere = await Lab.open(other);
  await elsewhere.jumpToEnd();
  await menu(other).click();
  const [chooser] = await Promise.all([other.waitForEvent('filechooser'), other.getByRole('button', { name: 'Open a run …' }).click()]);
  await chooser.setFiles(await download.path());
  await expect(other.getByText('Run opened.')).toBeVisible();
  await expectLanded(elsewhere);
  expect(await elsewhere.why.innerText()).toBe(why);
  expect(await elsewhere.output.innerText()).toBe(output);
  expect(await text(await take(other, 'Save run (JSON)'))).toBe(await text(download));
});

test('dropped anywhere', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await drop(page, saved);
  await expectLanded(lab);
});

test('pasted, but not into the prompt', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await paste(page, 'textarea', saved);
  await paste(page, 'body', 'just some words');
  await expect(page.locator('html')).toHaveAttribute('data-source', 'recorded');
  await paste(page, 'body', saved);
  await expectLanded(lab);
});

for (const [how, body] of [
  ['cut off', saved.slice(0, saved.length / 2)],
  ['changed', saved.replace('"seed":7', '"seed":8')],
  ['a page with a script', '{"format":"<img src=x onerror=alert(1)>","version":1}'],
] as const) {
  test(`a file that is ${how}: said in a sentence, nothing lost`, async ({ page }) => {
    let ran = false;
    page.on('dialog', (dialog) => { ran = true; void dialog.dismiss(); });
    const lab = await Lab.open(page);
    await lab.jumpToEnd();
    const before = await lab.output.innerText();
    await drop(page, body);
    await expect(lab.failure).toContainText('This recording could not be read');
    await expect(lab.failure).toContainText(/This (file|run) .*\. The run so far is kept\./);
    expect(await lab.output.innerText()).toBe(before);
    expect(ran).toBe(false);
  });
}

test('a token that looks like markup is text', async ({ page }) => {
  const header = { ...ratioRun.header, vocabulary: Object.fromEntries(Object.keys(ratioRun.header.vocabulary).map((id) => [id, '<img src=x onerror="document.title=1">'])) };
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await drop(page, saveRun(new EventLog(header, ratioRun.events), null, '2026-11-24'));
  await expect(page.locator('html')).toHaveAttribute('data-source', 'imported');
  await lab.jumpToEnd();
  await expect(lab.output).toContainText('onerror');
  await expect(lab.output.locator('img')).toHaveCount(0);
  expect(await page.title()).not.toBe('1');
});

test('the drafts as a table, and the link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await Lab.open(page, `?at=${at}`);
  const table = await take(page, 'Save drafts (CSV)');
  expect(table.suggestedFilename()).toMatch(/\.csv$/);
  const slots = ratioRun.events.filter(({ type }) => type === 'verify.slot').length;
  expect((await text(table)).split('\r\n').filter((line) => line !== '').length).toBeGreaterThan(slots);

  await menu(page).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied.')).toBeVisible();
  expect(new URL(await page.evaluate(() => navigator.clipboard.readText())).searchParams.get('at')).toBe(at);
});

test('a chart as a picture that needs no page', async ({ page }) => {
  const lab = await Lab.open(page, `?at=${at}`);
  await lab.why.getByText('All tokens').click();
  for (const kind of ['SVG', 'PNG']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Save picture as ${kind}` }).click()]);
    const bytes = await readFile(await download.path());
    if (kind === 'PNG') expect([...bytes.subarray(1, 4)]).toEqual([...'PNG'].map((c) => c.charCodeAt(0)));
    else {
      const markup = bytes.toString('utf8');
      expect(markup.startsWith('<svg ')).toBe(true);
      expect(markup).toContain('xmlns="http://www.w3.org/2000/svg"');
      expect(markup).toMatch(/fill="rgb\(11, 92, 173\)"/);
      expect(markup).not.toMatch(/var\(|class=|light-dark/);
    }
  }
});

// A test a view: Chromium swallows the eleventh download of a second.
for (const [view, charts] of [['compare', 1], ['statistics', 3], ['time', 3], ['tree', 2]] as const) {
  test(`every chart has its table, and is saved with its faces inside: ${view}`, async ({ page }) => {
    await serveTraces(page, [timedRun, greedyRun]);
    const lab = await Lab.open(page, `?view=${view}`);
    await lab.jumpToEnd();
    await lab.why.getByText('All tokens').click();
    await lab.output.locator('[data-state=rejected]').first().click();
    if (view === 'compare') await page.getByRole('combobox', { name: 'Second run' }).selectOption({ label: 'Run 1' });
    const save = page.getByRole('button', { name: 'Save picture as SVG' });
    // One more explains the token; the two pictures of a tree share a table.
    await expect(save).toHaveCount(charts + 1);
    await expect(page.locator('summary').filter({ hasText: /[Tt]able/ })).toHaveCount(view === 'tree' ? 2 : charts + 1);
    for (const button of await save.all()) {
      // A round under the pointer would be explained instead.
      await page.mouse.move(0, 0);
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
      const markup = await text(download);
      expect(markup).not.toMatch(/var\(|class=|light-dark|color\(srgb/);
      if (!markup.includes('<text')) continue;
      const families = [...markup.matchAll(/font-family="&quot;([^&]+)&quot;/g)].map(([, family]) => family);
      expect(markup).toMatch(/@font-face\{font-family:"[^"]+";font-weight:[^;]+;src:url\(data:font\/woff2;base64,d09GMg/);
      expect(families.some((family) => markup.includes(`@font-face{font-family:"${family}"`))).toBe(true);
    }
  });
}

test('the menu works with keys alone and lets go', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await menu(page).focus();
  await page.keyboard.press('Enter');
  await expect(menu(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Save run (JSON)' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(menu(page)).toBeFocused();
});

passesAxe(async (page) => {
  const lab = await Lab.open(page, `?at=${at}`);
  await lab.why.getByText('All tokens').click();
  await menu(page).click();
}, (width) => `the open menu passes axe at ${width} pixels, inside the page`);

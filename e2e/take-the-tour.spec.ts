/**
 * Why was a draft rejected, what is τ, why can it be slower? The tour tells in six steps, each done by doing: on the recordings that
 * ship, by mouse or by keys alone, from the page, the palette or a link.
 */
import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { decodeTrace } from '#core/trace/codec.ts';
import { seriousProblems } from './support/axe.ts';
import { Lab } from './support/lab.ts';
import { ratioRun, serveTraces } from './support/traces.ts';

interface Listed {
  readonly file: string;
  readonly title: string;
}

const shipped = (file: string): string => readFileSync(`public/traces/${file}`, 'utf8');
const { traces } = JSON.parse(shipped('index.json')) as { readonly traces: readonly Listed[] };

const card = (page: Page): Locator => page.getByTestId('tour');
const mark = (page: Page): Locator => page.locator('[data-tour-mark]');
const button = (page: Page, name: string | RegExp): Locator => card(page).getByRole('button', { name });
const invitation = (page: Page): Locator => page.locator('#tour-invitation');

async function expectStep(page: Page, number: number): Promise<void> {
  await expect(card(page)).toContainText(`Tour · ${number} of 6`);
  await expect(card(page).getByRole('heading')).toBeFocused();
  await expect(card(page)).not.toHaveAttribute('data-done');
  await expect(mark(page)).toHaveCount(1);
}

async function expectDone(page: Page): Promise<void> {
  await expect(card(page).getByRole('status')).toContainText('Now you see it.');
  await expect(mark(page)).toHaveCount(1);
}

/** The run that a step names in quotation marks. */
async function named(page: Page): Promise<string> {
  const text = await card(page).locator('strong').first().textContent();
  const [, name] = /“(.+)”/.exec(text ?? '') ?? [];
  expect(traces.map(({ title }) => title)).toContain(name);
  return name!;
}

/** What each step asks for, by mouse. */
const BY_MOUSE: readonly ((page: Page, lab: Lab) => Promise<void>)[] = [
  async (_, lab) => lab.button('Play').click(),
  async (page, lab) => {
    await lab.button('Play').click();
    await lab.rounds.locator('[data-state=rejected]').first().click({ timeout: 60_000 });
    await expect(lab.why).toContainText('rejected');
    await lab.expectState('paused');
    await expect(page).toHaveURL(/at=/);
  },
  async (_, lab) => lab.why.getByText('All tokens', { exact: true }).click(),
  async (page) => page.getByTestId('what-if').getByText('R2', { exact: true }).click(),
  async (page) => { await page.getByRole('combobox', { name: 'Second run' }).selectOption({ label: await named(page) }); },
  async (page) => page.getByText('Time', { exact: true }).click(),
];

async function walk(page: Page, lab: Lab, visit: (number: number, done: boolean) => Promise<void>): Promise<void> {
  for (const [i, act] of BY_MOUSE.entries()) {
    await expectStep(page, i + 1);
    await visit(i + 1, false);
    await act(page, lab);
    await expectDone(page);
    await visit(i + 1, true);
    if (i + 1 < BY_MOUSE.length) await button(page, 'Next').click();
  }
}

interface Box {
  readonly top: number;
  readonly bottom: number;
}

const boxOf = (place: Locator): Promise<Box> => place.evaluate((element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return { top, bottom };
});

/** What is longer than the room begins at its top; all else is there whole; the player is there in any case. */
async function expectInSight(page: Page): Promise<void> {
  await expect.poll(async () => {
    if (await page.locator('[data-bar] [data-tour-mark]').count() > 0) return true;
    const [marked, above] = [await boxOf(mark(page)), (await boxOf(card(page))).top];
    return marked.top >= 0 && (marked.bottom <= above || (marked.bottom - marked.top > above - 30 && marked.top < 30));
  }).toBe(true);
  const bar = await boxOf(page.locator('[data-bar]'));
  expect(Math.abs((await boxOf(card(page))).bottom - bar.top)).toBeLessThanOrEqual(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

/** Presses a key until the locator has the focus. */
async function pressUntil(page: Page, key: string, place: Locator): Promise<void> {
  for (let i = 0; i < 12; i += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(place).toBeFocused();
}

test('by keys alone', async ({ page }) => {
  const lab = await Lab.open(page);
  await expect(invitation(page)).toBeVisible();
  const next = async (key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    await expectDone(page);
    await pressUntil(page, key, button(page, /Next|Finish/));
    await page.keyboard.press('Enter');
  };
  await page.keyboard.press('t');
  await expectStep(page, 1);
  await page.keyboard.press(' ');
  await next();
  await expectStep(page, 2);
  await page.keyboard.press('Shift+ArrowRight');
  await next();
  await expectStep(page, 3);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('all tokens');
  await page.keyboard.press('Enter');
  await expect(card(page).getByRole('heading')).toBeFocused();
  await next();
  await expectStep(page, 4);
  await pressUntil(page, 'Tab', page.getByTestId('what-if').getByRole('radio', { name: 'R1' }));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('what-if-result')).toContainText('verdicts change');
  await next('Shift+Tab');
  await expectStep(page, 5);
  await pressUntil(page, 'Tab', page.getByRole('combobox', { name: 'Second run' }));
  await page.keyboard.type((await named(page)).slice(0, 12));
  await next('Shift+Tab');
  await expectStep(page, 6);
  await page.keyboard.press('3');
  await next();
  await expect(card(page)).toHaveCount(0);
  await expect(lab.figures).toBeVisible();
  await expect(invitation(page)).toBeFocused();
});

test('its key counts from the moment in which the page invites to it', async ({ page }) => {
  // Sooner than any hand: before what React puts off until after the paint.
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.getElementById('tour-invitation')) return;
      watch.disconnect();
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 't' }));
    });
    watch.observe(document, { subtree: true, childList: true });
  });
  await Lab.open(page);
  await expectStep(page, 1);
});

test('Escape puts it away, and there are two ways back', async ({ page }) => {
  await Lab.open(page);
  await invitation(page).click();
  await expectStep(page, 1);
  await button(page, 'Skip').click();
  await expectStep(page, 2);
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  await expect(mark(page)).toHaveCount(0);
  await expect(invitation(page)).toBeFocused();
  await expect(invitation(page)).toHaveText('Go on with the tour · 2 of 6');
  await invitation(page).click();
  await expectStep(page, 2);
  await button(page, 'End the tour').click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('take the tour');
  await page.keyboard.press('Enter');
  await expectStep(page, 2);
  await button(page, 'Back').click();
  await expectStep(page, 1);
  await expect(button(page, 'Back')).toHaveCount(0);
});

test('while it is on, its key leads back to the card', async ({ page }) => {
  const lab = await Lab.open(page);
  await invitation(page).click();
  await expectStep(page, 1);
  await page.keyboard.press(' ');
  await expectDone(page);
  await lab.output.click();
  await page.keyboard.press('t');
  await expect(card(page).getByRole('heading')).toBeFocused();
  await expectDone(page);
});

test('by link, at any step; the address keeps up, and forgets', async ({ page }) => {
  await Lab.open(page, '?tour=5');
  await expectStep(page, 5);
  await expect(page.getByTestId('compare')).toBeVisible();
  await button(page, 'Back').click();
  await expectStep(page, 4);
  await expect(page).toHaveURL(/tour=4/);
  await page.reload();
  await expectStep(page, 4);
  await button(page, 'End the tour').click();
  await expect(page).not.toHaveURL(/tour=/);
});

test('a link to a run that nobody recorded does not stand in its way', async ({ page }) => {
  await Lab.open(page, '?seed=123&tour=1');
  await expectStep(page, 1);
  await page.keyboard.press('ArrowDown');
  await expectDone(page);
});

/** Lets the recordings asked for from now on wait: `asked` says how many do, and `letGo` lets them come. */
async function holdTraces(page: Page): Promise<{ readonly asked: () => number; readonly letGo: () => void }> {
  let letGo: () => void = () => undefined;
  let asked = 0;
  const held = new Promise<void>((resolve) => { letGo = resolve; });
  await page.route('**/traces/*.json', async (route) => {
    asked += 1;
    await held;
    await route.continue();
  });
  return { asked: () => asked, letGo };
}

/** Recordings that the page has read to their end. */
const tracesRead = (page: Page): Promise<number> => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/traces/')).length);

const paste = (page: Page, { file }: Listed): Promise<void> => page.evaluate(({ text, name }) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: 'application/json' }));
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
}, { text: shipped(file), name: file });

const source = (page: Page): Locator => page.locator('html');

test('a run of one\'s own is put aside, and comes back', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  const { title, file } = traces[1]!;
  const own = decodeTrace(shipped(file));
  if (!own.ok) throw new Error(title);
  await paste(page, traces[1]!);
  await expect(page.locator('html')).toHaveAttribute('data-source', 'imported');
  await lab.jumpToEnd();
  await invitation(page).click();
  await expectStep(page, 1);
  await expect(card(page)).toContainText('put aside');
  await expect(page.locator('html')).toHaveAttribute('data-source', 'recorded');
  await button(page, 'End the tour').click();
  await expect(page.locator('html')).toHaveAttribute('data-source', 'imported');
  await lab.expectState('done');
  await expect(lab.prompt).toHaveValue(own.log.header.config.prompt);
});

test('a recording that comes after one has left opens over nothing', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await paste(page, traces[1]!);
  await expect(source(page)).toHaveAttribute('data-source', 'imported');
  const { asked, letGo } = await holdTraces(page);
  await page.keyboard.press('t');
  await expect(card(page).getByRole('heading')).toBeFocused();
  await expect.poll(asked).toBe(1);
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  const before = await tracesRead(page);
  letGo();
  await expect.poll(() => tracesRead(page)).toBe(before + 1);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  await expect(source(page)).toHaveAttribute('data-source', 'imported');
});

test('while another run is there the tour waits, and leads back', async ({ page }) => {
  const lab = await Lab.open(page);
  await invitation(page).click();
  await expectStep(page, 1);
  await paste(page, traces[1]!);
  await expect(card(page)).toContainText('the tour waits');
  await expect(button(page, /Next|Skip/)).toHaveCount(0);
  await expect(mark(page)).toHaveCount(0);
  await lab.button('Next round').click();
  await expect(card(page)).not.toHaveAttribute('data-done');
  await button(page, 'Back to the tour’s run').click();
  await expectStep(page, 1);
  await expect(source(page)).toHaveAttribute('data-source', 'recorded');
  await expect(card(page)).toContainText('put aside');
});

test('a run that cannot be read is said, and asked for again', async ({ page }) => {
  await Lab.open(page);
  await invitation(page).click();
  await expectStep(page, 1);
  await page.route('**/traces/*.json', (route) => route.abort());
  await button(page, 'Skip').click();
  await expect(card(page)).toContainText('could not be read');
  await page.unroute('**/traces/*.json');
  await button(page, 'Try again').click();
  await expectStep(page, 2);
});

test('the mark comes back with what it marks', async ({ page }) => {
  await Lab.open(page, '?tour=4');
  await expectStep(page, 4);
  await page.locator('[data-tour=studies]').getByText('Rounds', { exact: true }).click();
  await expect(mark(page)).toHaveCount(0);
  await page.locator('[data-tour=studies]').getByText('What if', { exact: true }).click();
  await expect(mark(page)).toHaveCount(1);
});

test('without single keys it names the way that is left', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('slipstream-shortcuts', 'off'));
  await Lab.open(page);
  await invitation(page).click();
  await expectStep(page, 1);
  await expect(card(page)).toContainText('Ctrl K finds every command');
  await button(page, 'Skip').click();
  await expectStep(page, 2);
  await expect(card(page)).toContainText('Ctrl K finds every command');
  await button(page, 'Skip').click();
  await expectStep(page, 3);
  await expect(card(page)).not.toContainText('switched off');
});

test('where its runs were not recorded, nothing invites to it', async ({ page }) => {
  await serveTraces(page, [ratioRun]);
  const lab = await Lab.open(page, '?tour=1');
  await lab.jumpToEnd();
  await expect(invitation(page)).toHaveCount(0);
  await expect(card(page)).toHaveCount(0);
});

for (const [width, height, colorScheme] of [[1280, 800, 'dark'], [360, 740, 'light'], [683, 384, null]] as const) {
  test(`by mouse at ${width} x ${height}: six things done, each in sight of its card${colorScheme ? `, nothing serious found by axe, ${colorScheme}` : ''}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: colorScheme ?? 'light' });
    const lab = await Lab.open(page);
    await invitation(page).click();
    await walk(page, lab, async () => {
      await expectInSight(page);
      if (colorScheme) expect(await seriousProblems(page)).toEqual([]);
    });
    await expect(page.locator('[data-tour=speed]')).toContainText('slower than plain decoding');
    await expect(card(page)).toContainText('press “Run live”');
    await button(page, 'Finish').click();
    await expect(card(page)).toHaveCount(0);
    await expect(mark(page)).toHaveCount(0);
    await expect(invitation(page)).toHaveText('Tour');
    await expect(invitation(page)).toBeFocused();
    await expect(page).not.toHaveURL(/tour=/);
    await page.reload();
    await expect(invitation(page)).toHaveText('Tour');
  });
}

test('in the lowest of windows the card leaves room, and its words scroll by key', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await Lab.open(page);
  await invitation(page).click();
  await expectStep(page, 1);
  expect((await boxOf(card(page))).top).toBeGreaterThan(40);
  await pressUntil(page, 'Tab', card(page).getByRole('group'));
  expect(await seriousProblems(page)).toEqual([]);
});

test('at the end of the page the card still stands on the player', async ({ page }) => {
  await Lab.open(page);
  await invitation(page).click();
  await expectStep(page, 1);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect.poll(async () => Math.abs((await boxOf(card(page))).bottom - (await boxOf(page.locator('[data-bar]'))).top)).toBeLessThanOrEqual(1);
});

test('the mark shows in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await Lab.open(page);
  await invitation(page).click();
  await expectStep(page, 1);
  await expect(mark(page)).toHaveCSS('outline-style', 'dashed');
  const [outline, paper] = await mark(page).evaluate((element) => [getComputedStyle(element).outlineColor, getComputedStyle(document.documentElement).backgroundColor]);
  expect(outline).not.toBe(paper);
  expect(await seriousProblems(page)).toEqual([]);
});

/** π-Bench by keys alone, by ear, with less motion, in both colours, and on a phone. */
import { expect, test } from '@playwright/test';
import { passesAxe } from './support/passes-axe.ts';
import { Stage } from './support/pibench-stage.ts';

test('one session by keys: it stops, steps, turns to the intents and back, and finds', async ({ page }) => {
  const stage = await Stage.open(page, '?pi-does=35&pi-asks=35&pi-seed=3');
  await page.keyboard.press(' ');
  await expect(stage.button('Play')).toBeVisible();
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  await expect(stage.where).toHaveText(/^Session \d of 20, turn 0$/);
  await page.keyboard.press('ArrowRight');
  await expect(stage.where).toHaveText(/turn 1$/);
  await page.keyboard.press('ArrowLeft');
  await expect(stage.where).toHaveText(/turn 0$/);
  await page.keyboard.press('j');
  const here = await stage.where.innerText();
  await page.keyboard.press('k');
  await expect(stage.where).not.toHaveText(here);
  await page.keyboard.press('j');
  await expect(stage.where).toHaveText(here);
  await page.keyboard.press('ArrowRight');

  await page.keyboard.press('b');
  await expect(stage.board).toBeFocused();
  // to the first tile: past the switch that shows all
  await page.keyboard.press('Tab');
  await expect(stage.board.getByRole('checkbox', { name: 'Show all' })).toBeFocused();
  await page.keyboard.press('Tab');
  const tile = stage.board.getByRole('button', { pressed: false }).first();
  await expect(tile).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(stage.board.getByRole('button', { pressed: true })).toHaveCount(1);
  await page.keyboard.press('s');
  await expect(stage.board.getByRole('checkbox', { name: 'Show all' })).toBeChecked();
  await page.keyboard.press('b');
  await expect(page.locator('#output')).toBeFocused();

  await page.keyboard.press('/');
  await page.keyboard.type('jb');
  await expect(page.getByRole('searchbox', { name: 'Find in this run' })).toHaveValue('jb');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('search')).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(stage.where).not.toHaveText(here);
  await page.keyboard.press(' ');
  await expect(stage.button('Pause')).toBeVisible();
});

test('Tab reaches every control of the page, and the focus is never lost', async ({ page }) => {
  const stage = await Stage.open(page);
  await expect(stage.people.getByRole('button')).toHaveCount(5);
  await stage.toEnd();
  await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus(); });
  const reached: string[] = [];
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const at = document.activeElement;
      return at instanceof HTMLElement && at !== document.body ? at.getAttribute('aria-label') ?? at.closest('label')?.textContent ?? at.textContent : '';
    });
    if (name === '' && i > 5) break;
    reached.push(name);
  }
  const all = reached.join('\n');
  for (const name of ['Skip to the output', 'Choose who answers', 'Kaz', 'Conversation', 'Show all', 'What the words mean', 'Play again', 'Position in the run', 'Speed', 'Go to session 20']) expect(all).toContain(name);
  expect(reached.length).toBeLessThan(80);
});

test('“?” says what the keys do, and arrows walk over the sessions', async ({ page }) => {
  const stage = await Stage.open(page);
  await expect(stage.people.getByRole('button')).toHaveCount(5);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  for (const what of ['Play or pause', 'Next turn', 'Find in this run', 'What the keys do']) await expect(help.getByText(what, { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await page.getByRole('button', { name: 'What the keys do' }).click();
  await help.getByRole('button', { name: 'Close' }).click();
  await stage.toEnd();
  await stage.timeline.getByRole('button', { name: /^Go to session 20: / }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(stage.timeline.getByRole('button', { name: /^Go to session 19: / })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(stage.timeline.getByRole('button', { name: /^Go to session 1: / })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(stage.where).toContainText('Session 1 of');
});

test('a listener hears what became of an intent, and when', async ({ page }) => {
  const stage = await Stage.open(page);
  await page.getByLabel('Speed').selectOption('16×');
  await expect(stage.announcer).toHaveText(/^Turn \d+, (Anticipated|Asked|Missed): .{10,}/);
});

test('who asked for less motion gets whole messages at once, and no tween', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const stage = await Stage.open(page);
  await page.evaluate(() => {
    const seen = window as unknown as { pieces: number };
    seen.pieces = 0;
    new MutationObserver(() => { seen.pieces += document.querySelectorAll('[data-writing]').length; }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await page.getByLabel('Speed').selectOption('16×');
  await expect(stage.board.locator('li[data-to]:not([data-to=pending])').first()).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { pieces: number }).pieces)).toBe(0);
  const moving = await page.evaluate(() => document.getAnimations().filter((animation) => {
    const { duration } = animation.effect?.getComputedTiming() ?? {};
    return typeof duration === 'number' && duration > 1;
  }).length);
  expect(moving).toBe(0);
});

test.describe('a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('conversation and intents are two views of one place', async ({ page }) => {
    const stage = await Stage.open(page);
    await stage.button('Pause').click();
    await expect(stage.stream).toBeVisible();
    await expect(stage.board).toBeHidden();
    await page.getByRole('group', { name: 'Show' }).getByText('Intents').click();
    await expect(stage.board).toBeVisible();
    await expect(stage.stream).toBeHidden();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});

test.describe('the stage', () => {
  passesAxe(async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const stage = await Stage.open(page, '?pi-does=35&pi-asks=35&pi-seed=3');
    await expect(stage.people.getByRole('button')).toHaveCount(5);
    await stage.toEnd();
    await stage.bar.locator('summary').click();
    await stage.timeline.locator('summary').click();
  });
});

test.describe('the endpoint, being set up', () => {
  passesAxe(async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const stage = await Stage.open(page);
    await stage.choose('Assistant', 'A model behind an endpoint');
    await stage.button('Set up the endpoint').click();
    await expect(page.getByRole('dialog')).toBeVisible();
  });
});

test.describe('your turn as the user', () => {
  passesAxe(async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const stage = await Stage.open(page);
    await stage.choose('Assistant', /^Passive/);
    await stage.choose('Judged by', 'you, as the user');
    await stage.button('Run').click();
    await expect(page.getByRole('form', { name: 'Your turn as the user' })).toBeVisible();
  });
});

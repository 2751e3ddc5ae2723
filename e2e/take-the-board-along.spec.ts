/** The hidden intents leave the page as a picture: what the board shows, what it hides still hidden, and what the scores may be compared with. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Download, type Page } from '@playwright/test';
import { Stage } from './support/pibench-stage.ts';

const save = async (page: Page, kind: 'SVG' | 'PNG'): Promise<Download> => {
  const [picture] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Save picture as ${kind}: Hidden intents` }).click()]);
  return picture;
};
/** Lines of a drawing as running text. */
const wordsOf = (page: Page, svg: string): Promise<string> => page.evaluate((text) => {
  const drawing = new DOMParser().parseFromString(text, 'image/svg+xml');
  for (const style of drawing.querySelectorAll('style')) style.remove();
  return [...drawing.querySelectorAll('text')].map(({ textContent }) => textContent).join(' ').replace(/\s+/g, ' ');
}, svg);

for (const width of [1280, 360]) {
  test(`as SVG at ${width} pixels: known intents in words, hidden ones in bars, until all are shown`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const stage = await Stage.open(page, '?pi-does=35&pi-asks=35&pi-seed=3');
    await stage.toEnd();
    await stage.toSession(3);
    await stage.button('Next turn').click();
    if (width < 760) await page.getByRole('group', { name: 'Show' }).getByText('Intents').click();
    await stage.board.getByText('What the words mean').scrollIntoViewIfNeeded();
    const hidden = await readFile(await (await save(page, 'SVG')).path(), 'utf8');
    await stage.board.getByLabel('Show all').check();
    const contents = await stage.board.locator('li[data-intent]').evaluateAll((tiles) => tiles.map((tile) => ({ state: tile.getAttribute('data-to'), text: tile.querySelector('button')?.lastElementChild?.textContent ?? '' })));
    const shown = await wordsOf(page, await readFile(await (await save(page, 'SVG')).path(), 'utf8'));
    const said = await wordsOf(page, hidden);
    for (const part of ['Session 3 of 20', 'Noisy oracle (scripted)', 'seed 3', 'Own set, rule-judged: not comparable with published scores.', 'Proc, this session']) expect(said).toContain(part);
    expect(contents.some(({ state }) => state === 'pending')).toBe(true);
    for (const { state, text } of contents) {
      expect(shown).toContain(text);
      // nowhere in the file, in no description either
      if (state === 'pending') expect(hidden).not.toContain(text);
      else expect(said).toContain(text);
    }
  });
}

test('as PNG by its button, and as SVG by name', async ({ page }) => {
  const stage = await Stage.open(page);
  await stage.toEnd();
  const png = await readFile(await (await save(page, 'PNG')).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20) > 600]).toEqual([2 * (760 + 24), true]);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('picture (svg');
  const [picture] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(picture.suggestedFilename()).toBe('slipstream-pibench-board.svg');
  await expect(page.getByText('Saved as slipstream-pibench-board.svg.')).toBeVisible();
});

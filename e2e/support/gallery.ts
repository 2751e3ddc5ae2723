/** The gallery, a section at a time on one page: every exhibit of it hung, and whatever can be unfolded unfolded. */
import { expect, type Page } from '@playwright/test';

export async function openGallery(page: Page, query = ''): Promise<readonly string[]> {
  // Colours in mid-transition are no colours of ours.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`./${query}#/gallery`);
  await expect(page.getByTestId('gallery')).toBeVisible();
  return page.locator('[data-testid=gallery] nav > ul > li > a').evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/').at(-1) ?? ''));
}

export async function showSection(page: Page, section: string): Promise<void> {
  await page.evaluate((name) => { location.hash = `#/gallery/${name}`; }, section);
  await page.locator(`[data-section=${section}]`).waitFor();
  await page.evaluate(async () => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('[data-exhibit] details')) details.open = true;
    await document.fonts.ready;
    // Charts are drawn once they know their width.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

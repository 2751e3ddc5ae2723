/** A view at two widths in both colour schemes: axe finds nothing serious in it, and it needs no sideways scrolling. */
import { expect, test, type Page } from '@playwright/test';
import { seriousProblems } from './axe.ts';

const TITLE = (width: number): string => `passes axe at ${width} pixels, and needs no sideways scrolling`;

/** `open` goes there, and waits until all is there. */
export function passesAxe(open: (page: Page) => Promise<unknown>, title = TITLE): void {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(colorScheme, () => {
      test.use({ colorScheme });
      for (const width of [1280, 360]) {
        test(title(width), async ({ page }) => {
          await page.setViewportSize({ width, height: 740 });
          await open(page);
          expect(await seriousProblems(page)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        });
      }
    });
  }
}

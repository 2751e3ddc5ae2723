/** Without a GPU the map is made by the CPU, coarser, and says so. */
import { expect, test } from '@playwright/test';

test('no adapter: the same question, answered by the CPU over a coarser grid', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto('./?pi-view=scatter&pi-map=comp&pi-map-finishes=100#/pibench');
  const map = page.getByTestId('policy-map');
  // whoever carries out all that it is told meets every criterion, wherever it lands on Proc
  await expect(map.locator('[data-figure="policy-landing"]')).toContainText(/lands at Proc 5\d.*, Comp 100\./, { timeout: 180_000 });
  await expect(map.locator('[data-figure="policy-facts"]')).toContainText('11 × 11 places');
  await expect(map.locator('[data-figure="policy-facts"]')).toContainText('on the CPU. WebGPU is there, but it found no graphics adapter. The grid is coarser for it');
});

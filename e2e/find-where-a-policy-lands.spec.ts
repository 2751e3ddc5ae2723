/** Where would an agent land that thinks of 40 % of the wishes and asks about 20 % of the others? Asked by link, by slider and by pointer; a GPU and a CPU count alike. */
import { expect, test } from '@playwright/test';
import { seriousProblems } from './support/axe.ts';

test.describe.configure({ timeout: 240_000 });

test('a place of the map is told in words and stands in the scatter, and the link keeps it', async ({ page }) => {
  await page.goto('./?pi-view=scatter#/pibench');
  const scatter = page.getByTestId('pibench-scatter');
  await expect(scatter.getByTestId('not-comparable')).toContainText('not comparable');
  await expect(page.getByTestId('policy-map')).toHaveCount(0);
  await scatter.getByRole('radio', { name: 'Map of Proc' }).check({ force: true });
  const map = page.getByTestId('policy-map');
  const landing = map.locator('[data-figure="policy-landing"]');
  await expect(landing).toContainText('Thinks of 40 % and asks about 20 % of the rest', { timeout: 180_000 });
  await expect(map.locator('[data-figure="policy-facts"]')).toContainText('CPU check: equal, to the integer.');
  await expect(page.locator('[data-figure="policy-mark"]')).toBeVisible();
  await expect(page).toHaveURL(/pi-map=proc/);
  // about 40 of 100, and a fifth of the 60 that are left
  const proc = Number(/Proc ([\d.]+)/.exec(await landing.innerText())![1]);
  expect(proc).toBeGreaterThan(49);
  expect(proc).toBeLessThan(55);
  expect(await seriousProblems(page)).toEqual([]);

  // with the keys alone
  await map.getByRole('slider', { name: /Asks about/ }).focus();
  await page.keyboard.press('End');
  await expect(landing).toContainText('asks about 100 % of the rest: it lands at Proc 100');
  await expect(page).toHaveURL(/pi-map-at=40\.100/);

  // what is remembered is done for certain
  await map.getByRole('slider', { name: /Asks about/ }).press('Home');
  const without = Number(/Proc ([\d.]+)/.exec(await landing.innerText())![1]);
  await map.getByRole('radio', { name: 'All earlier sessions' }).check({ force: true });
  await expect(landing).toContainText('for certain');
  expect(Number(/Proc ([\d.]+)/.exec(await landing.innerText())![1])).toBeGreaterThan(without + 5);

  // pointed at, and no longer
  const heat = map.locator('svg').first();
  const box = (await heat.boundingBox())!;
  await page.mouse.move(box.x + 36, box.y + 24);
  await expect(landing).toContainText('Thinks of 0 % and asks about 100 %');
  await page.mouse.move(box.x + 36, box.y - 60);
  await expect(landing).toContainText('Thinks of 40 % and asks about 0 %');

  await page.reload();
  await expect(landing).toContainText('Thinks of 40 % and asks about 0 %', { timeout: 180_000 });
  await expect(landing).toContainText('for certain');
  await page.getByTestId('policy-map').getByText('Table').click();
  await expect(page.getByRole('table', { name: 'Proc by policy' }).getByRole('row')).toHaveCount(12);
});

/** The same logits as PyTorch, in Chromium, at every position of the stored texts (goal: 1e-3 at f32). */
import { expect, test } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';

let server: ViteDevServer;
let address = '';

test.beforeAll(async () => {
  server = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  await server.listen();
  address = server.resolvedUrls?.local[0] ?? '';
});
test.afterAll(() => server.close());

for (const role of ['target', 'draft'] as const) {
  test(`the ${role}'s logits are PyTorch's`, async ({ page }) => {
    await page.goto(`${address}e2e/harness/logits.html`);
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
    const { texts, positions, largestDifference, otherChoices } = await page.evaluate((of) => window.compareLogits(of), role);
    expect(texts).toBeGreaterThanOrEqual(20);
    expect(positions).toBeGreaterThan(400);
    expect(largestDifference).toBeLessThan(1e-3);
    expect(otherChoices).toBe(0);
  });
}

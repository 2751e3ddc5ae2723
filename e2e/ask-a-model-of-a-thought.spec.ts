/** A model of the visitor's own is asked how a text hangs together, and which of two thoughts is better: nothing is sent before, nothing is asked twice, and what fails can go on. */
import { expect, test, type Page } from '@playwright/test';
import type { PlayedQuestion, PlayedTurn } from '#endpoint/played-endpoint.ts';
import { passesAxe } from './support/passes-axe.ts';
import { endpointServer, type EndpointServer } from './support/played-endpoint.ts';
import { putIn } from './support/put-in.ts';

const asks = (page: Page) => page.getByTestId('asking');
const edges = (page: Page) => page.getByTestId('edges');
const press = (page: Page, name: string) => asks(page).getByRole('button', { name, exact: true }).click();

/** Of an attachment: back to the first step. Of two thoughts: the one that is longer, named by its second step. */
function script({ messages }: PlayedQuestion): PlayedTurn {
  const asked = messages.at(-1)!.content ?? '';
  if (asked.includes('The new step:')) return { parts: [asked.includes('The new step:\n2:') ? '{"action":"continue","parents":[1]}' : '{"action":"backtrack","parents":[1]}'] };
  const [, first = '', second = ''] = /First: (.*)\n\nSecond: (.*)$/s.exec(asked) ?? [];
  const named = [Number(/\[\d+\][^[]*\[(\d+)\]/.exec(second)?.[1] ?? 1)];
  return { parts: [JSON.stringify({ winner: first.length > second.length ? 'first' : 'second', reason: 'It says more.', first: named, second: named })] };
}

let server: EndpointServer;
test.beforeEach(async () => { server = await endpointServer(script); });
test.afterEach(async () => server.close());

const questions = (): number => server.played.requests.filter(({ question }) => question !== null).length;

async function choose(page: Page, model = 'scripted'): Promise<void> {
  const form = page.getByRole('dialog', { name: 'The model to ask' });
  await form.getByLabel('Address').fill(server.base);
  await form.getByLabel('Model', { exact: true }).fill(model);
  await expect(form.getByTestId('traffic')).toContainText('the problem and the thoughts, goes to 127.0.0.1');
  await form.getByRole('button', { name: 'Use this model' }).click();
}

async function example(page: Page, model = 'scripted'): Promise<void> {
  await page.goto('./?think-view=paste#/reasoning');
  await page.getByRole('button', { name: 'Try an example' }).click();
  await press(page, 'Ask a model for the edges');
  await choose(page, model);
}

test('the edges of a text are a model’s at a press, and the rule’s again at another', async ({ page }) => {
  await example(page);
  await expect(asks(page)).toContainText('scripted (127.0.0.1:');
  await expect(asks(page)).toContainText('will get 18 questions, with the problem and the thoughts in them.');
  await expect(asks(page)).toContainText(/They are about [\d,]+00 tokens; what it writes comes on top\. It stops at 2,000,000 tokens\./);
  expect(server.played.requests).toEqual([]);
  await press(page, 'Ask it');
  await expect(edges(page)).toHaveAttribute('data-edges', 'asked');
  await expect(edges(page)).toContainText(/^Edges by scripted \(127\.0\.0\.1:\d+\), 3 votes a step; of those that could be used 100\D?% went to what was chosen\./);
  expect(questions()).toBe(18);
  await page.getByTestId('steps').focus();
  await page.keyboard.press('End');
  await expect(page.getByTestId('sentence')).toHaveText(/^Step 7: follows from 1;/);
  await page.getByRole('group', { name: 'Whose edges' }).getByText('By rule').click();
  await expect(edges(page)).toContainText('Edges guessed by rule');
  await page.getByRole('group', { name: 'Whose edges' }).getByText('By the model').click();
  await expect(edges(page)).toHaveAttribute('data-edges', 'asked');
  expect(questions()).toBe(18);
  expect(page.url()).not.toContain('127.0.0.1:' + new URL(server.base).port);
});

test('a text that is more than may be read says so before anything is sent', async ({ page }) => {
  await page.goto('./?think-view=paste#/reasoning');
  // a field that long takes a browser too long: it is pasted, and kept beside it
  await putIn(page, Array.from({ length: 2000 }, (_, i) => `Wait, that is ${i} and not ${i + 1}, as the line before says.`).join('\n\n'));
  await page.getByRole('button', { name: 'Show its map' }).click();
  await press(page, 'Ask a model for the edges');
  await choose(page);
  await expect(asks(page)).toContainText(/will get 5,997 questions, .*They are about \d,\d00,000 tokens; what it writes comes on top\. That is more than the 2,000,000 tokens at which it stops: raise that limit in the model settings/);
  await press(page, 'Model settings');
  await page.getByLabel('Tokens in all').fill('20000000');
  await page.getByRole('dialog').getByRole('button', { name: 'Use this model' }).click();
  await expect(asks(page)).toContainText('comes on top. It stops at 20,000,000 tokens.');
  expect(server.played.requests).toEqual([]);
});

test('a model that hangs is stopped by the same button; one that is gone says so, and another goes on', async ({ page }) => {
  await example(page, 'slow');
  await press(page, 'Ask it');
  await expect(asks(page)).toContainText('0 of 18 answers of slow');
  await expect(asks(page).getByRole('button', { name: 'Stop' })).toBeFocused();
  await expect.poll(questions).toBe(3);
  await page.keyboard.press('Enter');
  await expect(asks(page)).toContainText('Stopped. 0 of 18 answers are kept.');
  await expect.poll(() => server.aborted.length).toBeGreaterThan(0);
  await press(page, 'Model settings');
  await choose(page, 'unknown');
  await press(page, 'Ask it');
  await expect(asks(page).getByRole('alert')).toContainText('does not have the model unknown');
  await expect(edges(page)).toHaveAttribute('data-edges', 'guessed');
  server.played.models = [...server.played.models, 'unknown'];
  await press(page, 'Ask it');
  await expect(edges(page)).toHaveAttribute('data-edges', 'asked');
});

test('a double click asks, and stops nothing; another one stops, and asks nothing', async ({ page }) => {
  await example(page, 'slow');
  await asks(page).getByRole('button', { name: 'Ask it' }).dblclick();
  await expect.poll(questions).toBe(3);
  await expect(asks(page)).toHaveAttribute('data-phase', 'asking');
  await asks(page).getByRole('button', { name: 'Stop' }).dblclick();
  await expect(asks(page)).toContainText('Stopped. 0 of 18 answers are kept.');
  expect(questions()).toBe(3);
});

test('what one model said stays its own while another fails', async ({ page }) => {
  await example(page);
  await press(page, 'Ask it');
  await expect(edges(page)).toContainText('Edges by scripted');
  await press(page, 'Model settings');
  await choose(page, 'page');
  await press(page, 'Ask it');
  await expect(asks(page).getByRole('alert')).toContainText('a web page');
  await expect(edges(page)).toContainText(/Edges by scripted .*100\D?% went/);
  await page.getByRole('group', { name: 'Whose edges' }).getByText('By rule').click();
  await page.getByRole('group', { name: 'Whose edges' }).getByText('By the model').click();
  await expect(edges(page)).toContainText('Edges by scripted');
});

test('nonsense is no map', async ({ page }) => {
  await server.close();
  server = await endpointServer(() => ({ parts: ['Certainly!'] }));
  await example(page);
  await press(page, 'Ask it');
  await expect(asks(page).getByRole('alert')).toContainText('none of its answers is one that can be used');
  await expect(edges(page)).toHaveAttribute('data-edges', 'guessed');
});

test('an answer that is cut off is no nonsense: with more room it goes on', async ({ page }) => {
  await server.close();
  server = await endpointServer((question) => (Number(question.max_tokens) < 4000 && question.messages.at(-1)!.content!.includes('The new step:\n4:') ? { thought: 'Hmm, let me see.', parts: [], cut: true } : script(question)));
  await example(page);
  await press(page, 'Ask it');
  await expect(asks(page).getByRole('alert')).toContainText(/was cut off after 2,048 tokens, before it had said anything that can be used\. Allow it more tokens in an answer, in the model settings, then go on\. 6 of 18 answers are kept\./);
  await press(page, 'Model settings');
  await page.getByLabel('Tokens in an answer').fill('4096');
  await page.getByRole('dialog').getByRole('button', { name: 'Use this model' }).click();
  await press(page, 'Go on');
  await expect(edges(page)).toHaveAttribute('data-edges', 'asked');
  await expect(edges(page)).not.toContainText('could not be used, and count');
});

test('of a text that is cleared nobody is asked on; a key that is forgotten is sent no more', async ({ page }) => {
  server.played.key = 'sk-7Hq2Zt9xWmB4';
  await page.goto('./?think-view=paste#/reasoning');
  await page.getByRole('button', { name: 'Try an example' }).click();
  await press(page, 'Ask a model for the edges');
  await page.getByRole('dialog').getByLabel('Key', { exact: true }).fill('sk-7Hq2Zt9xWmB4');
  await choose(page, 'slow');
  await press(page, 'Ask it');
  await expect.poll(questions).toBe(3);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => server.aborted.length).toBe(3);
  await page.getByRole('button', { name: 'Try an example' }).click();
  await press(page, 'Model settings');
  await page.getByRole('button', { name: 'Forget the key' }).click();
  await page.keyboard.press('Escape');
  await expect(asks(page).getByRole('button', { name: /^(Ask it|Go on)$/ })).toHaveCount(0);
  expect(questions()).toBe(3);
});

test('asking goes on while one looks at another page', async ({ page }) => {
  // it is told to wait two seconds first
  await example(page, 'busy-once');
  await press(page, 'Ask it');
  await page.getByRole('banner').getByRole('link', { name: 'Chat' }).click();
  await page.goBack();
  await expect(edges(page)).toHaveAttribute('data-edges', 'asked');
});

test('all of it is in the list of commands, where it is possible', async ({ page }) => {
  const find = async (name: string): Promise<void> => {
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'All commands' }).pressSequentially(name);
  };
  await page.goto('./?think-view=compare&think-system=S&think-seed=1329#/reasoning');
  await expect(asks(page)).toBeVisible();
  await find('as the judge');
  await expect(page.getByText('No command is called that.')).toBeVisible();
  await page.keyboard.press('Escape');
  await find('set up');
  await page.keyboard.press('Enter');
  await choose(page, 'slow');
  await find('as the judge');
  await page.keyboard.press('Enter');
  await expect(asks(page)).toContainText('0 of 24 answers of slow');
  await find('look one');
  await page.keyboard.press('Enter');
  await expect(asks(page)).toHaveCount(0);
  await find('stop');
  await expect(page.getByRole('dialog').getByRole('option')).toHaveText([/Stop asking the judge/]);
  await page.keyboard.press('Enter');
  await expect.poll(() => server.aborted.length).toBe(1);
});

test('a model judges two thoughts beside the rule, and the steps that it names are found', async ({ page }) => {
  await page.goto('./?think-view=compare&think-system=S&think-seed=1329#/reasoning');
  await press(page, 'Ask a model as the judge');
  await choose(page);
  await expect(asks(page)).toContainText('24 questions');
  await press(page, 'Ask it');
  const verdicts = page.getByTestId('asked-verdicts');
  await expect(verdicts.getByRole('heading', { level: 3 })).toHaveText(/^scripted \(127\.0\.0\.1:\d+\): [AB] reasons better$/);
  expect(questions()).toBe(24);
  const micro = verdicts.getByRole('region', { name: /^Micro-efficiency, by scripted/ });
  await expect(micro).toContainText('“It says more.”');
  await micro.getByRole('group', { name: 'What it names of B' }).getByRole('button').first().click();
  await expect(page.getByRole('region', { name: 'B, Reflective' }).locator('[aria-selected=true]')).toHaveCount(1);
  // of another pair nobody was asked
  await page.getByLabel('against').selectOption('Terse');
  await expect(verdicts.getByRole('heading')).toHaveCount(0);
  await expect(asks(page)).toContainText('24 questions');
});

passesAxe(async (page) => {
  await page.goto('./?think-view=paste#/reasoning');
  await page.getByRole('button', { name: 'Try an example' }).click();
  await press(page, 'Ask a model for the edges');
  await expect(page.getByRole('dialog', { name: 'The model to ask' })).toBeVisible();
});

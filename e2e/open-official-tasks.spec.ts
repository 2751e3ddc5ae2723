/**
 * A copy of the official tasks, as a visitor has it on disk: an own-written tree in that shape, some of it broken, is opened, counted, read and
 * forgotten; a task is written, and a text that no reader likes is outlived. On the exhibits that open and check what they are given.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { zipFiles } from '#ui/zip-files.ts';
import { seriousProblems } from './support/axe.ts';

const task = (id: string, more = '', version = 'v2'): string => `schema_version: ${version}
task_id: ${id}
user_id: baker
title: Loaves ${id.slice(-1)}
task_type: long_term
trigger: {type: user}
intent:
  initial_input: Please plan the loaves for Friday. The password is Rye-and-7.
  hidden_intent:
    - content: Begin with the loaf that proves the longest.
      status: not_provided
${more}`;
const CHECKLIST = `objectives:
  checklist:
    - {criterion: Every loaf has its hour.}
  tools_evaluation_path: data/baker/scripts/check.py
`;
const at = (name: string): string => `Pi-Bench/data/baker/${name}`;
const TREE: Readonly<Record<string, string>> = {
  'Pi-Bench/.git/config': 'hidden',
  [at('profile.yaml')]: 'schema_version: v2\nuser_id: baker\nrole: Bakes for a village.\n',
  [at('episode.yaml')]: `schema_version: v2\nepisode_id: e\nuser_id: baker\ntasks:\n${['- task_id: baker_task_1', '- task_id: baker_task_2', '- {task_id: baker_task_3, depends_on: [baker_task_1]}', '- task_id: baker_task_4'].map((line) => `  ${line}\n`).join('')}`,
  [at('tools.yaml')]: 'tool_names: []\n',
  [at('tasks/baker_task_1/task.yaml')]: task('baker_task_1'),
  [at('tasks/baker_task_1/flour.csv')]: 'sort,kilos\nrye,40\n',
  [at('tasks/baker_task_1/oven.pdf')]: '%PDF-1.4',
  [at('tasks/baker_task_2/task.yaml')]: task('baker_task_2').replace('title: Loaves 2', 'title: "Loaves'),
  [at('tasks/baker_task_3/task.yaml')]: task('baker_task_3', CHECKLIST),
  [at('tasks/baker_task_4/task.yaml')]: task('baker_task_4', '', 'v1'),
};

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'official-'));
  for (const [path, text] of Object.entries(TREE)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(page: Page, exhibit: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`./#/exhibit/${exhibit}`);
}

async function seeTheCopy(page: Page, name: string, what = 'folder'): Promise<void> {
  await expect(page.getByTestId('opened')).toHaveAttribute('data-state', 'open');
  await expect(page.getByText(`Your ${what} ${name}`)).toBeVisible();
  const faults = page.getByTestId('faults').getByRole('listitem');
  await expect(faults).toHaveCount(2);
  await expect(faults.filter({ hasText: 'baker_task_2/task.yaml' })).toContainText('no YAML that can be read');
  await expect(faults.filter({ hasText: 'baker_task_4/task.yaml' })).toContainText('line 1');
}

test('a folder is opened, counted, read and forgotten, and nothing is asked of any server', async ({ page }) => {
  await open(page, 'tasks-live');
  const asked: string[] = [];
  await expect(page.getByTestId('opened')).toBeVisible();
  await page.waitForLoadState('networkidle');
  // a face, or the worker that reads, is first needed now and lies beside the page
  page.on('request', (request) => { if (request.resourceType() !== 'font' && !/\/read\.worker-[\w-]+\.js$/.test(request.url())) asked.push(request.url()); });
  await page.getByTestId('folder-input').setInputFiles(join(folder, 'Pi-Bench'));
  await seeTheCopy(page, 'Pi-Bench');
  await expect(page.getByText('1 hidden file or folder passed by')).toBeVisible();
  await expect(page.getByText('1 task is also graded by rules in Python')).toBeVisible();

  await page.getByTestId('census').locator('summary').click();
  await expect(page.getByRole('row', { name: /^Tasks / })).toContainText(/2.*100/);

  await page.getByRole('button', { name: /Loaves 1/ }).click();
  const shown = page.getByTestId('task');
  await expect(shown.getByText('Rye-and-7')).toHaveCount(0);
  await shown.getByRole('button', { name: 'Show logins' }).click();
  await expect(shown.getByText('Rye-and-7')).toBeVisible();
  await expect(shown.getByTestId('hidden-intents')).toHaveCount(0);
  await shown.getByRole('button', { name: 'Show hidden intents' }).click();
  await expect(shown.getByText('Begin with the loaf that proves the longest.')).toBeVisible();
  await shown.getByText('flour.csv').click();
  await expect(shown.getByText('rye,40')).toBeVisible();
  await expect(shown.getByText('pdf, not text, so not opened')).toBeVisible();
  expect(await seriousProblems(page, { within: '[data-exhibit]' })).toEqual([]);

  expect(asked).toEqual([]);
  expect(await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length])).toEqual([0, 0, 0]);
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect(page.getByText('Our own set, which comes with this page')).toBeVisible();
  await expect(page.getByText('Loaves 1')).toHaveCount(0);
});

test('a zip is opened; another folder is not', async ({ page }) => {
  await open(page, 'tasks-live');
  const zip = zipFiles(new Map(Object.entries(TREE).map(([path, text]) => [path, new TextEncoder().encode(text)])));
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a zip' }).click();
  await (await choosing).setFiles({ name: 'copy.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
  await seeTheCopy(page, 'copy', 'zip');

  await page.getByTestId('folder-input').setInputFiles(join(folder, 'Pi-Bench', '.git'));
  await expect(page.getByRole('alert')).toContainText('there is no profile.yaml beside an episode.yaml');
});

test('a task is written: faults by line, a reply before its rules, and no text that stops the page', async ({ page }) => {
  await open(page, 'author-live');
  const verdict = page.getByTestId('draft-verdict');
  await expect(verdict).toContainText('It is a task with 2 hidden intents');
  await expect(page.getByTestId('tester').getByText('1 done and 1 asked about, of 2')).toBeVisible();
  await expect(page.getByTestId('evidence').locator('mark')).toHaveText(['142', 'When', 'last climb']);

  await page.getByLabel('The reply', { exact: true }).fill('The last climb begins at 16:30.');
  await expect(page.getByTestId('tester').locator('[data-intent=last_climb]')).toHaveAttribute('data-to', 'anticipated');

  const field = page.getByLabel('The task as YAML');
  const sound = await field.inputValue();
  await field.fill(sound.replace('x_kind: safety', 'x_kind: danger'));
  await page.getByRole('button', { name: 'Line 15' }).click();
  await expect(field).toBeFocused();
  expect(await field.evaluate((element: HTMLTextAreaElement) => element.value.slice(element.selectionStart, element.selectionEnd))).toContain('x_kind: danger');
  expect(await seriousProblems(page, { within: '[data-exhibit]' })).toEqual([]);

  // brackets without end, aliases that grow without end, and a megabyte of nothing
  const bomb = ['a0: &a0 [x, x]', ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)].join('\n');
  for (const [hostile, said] of [['['.repeat(20_000), 'nests deeper'], [bomb, 'aliases'], [`a: ${'x'.repeat(1_100_000)}`, 'more than 1 MB']] as const) {
    await field.fill(hostile);
    await expect(page.getByText(said)).toBeVisible();
    expect((await field.inputValue()).length).toBe(hostile.length);
  }
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Back to the original' }).click();
  await expect(verdict).toContainText('It is a task with 2 hidden intents');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  expect((await saving).suggestedFilename()).toBe('lighthouse_task_01.yaml');
  await page.getByRole('button', { name: 'Bring back what I wrote' }).click();
  expect((await field.inputValue()).length).toBe(1_100_003);
});

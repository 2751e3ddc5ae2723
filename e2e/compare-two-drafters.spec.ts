/** Two drafters, or all of them, on one prompt and seed: the same text, other rounds. One cursor for all, by tokens written. */
import { expect, test, type Page } from '@playwright/test';
import { byEveryOther, committedTokens, standingAt } from '#core/trace/compare-runs.ts';
import { EventLog } from '#core/trace/event-log.ts';
import { saveRun } from '#core/trace/saved-run.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { seriousProblems } from './support/axe.ts';
import { Lab } from './support/lab.ts';
import { passesAxe } from './support/passes-axe.ts';
import { serveTraces } from './support/traces.ts';

const coupled = { rule: 'R4', temperature: 0.8, gamma: 4, seed: 7 } as const;
const model = simulateRun({ config: coupled, blur: 0.3 });
const lookup = simulateRun({ config: { ...coupled, drafter: 'prompt-lookup' } });
const other = simulateRun({ config: { ...coupled, temperature: 1.6, seed: 12 }, blur: 0.3 });
const [modelTokens, lookupTokens] = [model, lookup].map((log) => committedTokens(log, log.length)) as [ReturnType<typeof committedTokens>, ReturnType<typeof committedTokens>];

test.beforeEach(async ({ page }) => serveTraces(page, [model, lookup, other]));

const cells = (page: Page, row: string) => page.getByTestId('standings').locator(`tr[data-row=${row}] td`);

async function compare(page: Page, label = 'Run 1'): Promise<Lab> {
  const lab = await Lab.open(page, '?view=compare');
  await lab.jumpToEnd();
  await page.getByRole('combobox', { name: 'Second run' }).selectOption({ label });
  await expect(page.getByTestId('standings')).toBeVisible();
  return lab;
}

test('the same text in fewer rounds', async ({ page }) => {
  await compare(page);
  await expect(page.getByTestId('sameness')).toContainText(`Both texts are the same, all ${modelTokens.length} tokens.`);
  await expect(page.getByTestId('sameness')).toContainText('another drafter.');
  const [ours, theirs] = [standingAt(model, modelTokens, modelTokens.length), standingAt(lookup, lookupTokens, modelTokens.length)];
  expect(ours.rounds).toBeLessThan(theirs.rounds);
  await expect(cells(page, 'rounds')).toHaveText([`${ours.rounds}`, `${theirs.rounds}`]);
  await expect(cells(page, 'length')).toHaveText([ours.acceptanceLength!.toFixed(2), theirs.acceptanceLength!.toFixed(2)]);
  await expect(cells(page, 'speed')).toHaveText([/× \(simulated\)/, /× \(simulated\)/]);
  await expect(page.getByRole('img', { name: /Rounds needed/ })).toHaveAccessibleName(new RegExp(`this run took ${ours.rounds} rounds and the second ${theirs.rounds}`));
});

test('one cursor: stepping moves both to the same token, whoever wrote it', async ({ page }) => {
  const lab = await compare(page);
  await lab.button('Beginning').click();
  await expect(page.getByTestId('compare')).toContainText('Step on, or play');
  await lab.button('Next round').click();
  const position = modelTokens.filter(({ at }) => at.round === 1).length;
  await expect(cells(page, 'hand').first()).toContainText('round 1');
  await expect(cells(page, 'rounds')).toHaveText(['1', `${standingAt(lookup, lookupTokens, position).rounds}`]);
  await expect(page.getByRole('listbox', { name: 'Both texts' }).getByRole('option')).toHaveCount(position);

  const texts = page.getByRole('listbox', { name: 'Both texts' });
  await texts.focus();
  await page.keyboard.press('ArrowRight');
  await expect(texts.getByRole('option')).toHaveCount(position + 1);
  await page.keyboard.press('Home');
  await expect(texts.getByRole('option', { selected: true })).toHaveAccessibleName(/^Token 1: .*second run: /);
  await expect(lab.why).toContainText('round 1 · slot 1');
});

test('texts that part: the first difference is named', async ({ page }) => {
  await compare(page, 'Run 2');
  const tokens = committedTokens(other, other.length);
  const at = modelTokens.findIndex(({ text }, i) => tokens[i] && tokens[i].text !== text) + 1;
  expect(at).toBeGreaterThan(0);
  await expect(page.getByTestId('sameness')).toContainText(`first differ at token ${at}:`);
  await expect(page.getByTestId('sameness')).toContainText('another temperature and seed.');
});

test('a file beside it, and this run kept as the second', async ({ page }) => {
  const lab = await Lab.open(page, '?view=compare');
  await lab.jumpToEnd();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), lab.button('Open a file …').click()]);
  await chooser.setFiles({ name: 'lookup.json', mimeType: 'application/json', buffer: Buffer.from(saveRun(lookup, null, '2026-11-24')) });
  await expect(page.getByTestId('sameness')).toContainText('Both texts are the same');
  await lab.button('Remove').click();
  await expect(page.getByTestId('standings')).toHaveCount(0);

  await lab.button('Keep this run as the second').click();
  await expect(page.getByTestId('sameness')).toContainText('Both were run alike.');
  await expect(page.getByTestId('compare')).toContainText('Now change a setting and press “Run live”');
  await page.getByRole('combobox', { name: 'Examples' }).selectOption({ label: 'Run 1' });
  await expect(page.getByRole('combobox', { name: 'Examples' }).locator('option:checked')).toHaveText('Run 1');
  await lab.jumpToEnd();
  await expect(page.getByTestId('sameness')).toContainText('another drafter.');
  await expect(page.getByTestId('compare')).not.toContainText('Now change a setting');
  await expect(cells(page, 'settings')).toHaveText([/^Prompt lookup/, /^Draft model/]);
});

test('a file that is no run: said, and the comparison stays', async ({ page }) => {
  const lab = await compare(page);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), lab.button('Open a file …').click()]);
  await chooser.setFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(lab.failure).toContainText('This recording could not be read');
  await expect(page.getByTestId('standings')).toBeVisible();
});

test('every drafter that was recorded on this prompt, at one press: a lane each, and how its text compares', async ({ page }) => {
  const set = byEveryOther(model.header.config).map((config, i) => simulateRun({ config, blur: [0.2, 0.5, 0.7, 0][i]! }));
  await serveTraces(page, [model, ...set, other]);
  const lab = await Lab.open(page, '?view=compare');
  await lab.jumpToEnd();
  await lab.button('Every drafter, recorded').click();
  const runs = [model, ...set].map((log) => ({ log, tokens: committedTokens(log, log.length) }));
  const n = modelTokens.length;
  await expect(page.getByTestId('standings').locator('thead th')).toHaveText(['Draft model', 'EAGLE-3', 'DFlash', 'Prompt lookup', 'None (plain decoding)']);
  await expect(cells(page, 'rounds')).toHaveText(runs.map(({ log, tokens }) => `${standingAt(log, tokens, n).rounds}`));
  await expect(cells(page, 'length')).toHaveText(runs.map(({ log, tokens }) => standingAt(log, tokens, n).acceptanceLength!.toFixed(2)));
  await expect(cells(page, 'text')).toHaveText(['this one', ...set.map(() => `identical, all ${n} tokens`)]);
  await expect(cells(page, 'speed').last()).toHaveText('is plain decoding');
  await expect(cells(page, 'time')).toHaveText(runs.map(() => /ms \(simulated\)$/));
  await expect(page.getByTestId('times-apart')).toHaveCount(0);
  await expect(page.getByTestId('sameness')).toContainText('All 5 texts are the same');
  await expect(page.getByRole('img', { name: /^Draft model: .*; EAGLE-3: / })).toBeVisible();
  expect(await seriousProblems(page)).toEqual([]);
  await lab.button('Beginning').click();
  await lab.button('Next round').click();
  const position = modelTokens.filter(({ at }) => at.round === 1).length;
  await expect(cells(page, 'rounds')).toHaveText(runs.map(({ log, tokens }) => `${standingAt(log, tokens, position).rounds}`));
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await lab.button('Remove').click();
  await expect(page.getByTestId('standings')).toHaveCount(0);
});

test('times of two kinds: each says which, and that they do not compare', async ({ page }) => {
  const [first, ...others] = byEveryOther(model.header.config).map((config) => simulateRun({ config }));
  const recorded = new EventLog({ ...first!.header, simulated: false, recordedAt: '2026-11-24' }, first!.events);
  await serveTraces(page, [model, recorded, ...others]);
  const lab = await Lab.open(page, '?view=compare');
  await lab.jumpToEnd();
  await lab.button('Every drafter, recorded').click();
  await expect(cells(page, 'time')).toHaveText([/ms \(simulated\)/, /ms \(recorded\)/, ...others.map(() => /ms \(simulated\)/)]);
  await expect(page.getByTestId('times-apart')).toContainText('say nothing about one another');
  await lab.button('Beginning').click();
  await expect(page.getByTestId('times-apart')).toHaveCount(0);
});

test('every drafter, live, stopped early: said where, and what was there stays', async ({ page }) => {
  const set = byEveryOther(model.header.config).map((config) => simulateRun({ config }));
  await serveTraces(page, [model, ...set]);
  const lab = await Lab.open(page, '?view=compare');
  await lab.jumpToEnd();
  await lab.button('Every drafter, recorded').click();
  await lab.button('Every drafter, live').click();
  await expect(page.getByRole('status').getByText('The same by another drafter, 1 of 4: EAGLE-3')).toBeVisible();
  await lab.button('Stop').click();
  await expect(page.getByRole('status').getByText('Stopped at EAGLE-3, run 1 of 4, which is not shown.')).toBeVisible();
  await expect(page.getByTestId('standings').locator('thead th')).toHaveCount(5);
  await lab.button('Remove').click();
  await expect(page.getByText('Stopped at')).toHaveCount(0);
});

passesAxe(async (page) => {
  await compare(page, 'Run 2');
});

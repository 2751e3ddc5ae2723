/**
 * Every state of every view, seen at once in the gallery: nothing throws, axe finds nothing serious in any colours, nothing is cut
 * off where there is little room, and no word came past the dictionaries.
 */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { shownAddress } from '#core/chat/public-address.ts';
import { EXAMPLES } from '#core/tasks/examples.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import * as shared from '#core/trace/simulated-runs.ts';
import { failedTraining, sftTraining } from '#core/training/simulated-trainings.ts';
import { endingOf } from '#core/training/training-ending.ts';
import { faultSentence } from '#core/trace/trace-fault.ts';
import { READY_DRAFTERS, READY_MODELS } from '#features/chat/chooser/ready-models.ts';
import * as answers from '#features/chat/gallery/example-answers.ts';
import * as models from '#features/chat/gallery/example-models.ts';
import { FULL, LOST, NOTICE } from '#features/speculation/gallery/engine-sentences.ts';
import * as own from '#features/speculation/gallery/runs.ts';
import { LOST_GPU } from '#features/reasoning/gallery/example-rewards.ts';
import { reasoningTexts } from '#features/reasoning/gallery/example-texts.ts';
import { armTitles, UNREAD } from '#features/training/gallery/recorded-titles.ts';
import { seriousProblems } from './support/axe.ts';
import { cutOff } from './support/cut-off.ts';
import { openGallery, showSection } from './support/gallery.ts';
import { pibenchInitials, pibenchSentences, pibenchTexts } from './support/pibench-data.ts';
import { plainWords } from './support/plain-words.ts';

/** A section at a time, but all of them: axe alone takes minutes on two cores. */
test.describe.configure({ timeout: 900_000 });

/** Rows of a long table are made alike: its first and its last stand for all. */
const ROWS_ALIKE = '[data-exhibit] tbody tr:nth-child(n+9):not(:last-child)';
/** Where the question is colours, axe has none to ask of what an SVG draws. */
const DRAWN = '[data-exhibit] svg > *';

const exhibits = (page: Page) => page.locator('[data-exhibit]');

test('every exhibit hangs, and none complains', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  const sections = await openGallery(page);
  const seen: string[] = [];
  for (const section of sections) {
    await showSection(page, section);
    const plates = await exhibits(page).evaluateAll((all) => all.map((plate) => [plate.getAttribute('data-exhibit') ?? '', plate.childElementCount] as const));
    for (const [id, parts] of plates) expect(parts, id).toBeGreaterThan(0);
    seen.push(...plates.map(([id]) => id));
    // Every picture of numbers says them in a table too.
    for (const id of await exhibits(page).evaluateAll((all) => all.filter((plate) => [...plate.querySelectorAll('figure')].some((figure) => figure.querySelector('svg[role=img]') && !figure.querySelector('table'))).map((plate) => plate.getAttribute('data-exhibit')))) expect.soft(id, 'a chart without a table').toBeNull();
  }
  expect(faults).toEqual([]);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(165);
});

test('axe finds nothing serious in any exhibit', async ({ page }) => {
  for (const section of await openGallery(page)) {
    await showSection(page, section);
    expect.soft(await seriousProblems(page, { within: '[data-exhibit]', without: [ROWS_ALIKE] }), section).toEqual([]);
  }
  // The frame, too, around the last of them.
  expect(await seriousProblems(page)).toEqual([]);
});

for (const [name, colours] of [['in the dark', { colorScheme: 'dark' }], ['in forced colours', { colorScheme: 'dark', forcedColors: 'active' }]] as const) {
  test(`axe can tell every exhibit from its ground ${name}`, async ({ page }) => {
    await page.emulateMedia(colours);
    for (const section of await openGallery(page)) {
      // What does not hang on colours was looked at above, and a table's ground is that of its view.
      await showSection(page, section, { unfolded: false });
      expect.soft(await seriousProblems(page, { within: '[data-exhibit]', rules: ['color-contrast', 'link-in-text-block'], without: [ROWS_ALIKE, DRAWN] }), section).toEqual([]);
    }
  });
}

for (const [name, room] of [['a phone, 360 pixels wide', { viewport: { width: 360, height: 740 } }], ['a window at 200 %', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }]] as const) {
  test.describe(name, () => {
    test.use(room);
    for (const query of ['', '?locale=pseudo']) {
      test(`nothing is cut off, nothing scrolls sideways${query && ', in a longer language either'}`, async ({ page }) => {
        for (const section of await openGallery(page, query)) {
          await showSection(page, section);
          expect.soft(await cutOff(page), section).toEqual([]);
          // What axe finds otherwise where there is little room.
          if (query === '') expect.soft(await seriousProblems(page, { within: '[data-exhibit]', rules: ['scrollable-region-focusable', 'target-size', 'aria-hidden-focus', 'nested-interactive'], without: [ROWS_ALIKE] }), section).toEqual([]);
        }
      });
    }
  });
}

test('in the pseudo-locale nothing is plain English but the data of the runs', async ({ page }) => {
  const runs = [...Object.values(shared), ...Object.values(own), ...Object.values(answers)].filter((value): value is EventLog => typeof value === 'object' && 'header' in value);
  const { traces } = JSON.parse(readFileSync('public/traces/index.json', 'utf8')) as { traces: readonly { readonly title: string }[] };
  const prompts = [...EXAMPLES.map(({ prompt }) => prompt), ...runs.map(({ header }) => header.config.prompt), 'Why is the sky blue?'];
  // Published models, as their publishers call them, and what a worker would say of them.
  const published = [
    ...[...READY_MODELS, ...READY_DRAFTERS].flatMap(({ title, address, license }) => [title, address, license ?? title]), ...Object.values(answers.asked), answers.skyText, answers.brokenSentence,
    models.brokeOff.sentence, models.tooLarge.memory?.refusal ?? '', ...models.kept.map(({ title }) => title), models.offer.title, models.unknownOffer.title, models.tooLarge.title,
    ...models.offer.choices.map(({ name }) => name), shownAddress(models.signed.address ?? ''), ...[models.thinker, models.talker, models.drafter, models.writer].map(({ model }) => model.identity.name),
  ];
  const data = {
    tokens: [...runs.flatMap((run) => Object.values(run.vocabulary())), ...Object.values(sftTraining.vocabulary()), ...pibenchInitials],
    sentences: [
      ...prompts, ...prompts.map((prompt) => `${prompt.slice(0, 54)} …`), ...traces.map(({ title }) => title), ...own.listed.map(({ title }) => title),
      ...Object.values(armTitles), UNREAD, endingOf(failedTraining.events)?.text ?? '',
      FULL, LOST, LOST_GPU, NOTICE, faultSentence({ kind: 'altered' }), 'SVG', 'PNG', ...published,
      // Where and how the samples of the benchmark would have been measured.
      'Chromium 156', '24 Nov 2026', 'npm run bench -- --suite speculation', 'npm run bench -- --suite drafters', 'npm run bench -- --suite kernels', 'npm run bench -- --suite real-model', 'SmolLM2-135M-Instruct',
      ...pibenchSentences,
    ],
    texts: [...pibenchTexts, ...reasoningTexts],
  };
  for (const section of await openGallery(page, '?locale=pseudo')) {
    await showSection(page, section);
    expect.soft(await plainWords(page, data), section).toEqual([]);
  }
});

test('a link leads to one exhibit, among the others or alone', async ({ page }) => {
  await page.goto('./#/gallery/why-bonus');
  const plate = page.locator('#plate-why-bonus');
  await expect(plate).toBeInViewport();
  await plate.getByRole('link', { name: 'Extra token, alone' }).click();
  await expect(page).toHaveURL(/#\/exhibit\/why-bonus$/);
  await expect(exhibits(page)).toHaveCount(1);
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(page.getByText('extra token', { exact: true })).toBeVisible();
});

test('an exhibit can be tried: it has a session of its own, and leaves no trace', async ({ page }) => {
  await page.goto('./#/gallery/rounds');
  const [first, second] = ['rounds-chain', 'rounds-lookup'].map((id) => page.locator(`[data-exhibit=${id}]`)) as [ReturnType<typeof exhibits>, ReturnType<typeof exhibits>];
  const chosen = first.getByRole('gridcell', { selected: true });
  await first.getByRole('grid').focus();
  await page.keyboard.press('ArrowUp');
  await expect(chosen).toHaveCount(1);
  const [mine, others] = [await chosen.getAttribute('aria-label'), await second.getByRole('gridcell', { selected: true }).getAttribute('aria-label')];
  await page.keyboard.press('ArrowLeft');
  await expect(chosen).not.toHaveAttribute('aria-label', mine ?? '');
  await expect(second.getByRole('gridcell', { selected: true })).toHaveAttribute('aria-label', others ?? '');
  await expect(page).toHaveURL(/\/#\/gallery\/rounds$/);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('colours, width and language can be switched', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Gallery' }).click();
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Replay' }).click();
  await page.getByRole('group', { name: 'Colours' }).getByText('Dark').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('button', { name: 'Colours: Dark' })).toBeVisible();

  await page.getByRole('group', { name: 'Width' }).getByText('360 pixels').click();
  const line = page.frameLocator('iframe[title^="The chosen token in one line"]');
  await page.locator('iframe').last().evaluate((frame) => frame.scrollIntoView());
  // Every frame on the way there is a whole page, opened at once with its neighbours: they push one another about for a while.
  await expect(line.getByTestId('why-line')).toBeVisible({ timeout: 120_000 });
  await expect(line.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.getByTestId('other-locale').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^⟦/);
  await page.getByTestId('other-locale').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gallery');
});

/** A visitor watches a drafter learn: before anything ran, from a file, beside recorded trainings, live; by keyboard, in the dark, on a phone. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { simulateTraining } from '#core/training/simulated-training.ts';
import { moreSftTraining, opdTraining, pytorchTraining, sftTraining } from '#core/training/simulated-trainings.ts';
import type { MeasureEvent, StepEvent, TrainingLog } from '#core/training/training-events.ts';
import { TrainingRun } from '#core/training/training-run.ts';
import { seriousProblems } from './support/axe.ts';
import { serveArms, serveFewHeldOut, TrainingLab, trainingText } from './support/training-lab.ts';

const LOADING_MS = 60_000;
const sft = trainingText(sftTraining);
const opd = trainingText(opdTraining);

test.beforeEach(async ({ page }) => serveArms(page, []));

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    expect(await seriousProblems(page)).toEqual([]);
  }
}

test('the page opens on a training that was recorded', async ({ page }) => {
  await page.unroute('**/training/*.json');
  await page.goto('./');
  await page.getByRole('navigation', { name: 'Labs' }).getByRole('link', { name: 'Training' }).click();
  const lab = new TrainingLab(page);
  await expect(lab.facts).toContainText('Recorded, by this page’s trainer');
  await expect(lab.figure('length')).toHaveText(/^1\.\d\d$/);
  await expect(lab.start).toBeEnabled();
  await expectAccessible(page);
});

test('without recordings the page says what there is to see, and has one action', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('navigation', { name: 'Labs' }).getByRole('link', { name: 'Training' }).click();
  const lab = new TrainingLab(page);
  await expect(lab.root).toHaveAttribute('data-state', 'empty');
  await expect(page.getByTestId('empty')).toContainText('Nothing was trained here yet.');
  await expect(lab.start).toBeEnabled();
  await expectAccessible(page);
});

test('a saved training is opened, read step by step, and saved again as it was', async ({ page }) => {
  const lab = await TrainingLab.open(page);
  await lab.openFile(sft);
  await expect(lab.facts).toContainText('Simulated: no model was trained');
  await expect(lab.figure('length')).toHaveText(/^4\.\d\d$|^3\.9\d$/);
  await expect(lab.samples).toHaveCount(13);
  await lab.button('Measurement before').click();
  await expect(lab.figure('step')).toHaveText('Step 55 of 60');
  await expect(lab.samples).toHaveCount(12);
  await lab.button('Before the first step').click();
  await expect(lab.figure('measured-at')).toHaveText('measured before the first step');
  await expect(lab.samples).toHaveCount(1);
  await expect(page).toHaveURL(/train-at=0/);

  await page.getByRole('button', { name: /^Training/ }).click();
  const download = page.waitForEvent('download');
  await lab.button('Save training (JSON)').click();
  expect(JSON.parse(await readFile(await (await download).path(), 'utf8'))).toEqual(JSON.parse(sft));
  await expectAccessible(page);
});

test('every figure follows from the file, at every step', async ({ page }) => {
  const { events } = JSON.parse(opd) as TrainingLog;
  const lab = await TrainingLab.open(page);
  await lab.openFile(opd);
  await page.getByText('What taught it', { exact: true }).click();
  for (const step of [0, 1, 7, 10, 43, 60]) {
    await lab.step.fill(`${step}`);
    await expect(lab.figure('step')).toHaveText(`Step ${step} of 60`);
    const measures = events.filter((event): event is MeasureEvent => event.type === 'measure' && event.step <= step);
    const steps = events.filter((event): event is StepEvent => event.type === 'step' && event.step <= step);
    const now = measures.at(-1)!;
    await expect(lab.figure('length')).toHaveText(now.acceptanceLength.toFixed(2));
    await expect(lab.figure('interval')).toHaveText(`95 % interval ${now.interval.low.toFixed(2)}–${now.interval.high.toFixed(2)}`);
    for (const [i, rate] of now.byPosition.entries()) {
      if (rate !== null) expect(Number(await lab.figure(`kept-${i + 1}`).getAttribute('data-value'))).toBe(rate);
    }
    for (const group of ['accepted', 'firstRejected', 'suffix', 'text'] as const) await expect(lab.figure(`kl-${group}`)).toContainText(now.divergence![group]!.toFixed(2));
    if (steps.length === 0) {
      await expect(lab.figure('loss')).toHaveCount(0);
      continue;
    }
    const weights = steps.map((_, i) => 0.9 ** (steps.length - 1 - i));
    const smooth = steps.reduce((sum, { loss }, i) => sum + loss * weights[i]!, 0) / weights.reduce((sum, weight) => sum + weight, 0);
    await expect(lab.figure('loss')).toHaveText(smooth.toFixed(2));
    for (const tenth of [0, 9]) expect(Number(await lab.figure(`anchors-${tenth}`).getAttribute('data-value'))).toBe(steps.reduce((sum, { anchorTenths }) => sum + anchorTenths[tenth]!, 0));
    const replay = events.findLast((event) => event.type === 'replay' && event.step <= step);
    if (replay?.type !== 'replay') continue;
    const slots = replay.blocks.flatMap((block) => block.slots);
    const [whole, accepted] = [slots, slots.filter(({ role }) => role === 'accepted')].map((some) => some.reduce((sum, { weight, loss }) => sum + weight * loss, 0)) as [number, number];
    const [weighed, own] = [slots, slots.filter(({ role }) => role === 'accepted')].map((some) => some.reduce((sum, { weight }) => sum + weight, 0)) as [number, number];
    await expect(lab.figure('share-accepted')).toHaveText(`accepted ${Math.round((100 * accepted) / whole)}% of the loss, ${Math.round((100 * own) / weighed)}% of the weight`);
  }
});

test('the same prompt needs fewer and fewer rounds', async ({ page }) => {
  const lab = await TrainingLab.open(page);
  await lab.openFile(sft);
  const rounds = async (line: number): Promise<number> => Number(/(\d+) rounds?/.exec(await lab.samples.nth(line).innerText())![1]);
  expect(await rounds(12)).toBeLessThan((await rounds(0)) / 2);
  await page.getByRole('combobox', { name: 'Prompt' }).selectOption({ index: 1 });
  await expect(lab.samples.first().getByRole('img')).toHaveAccessibleName(/^Before the first step: \d+ rounds, \d\.\d tokens a round$/);
});

test('what taught it is told slot by slot', async ({ page }) => {
  const lab = await TrainingLab.open(page, '?train-view=replay');
  await lab.openFile(opd);
  const sentence = page.getByTestId('replay-sentence');
  await lab.replay.locator('[role=gridcell][data-role=first-rejected]').first().click();
  await expect(sentence).toContainText(/^Round \d, slot \d, .+: first refused; the text has .+ here\. Its loss of \d\.\d\d makes .+ % of this text’s, with .+ % of its weight\.$/);
  const bars = lab.replay.locator('[role=gridcell] [data-tint]');
  const lengths = await bars.evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().width / bar.parentElement!.getBoundingClientRect().width));
  const { blocks } = (JSON.parse(opd) as TrainingLog).events.findLast((event) => event.type === 'replay')!;
  const parts = blocks.flatMap(({ slots }) => slots.map(({ weight, loss }) => weight * loss));
  lengths.forEach((length, i) => expect(length).toBeCloseTo(parts[i]! / Math.max(...parts), 1));
  await expect(lab.replay).toContainText('A text of step 60');
  await expectAccessible(page);
});

test('the keyboard alone reads it all', async ({ page }) => {
  const lab = await TrainingLab.open(page, '?train-view=replay');
  await lab.openFile(opd);
  await lab.step.focus();
  await page.keyboard.press('Home');
  await expect(lab.figure('step')).toHaveText('Step 0 of 60');
  await page.keyboard.press('ArrowRight');
  await expect(lab.figure('step')).toHaveText('Step 1 of 60');
  await page.keyboard.press('End');
  const grid = page.getByRole('grid', { name: 'What taught it' });
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('replay-sentence')).toHaveText(/^Round 2, slot 2,/);
  await expect(grid.getByRole('gridcell', { selected: true })).toHaveAccessibleName(/^Round 2, slot 2,/);
  await expect(lab.figure('step')).toHaveText('Step 60 of 60');
  // Away from fields, arrows go from measurement to measurement.
  await page.getByRole('link', { name: 'Slipstream' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(lab.figure('step')).toHaveText('Step 55 of 60');
});

test('recorded trainings stand behind the one that is shown, each said to be recorded', async ({ page }) => {
  const unsimulated = (run: TrainingRun): TrainingRun => {
    const { simulated: _simulated, ...header } = run.header;
    return new TrainingRun(header, run.events);
  };
  await serveArms(page, [{ title: 'Supervised', run: unsimulated(pytorchTraining) }, { title: 'More of it', run: unsimulated(moreSftTraining), after: 0 }, { title: 'Draft-OPD', run: unsimulated(opdTraining), after: 0 }]);
  const lab = await TrainingLab.open(page);
  await expect(lab.facts).toContainText('Recorded, by the PyTorch twin');
  await expect(page.getByTestId('length-chart').getByRole('img')).toHaveAccessibleName(/2 recorded trainings behind it/);
  await lab.button('Draft-OPD').click();
  await expect(lab.facts).toContainText('Recorded, by this page’s trainer');
  await expect(lab.button('Draft-OPD')).toHaveAttribute('aria-pressed', 'true');
  // It begins where the other ended.
  await expect(page.getByTestId('length-chart').locator('[data-axis] text', { hasText: /^120$/ })).toHaveCount(1);
  await page.getByText('Cost', { exact: true }).click();
  await expect(page.getByTestId('length-chart')).toContainText('GFLOP');
  await expectAccessible(page);
});

test('what a recording said when it was made is told as its own, not beside the visitor’s controls', async ({ page }) => {
  const SAID = 'Goes on from step 12, which this browser kept.';
  await serveArms(page, [{ title: 'Supervised', run: new TrainingRun(sftTraining.header, [{ type: 'notice', text: SAID }, ...sftTraining.events]) }]);
  const lab = await TrainingLab.open(page);
  await expect(lab.headline).toBeVisible();
  await expect(page.getByTestId('training-notice')).toHaveCount(0);
  await expect(page.getByRole('complementary', { name: 'What to train' })).not.toContainText(SAID);
  await expect(page.getByTestId('recorded-notice')).toHaveText(`When this was recorded: ${SAID}`);
});

test('a training much shorter than the recording behind it has the axis to itself, and the recording runs out at its edge', async ({ page }) => {
  await serveArms(page, [{ title: 'Supervised', run: sftTraining }]);
  const lab = await TrainingLab.open(page);
  const chart = page.getByTestId('length-chart');
  const last = (): Promise<number> => chart.locator('[data-axis] text').allTextContents().then((texts) => Math.max(...texts.map(Number).filter(Number.isFinite)));
  await expect.poll(last).toBe(60);
  await lab.openFile(trainingText(simulateTraining({ until: 4, every: 2, end: { type: 'end', reason: 'stopped' } })));
  await expect.poll(last).toBe(4);
  await expect(chart.getByText('Supervised →')).toBeVisible();
  await page.getByText('Cost', { exact: true }).click();
  await expect(chart.getByText('Supervised →')).toBeVisible();
  await lab.button('Supervised').click();
  await page.getByRole('group', { name: 'Draw it over' }).getByText('Steps', { exact: true }).click();
  await expect.poll(last).toBe(60);
});

test('a link names the recording that it shows, a reload keeps it, and one that is not here is said', async ({ page }) => {
  await serveArms(page, [{ title: 'Supervised', run: sftTraining }, { title: 'Draft-OPD', run: opdTraining }]);
  const lab = await TrainingLab.open(page, '?train-at=40');
  await expect(lab.button('Supervised')).toHaveAttribute('aria-pressed', 'true');
  await lab.button('Draft-OPD').click();
  await lab.step.fill('40');
  await expect(page).toHaveURL(/\?train-recording=arm-1&train-at=40#/);
  await page.reload();
  await expect(lab.button('Draft-OPD')).toHaveAttribute('aria-pressed', 'true');
  await expect(lab.figure('step')).toHaveText('Step 40 of 60');
  await expect(page).toHaveURL(/train-recording=arm-1&train-at=40#/);
  await page.goto('about:blank');
  await TrainingLab.open(page, '?train-recording=lost&train-at=40');
  await expect(page.getByTestId('training-notice')).toHaveText('The link’s recorded training (lost) is not here: the first one is shown.');
  await expect(lab.button('Supervised')).toHaveAttribute('aria-pressed', 'true');
  await expect(page).not.toHaveURL(/train-recording/);
});

test('a link holds what differs, and what it cannot hold is said', async ({ page }) => {
  const lab = await TrainingLab.open(page, '?gamma=6&train-method=opd&train-steps=99999');
  await expect(page.getByRole('radio', { name: 'Draft-OPD' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Steps' })).toHaveValue('20000');
  await expect(page.getByTestId('training-notice')).toContainText('The link’s steps (99999) became 20000.');
  await page.getByRole('textbox', { name: 'Steps' }).fill('80');
  await expect(page).toHaveURL(/\?gamma=6&train-method=opd&train-steps=80#/);
  await page.getByText('Advanced', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Rejected slots', exact: true }).selectOption('Total variation');
  await expect(page).toHaveURL(/train-opd-rejected=tv/);
  await page.getByRole('textbox', { name: 'Steps' }).fill('lots');
  await page.getByRole('textbox', { name: 'Steps' }).blur();
  await expect(page.getByText('Steps stays 80.')).toBeVisible();
  await page.getByText('EAGLE-3').click();
  await expect(page.getByText('EAGLE-3 is taught by its own training-time test.')).toBeVisible();
  await expect(lab.start).toBeEnabled();
  await expectAccessible(page);
});

test('a drafter drafts the other way round: the page says what that isolates, and offers what there is', async ({ page }) => {
  const lab = await TrainingLab.open(page, '?train-method=opd');
  const radio = (name: string) => page.getByRole('radio', { name, exact: true });
  await expect(radio('A block at once')).toBeChecked();
  await expect(page.getByText('As published. The other way changes nothing else')).toBeVisible();
  await page.getByText('Token by token', { exact: true }).click();
  await expect(page).toHaveURL(/\?train-proposal=autoregressive#/);
  await expect(page.getByText('An ablation: all else is DFlash’s, so a difference from it is due to this alone.')).toBeVisible();
  await expect(radio('Draft-OPD')).toHaveCount(0);
  await expect(radio('Supervised')).toBeChecked();
  await expect(page.getByText('Random weights: no ablation is shipped.')).toBeVisible();
  await expect(lab.start).toBeEnabled();
  await expectAccessible(page);
  // the other layout begins as it was published
  await page.getByText('EAGLE-3', { exact: true }).click();
  await expect(radio('Token by token')).toBeChecked();
  await expect(page.getByText('Input fusion:')).toBeVisible();
  await radio('Token by token').press('ArrowLeft');
  await expect(page).toHaveURL(/\?train-drafter=eagle3&train-proposal=block#/);
});

for (const [how, body] of [
  ['cut off', sft.slice(0, sft.length / 2)],
  ['of another kind', '{"format":"slipstream-trace","version":1}'],
  ['of a later version', sft.replace('"version":1', '"version":99')],
  ['not text at all', '\u0000\u0001'],
] as const) {
  test(`a file that is ${how}: one sentence, and what was shown stays`, async ({ page }) => {
    const lab = await TrainingLab.open(page);
    await lab.openFile(opd);
    const before = await lab.figure('length').innerText();
    await lab.openFile(body);
    await expect(lab.failure.getByRole('heading')).toHaveText('This training could not be read');
    await expect(lab.failure.getByRole('paragraph')).toHaveText(/^This .+\. What is shown here stays\.$/);
    await expect(lab.figure('length')).toHaveText(before);
    await lab.button('Dismiss').click();
    await expect(lab.failure).toHaveCount(0);
  });
}

test('a training that cannot run says why, and the page stays usable', async ({ page }) => {
  test.setTimeout(3 * LOADING_MS);
  await page.context().route('**/training/texts.json', (route) => route.fulfill({ status: 404 }));
  const lab = await TrainingLab.open(page);
  await lab.start.click();
  await expect(lab.failure).toContainText('training/texts.json is not where it should be', { timeout: 2 * LOADING_MS });
  await expect(lab.root).toHaveAttribute('data-state', 'empty');
  await expectAccessible(page);
  await lab.button('Dismiss').click();
  await lab.openFile(sft);
  await expect(lab.headline).toBeVisible();
  await expect(lab.start).toBeEnabled();
});

/** As small as a training can be: what is looked at is the way, not the drafter. */
const SMALL = '?train-steps=3&train-texts=1&train-anchors=2';

test('a drafter is trained live, stopped after a step, and gone on with after a reload, as if nobody had stopped it', async ({ page }) => {
  test.setTimeout(12 * LOADING_MS);
  const lastStep = ({ events }: TrainingLog): StepEvent => events.findLast((event): event is StepEvent => event.type === 'step')!;
  await serveFewHeldOut(page);
  const lab = await TrainingLab.open(page, SMALL);
  await lab.start.click();
  await expect(lab.figure('step')).toHaveText('Step 3 of 3', { timeout: 5 * LOADING_MS });
  await expect(lab.root).toHaveAttribute('data-state', 'idle', { timeout: LOADING_MS });
  await expect(lab.headline).toBeVisible();
  await expectAccessible(page);
  const whole = await lab.save();
  expect(whole.header.engine).toBe('wgsl');

  await lab.start.click();
  await lab.button('Pause').click({ timeout: 2 * LOADING_MS });
  await lab.button('One step').click();
  await expect(lab.figure('step')).toHaveText('Step 1 of 1', { timeout: 3 * LOADING_MS });
  await lab.button('Stop').click();
  await expect(lab.button('Go on from step 1')).toBeVisible({ timeout: 3 * LOADING_MS });
  await page.reload();
  await lab.button('Go on from step 1').click();
  await expect(lab.figure('step')).toHaveText('Step 3 of 3', { timeout: 5 * LOADING_MS });
  await expect(lab.root).toHaveAttribute('data-state', 'idle', { timeout: LOADING_MS });
  const { loss, gradientNorm, step } = lastStep(await lab.save());
  expect({ step, loss, gradientNorm }).toEqual({ step: 3, loss: lastStep(whole).loss, gradientNorm: lastStep(whole).gradientNorm });
});

test('where the browser keeps no files, as in a private window, a drafter is trained all the same, and the page says that it is gone with the tab', async ({ page }) => {
  test.setTimeout(8 * LOADING_MS);
  await serveFewHeldOut(page);
  // an init script does not reach a worker; its own text does
  await page.context().route('**/assets/engine.worker-*.js', async (route) => {
    const response = await route.fetch();
    const refusing = "navigator.storage.getDirectory = () => Promise.reject(new DOMException('Security error when calling GetDirectory', 'SecurityError'));";
    await route.fulfill({ response, body: `${refusing}\n${await response.text()}` });
  });
  const lab = await TrainingLab.open(page, SMALL.replace('steps=3', 'steps=1'));
  await lab.start.click();
  await expect(lab.figure('step')).toHaveText('Step 1 of 1', { timeout: 5 * LOADING_MS });
  await expect(lab.root).toHaveAttribute('data-state', 'idle', { timeout: LOADING_MS });
  await expect(lab.root).toContainText('This browser keeps no files for this page (Security error when calling GetDirectory), as in a private window or without room: the training goes on, but is gone with the tab.');
  await expect(lab.failure).toHaveCount(0);
});

test.describe('a phone, 360 pixels wide', () => {
  test.use({ viewport: { width: 360, height: 740 } });
  test('the same prompt fades where it goes on, and arrows scroll it', async ({ page }) => {
    const lab = await TrainingLab.open(page);
    await lab.openFile(opd);
    const strips = page.getByRole('group', { name: 'The same prompt, as it learnt', exact: true });
    expect(await strips.evaluate(({ parentElement }) => getComputedStyle(parentElement!, '::after').backgroundImage)).toContain('gradient');
    await strips.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => strips.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
    await expect(lab.figure('step')).toHaveText('Step 60 of 60');
    // at the end nothing is left under the fade
    await strips.evaluate((group) => group.scrollTo({ left: group.scrollWidth, behavior: 'instant' }));
    expect(await strips.evaluate((group) => Math.max(...[...group.querySelectorAll('li > :last-child')].map((end) => end.getBoundingClientRect().right)) - group.getBoundingClientRect().right)).toBeLessThanOrEqual(-36);
  });
  test('shows all of it without scrolling sideways', async ({ page }) => {
    const lab = await TrainingLab.open(page);
    await expect(lab.start).toBeInViewport();
    await lab.openFile(opd);
    for (const study of ['The same prompt, as it learnt', 'What taught it']) {
      await page.getByText(study, { exact: true }).first().click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    }
    await expectAccessible(page);
  });
});

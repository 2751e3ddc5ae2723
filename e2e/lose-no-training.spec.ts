/** What ends a training in mid-step, a closed tab or a lost GPU, costs the steps since its last checkpoint and nothing else: it goes on from there, to the same numbers. */
import { expect, test, type Page } from '@playwright/test';
import { lastKept } from '#core/training/training-ending.ts';
import type { StepEvent, TrainingEvent, TrainingLog } from '#core/training/training-events.ts';
import { seriousProblems } from './support/axe.ts';
import { serveArms, serveFewHeldOut, TrainingLab } from './support/training-lab.ts';

const LOADING_MS = 60_000;
/** Kept at every tenth step: between two checkpoints there is time to be struck. */
const EVERY = 10;
const LONG = `?train-steps=${12 * EVERY}&train-texts=4&train-anchors=16`;

test.describe.configure({ timeout: 12 * LOADING_MS });

const stepsOf = (events: readonly TrainingEvent[]): readonly StepEvent[] => events.filter((event): event is StepEvent => event.type === 'step');
/** What is the same on one device, however often a step is taken. */
const taken = ({ step, loss, gradientNorm }: StepEvent) => ({ step, loss, gradientNorm });

/** Trains past its first checkpoint, and says what was seen by then. */
async function underWay(page: Page): Promise<{ readonly lab: TrainingLab; readonly seen: TrainingLog }> {
  await serveArms(page, []);
  await serveFewHeldOut(page);
  const lab = await TrainingLab.open(page, LONG);
  await lab.start.click();
  // at once, before the next checkpoint
  await page.waitForFunction((kept) => Number(/^Step (\d+) of /.exec(document.querySelector('[data-figure="step"]')?.textContent ?? '')?.[1]) > kept, EVERY, { timeout: 8 * LOADING_MS });
  return { lab, seen: await lab.save() };
}

/** Goes on from what is kept, over the steps that were lost. */
async function goesOn(lab: TrainingLab, seen: TrainingLog): Promise<void> {
  const kept = lastKept(seen.events);
  const lost = stepsOf(seen.events).filter(({ step }) => step > kept!);
  expect(lost.length).toBeGreaterThan(0);
  await lab.button(`Go on from step ${kept}`).click();
  await expect(lab.root).toHaveAttribute('data-state', 'training', { timeout: 2 * LOADING_MS });
  await expect(lab.page.getByTestId('training-notice')).toContainText(`Goes on from step ${kept}, which this browser kept.`, { timeout: 4 * LOADING_MS });
  const last = lost.at(-1)!.step;
  await expect(async () => expect(Number(/^Step (\d+)/.exec(await lab.figure('step').innerText())![1])).toBeGreaterThanOrEqual(last)).toPass({ timeout: 4 * LOADING_MS });
  const again = stepsOf((await lab.save()).events).filter(({ step }) => step > kept! && step <= last);
  expect(again.map(taken)).toEqual(lost.map(taken));
}

test('a tab is closed in mid-training: another one offers the checkpoint, and goes on from it', async ({ page, context }) => {
  const { seen } = await underWay(page);
  await page.close();
  const another = await context.newPage();
  await serveArms(another, []);
  await goesOn(await TrainingLab.open(another, LONG), seen);
});

test('the GPU is lost in mid-training: said, the curves and the checkpoint kept, and the training goes on from it', async ({ page, browser }) => {
  const { lab, seen } = await underWay(page);
  const cdp = await browser.newBrowserCDPSession();
  await cdp.send('Browser.crashGpuProcess');
  const ended = page.getByTestId('ended-badly');
  await expect(ended.getByRole('heading')).toHaveText('The training stopped', { timeout: LOADING_MS });
  await expect(ended.getByRole('paragraph')).toHaveText(new RegExp(`GPU.+\\. The curves up to here are kept, and so is the checkpoint of step ${lastKept(seen.events)}\\.$`));
  await expect(lab.root).toHaveAttribute('data-state', 'idle');
  await expect(lab.headline).toBeVisible();
  const { events } = await lab.save();
  expect(events.slice(0, seen.events.length)).toEqual(seen.events);
  expect(await seriousProblems(page)).toEqual([]);
  await goesOn(lab, seen);
  await expect(ended).toHaveCount(0);
});

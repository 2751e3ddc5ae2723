/**
 * Trains a reward model in the page as a visitor would, and says what came of it: for the suite `reasoning`. `page` is of a browser with a GPU; `site` is where the
 * built page is served, with its slash.
 */
import type { Page } from '@playwright/test';
import { VALIDATION_PAIRS } from '#core/training/reward-training.ts';
import type { TabTraining } from '#features/benchmark/reasoning-rows.ts';
import { RewardScreen } from '../../support/reward-screen.ts';

/** As the page chooses it. */
const SEED = 1;
/** Sixty steps on a software adapter with two busy cores. */
const LONGEST_MS = 40 * 60_000;

export async function trainInPage(page: Page, site: string, steps = 60): Promise<TabTraining> {
  const screen = await RewardScreen.open(page, site);
  await screen.choose(steps);
  const began = performance.now();
  await screen.start.click();
  await screen.page.locator('[data-testid=reward]:is([data-state=done], :has([data-testid=reward-failure]))').waitFor({ timeout: LONGEST_MS });
  const seconds = (performance.now() - began) / 1000;
  if (await screen.failure.isVisible()) throw new Error(`The training in the page failed: ${await screen.failure.innerText()}`);
  const [accuracy, flatAccuracy, secondsPerStep] = await Promise.all((['accuracy', 'flat', 'pace'] as const).map((name) => screen.value(name)));
  return { steps, seed: SEED, secondsPerStep: secondsPerStep!, seconds, accuracy: accuracy!, validation: VALIDATION_PAIRS, flatAccuracy: flatAccuracy!, scale: await page.getByTestId('reward-facts').innerText() };
}

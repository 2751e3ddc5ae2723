/** The training lab as a visitor meets it: by names and roles, and by the state that it declares. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { encodeTraining } from '#core/training/training-codec.ts';
import type { TrainingLog } from '#core/training/training-events.ts';
import type { TrainingRun } from '#core/training/training-run.ts';

const DAY = '2026-01-02';

export const trainingText = (run: TrainingRun): string => encodeTraining(run, DAY);

export class TrainingLab {
  readonly root: Locator;
  readonly headline: Locator;
  readonly facts: Locator;
  readonly failure: Locator;
  readonly step: Locator;
  readonly start: Locator;
  readonly samples: Locator;
  readonly replay: Locator;

  constructor(readonly page: Page) {
    this.root = page.getByTestId('training');
    this.headline = page.getByTestId('headline');
    this.facts = page.getByTestId('facts');
    this.failure = page.getByTestId('failure');
    this.step = page.getByRole('slider', { name: 'Step that every view shows' });
    this.start = page.getByRole('button', { name: 'Start training' });
    this.samples = page.getByTestId('sample-view').getByRole('listitem');
    this.replay = page.getByTestId('replay-view');
  }

  static async open(page: Page, query = ''): Promise<TrainingLab> {
    await page.goto(`./${query}#/training`);
    const lab = new TrainingLab(page);
    await lab.root.waitFor();
    return lab;
  }

  /** A figure as it stands on the page. */
  figure(name: string): Locator {
    return this.root.locator(`[data-figure="${name}"]`);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** By the menu, as a visitor would. */
  async openFile(text: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Training/ }).click();
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('Open a training …').click();
    await (await chooser).setFiles({ name: 'training.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  /** Its log, by the menu: also of a training that is under way. */
  async save(): Promise<TrainingLog> {
    await this.page.getByRole('button', { name: /^Training/ }).click();
    const download = this.page.waitForEvent('download');
    await this.button('Save training (JSON)').click();
    return JSON.parse(await readFile(await (await download).path(), 'utf8')) as TrainingLog;
  }
}

export interface ServedArm {
  readonly title: string;
  readonly run: TrainingRun;
  /** Of the list, the one that it goes on from. */
  readonly after?: number;
}

/** Serves trainings that a test knows as those that ship with the page, and no experiment. Call before the page is opened. */
export async function serveArms(page: Page, arms: readonly ServedArm[]): Promise<void> {
  const list = { arms: arms.map(({ title, after }, i) => ({ file: `arm-${i}.json`, title, ...(after !== undefined && { after: `arm-${after}.json` }) })) };
  await page.route('**/training/*.json', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    if (name === 'texts.json') return route.fallback();
    const arm = arms[Number(/^arm-(\d+)/.exec(name)?.[1] ?? NaN)];
    const body = name === 'arms.json' ? JSON.stringify(list) : arm && trainingText(arm.run);
    return body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body, contentType: 'application/json' });
  });
}

/** Of the texts that a tab measures on, a few: measuring on all of them, nine times over, takes longer than all else. */
export async function serveFewHeldOut(page: Page): Promise<void> {
  const texts = JSON.parse(await readFile('public/training/texts.json', 'utf8')) as { readonly heldOut: readonly unknown[] };
  await page.context().route('**/training/texts.json', (route) => route.fulfill({ json: { ...texts, heldOut: texts.heldOut.slice(0, 4) } }));
}

/** The speculation page as a visitor meets it: by names and roles, and by the states it declares on its root. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { RunConfig } from '#core/trace/events.ts';
import { readLink } from '#features/speculation/session/link.ts';

export type Choice = Pick<RunConfig, 'drafter' | 'treeBudget' | 'gamma' | 'temperature' | 'rule'>;

export class Lab {
  readonly output: Locator;
  /** Of the output, whatever became of them. */
  readonly tokens: Locator;
  readonly why: Locator;
  readonly figures: Locator;
  readonly failure: Locator;
  readonly linkNotice: Locator;
  /** Stands in place of a run that was not recorded. */
  readonly invitation: Locator;
  readonly runNotice: Locator;
  readonly gpuNotice: Locator;
  readonly announcer: Locator;
  readonly rounds: Locator;
  readonly position: Locator;
  readonly prompt: Locator;
  readonly run: Locator;

  constructor(readonly page: Page) {
    this.output = page.getByTestId('output-text');
    this.tokens = this.output.locator('[data-state]');
    this.why = page.getByTestId('why');
    this.figures = page.getByTestId('figures');
    this.failure = page.getByTestId('failure');
    this.linkNotice = page.getByTestId('link-notice');
    this.invitation = page.getByTestId('invitation');
    this.runNotice = page.getByTestId('run-notice');
    this.gpuNotice = page.getByTestId('gpu-notice');
    this.announcer = page.getByTestId('announcer');
    this.rounds = page.getByRole('grid', { name: 'Rounds' });
    this.position = page.getByRole('slider', { name: 'Position in the run' });
    this.prompt = page.getByRole('textbox', { name: 'Prompt' });
    this.run = page.getByRole('button', { name: 'Run live' });
  }

  static async open(page: Page, query = ''): Promise<Lab> {
    await page.goto(`./${query}`);
    return new Lab(page);
  }

  /** empty, replaying, live, paused or done. */
  async expectState(state: string | RegExp, timeout?: number): Promise<void> {
    await expect(this.page.locator('html')).toHaveAttribute('data-run', state, timeout === undefined ? {} : { timeout });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async openSettings(): Promise<void> {
    await this.page.getByRole('button', { name: /^Settings/ }).click();
  }

  /** How to run, field by field: those first that others hang on. The link keeps up. */
  async choose(choice: Choice): Promise<void> {
    await this.openSettings();
    const form = this.page.getByRole('form', { name: 'Prompt and settings' });
    await form.getByRole('combobox', { name: /^Drafter/ }).selectOption(choice.drafter);
    for (const [name, value] of [[/^Tree of drafts/, choice.treeBudget], [/γ/, choice.gamma], [/^Temperature/, choice.temperature]] as const) {
      const slider = form.getByRole('slider', { name });
      if (await slider.isEnabled()) await slider.fill(`${value}`);
    }
    const rule = form.getByRole('combobox', { name: /^Accept rule/ });
    if (await rule.isEnabled()) await rule.selectOption(choice.rule);
    await expect.poll(() => readLink(new URL(this.page.url()).search).config).toMatchObject(choice);
  }

  /** No run is shown, least of all another than the link's: the page says how to make it. */
  async expectNoForeignRun(): Promise<void> {
    await expect(this.invitation).toContainText('not recorded');
    await expect(this.output.locator('[data-state]')).toHaveCount(0);
    await expect(this.figures).toHaveCount(0);
    await this.expectState('empty');
  }

  /** The last state of a replay, at once. */
  async jumpToEnd(): Promise<void> {
    await this.button('End').click();
    await this.expectState('done');
  }

  /** A live run from the button to its last figure. */
  async runLive(timeout: number): Promise<void> {
    await this.run.click();
    await expect(this.page.locator('html')).toHaveAttribute('data-source', 'live', { timeout });
    await expect(this.run).toBeVisible({ timeout });
    await this.expectState(/done|paused|live/);
  }
}

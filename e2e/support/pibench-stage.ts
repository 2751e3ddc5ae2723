/** π-Bench's page as a visitor meets it: by names and roles, and by the states that its parts declare. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Stage {
  readonly stream: Locator;
  readonly board: Locator;
  readonly people: Locator;
  readonly timeline: Locator;
  readonly position: Locator;
  /** In which turn of which session it stands. */
  readonly where: Locator;
  readonly facts: Locator;
  readonly note: Locator;
  readonly announcer: Locator;
  readonly title: Locator;
  readonly bar: Locator;

  constructor(readonly page: Page) {
    this.stream = page.getByTestId('stream');
    this.board = page.getByTestId('board');
    this.people = page.getByTestId('personas');
    this.timeline = page.getByTestId('timeline');
    this.position = page.getByTestId('position');
    this.where = page.getByRole('region', { name: 'Playback' }).locator('p');
    this.facts = page.getByRole('list', { name: 'This run' });
    this.note = page.getByTestId('not-comparable');
    this.announcer = page.getByTestId('announcer');
    this.title = this.stream.getByRole('heading', { level: 3 });
    this.bar = page.getByTestId('run-bar');
  }

  static async open(page: Page, query = ''): Promise<Stage> {
    await page.goto(`./${query}#/pibench`);
    const stage = new Stage(page);
    await expect(page.getByTestId('pibench')).toHaveAttribute('data-state', 'ready');
    return stage;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Of the session that is shown. */
  tiles(state: string): Locator {
    return this.board.locator(`li[data-to=${state}]`);
  }

  /** Messages of the user, by why they were said. */
  replies(reason: 'opening' | 'asked' | 'told'): Locator {
    return this.stream.locator(`li[data-reason=${reason}]`);
  }

  /** A run that is still being made has no end yet. */
  async toEnd(): Promise<void> {
    await expect(async () => {
      await this.button('To the end').click();
      await expect(this.button('Play again')).toBeVisible({ timeout: 300 });
    }).toPass({ timeout: 60_000 });
  }

  /** Once there are so many of them. */
  async toSession(n: number): Promise<void> {
    await this.timeline.getByRole('button', { name: new RegExp(`^Go to session ${n}: `) }).click();
    await expect(this.where).toContainText(`Session ${n} of`);
  }

  async choose(what: 'Assistant' | 'Remembers' | 'Plays' | 'Judged by', label: string | RegExp): Promise<void> {
    if (!(await this.bar.evaluate((bar: HTMLDetailsElement) => bar.open))) await this.bar.locator('summary').click();
    const list = this.bar.getByLabel(what);
    const option = (await list.locator('option').allTextContents()).find((text) => (typeof label === 'string' ? text === label : label.test(text)));
    await list.selectOption({ label: option ?? String(label) });
  }
}

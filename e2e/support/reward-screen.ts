/** The screen on which a model learns to judge, as a visitor meets it: by names and roles, and by the state that it declares. */
import type { Locator, Page } from '@playwright/test';

export class RewardScreen {
  readonly root: Locator;
  readonly start: Locator;
  readonly stop: Locator;
  readonly status: Locator;
  readonly failure: Locator;

  constructor(readonly page: Page) {
    this.root = page.getByTestId('reward');
    this.start = page.getByRole('button', { name: /^(Start training|Train anew)$/ });
    this.stop = page.getByRole('button', { name: 'Stop', exact: true });
    this.status = page.getByTestId('reward-status');
    this.failure = page.getByTestId('reward-failure');
  }

  /** `address`: of the page. */
  static async open(page: Page, address = './'): Promise<RewardScreen> {
    await page.goto(`${address}?think-view=train#/reasoning`);
    const screen = new RewardScreen(page);
    await screen.root.waitFor();
    return screen;
  }

  async choose(steps: number): Promise<void> {
    await this.page.getByLabel('Steps').selectOption(String(steps));
  }

  /** A figure as it was reckoned. */
  async value(name: string): Promise<number> {
    return Number(await this.root.locator(`[data-figure="${name}"]`).getAttribute('data-value'));
  }
}

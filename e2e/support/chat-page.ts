/** The chat, as a visitor goes about it: files chosen, a model ready, something asked and answered. */
import { expect, type Page } from '@playwright/test';

export const chooser = (page: Page) => page.getByTestId('chooser');
export const conversation = (page: Page) => page.getByTestId('chat');

export async function chooseFiles(page: Page, files: string[]): Promise<void> {
  const waiting = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await waiting).setFiles(files);
}

export async function lookAt(page: Page, address: string): Promise<void> {
  await page.getByLabel('Hub id or URL').fill(address);
  await page.getByRole('button', { name: 'Look at it' }).click();
}

export async function ask(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /Your message|Beginning of a text/ }).fill(text);
  await page.keyboard.press('Enter');
}

export const answers = (page: Page) => page.getByTestId('answer');
export const ready = (page: Page) => expect(conversation(page)).toHaveAttribute('data-state', 'ready', { timeout: 120_000 });

export async function expectAnswer(page: Page, at: number): Promise<void> {
  await expect(answers(page)).toHaveCount(at + 1);
  await expect(answers(page).nth(at)).toHaveAttribute('data-state', /^(eos|length)$/, { timeout: 120_000 });
  await expect(answers(page).nth(at).getByTestId('answer-figures')).toBeVisible();
}

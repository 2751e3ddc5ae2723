/** “Beat the passive bot”: the visitor as the assistant, and as the user who says what an answer did. */
import { expect, test, type Page } from '@playwright/test';
import { Stage } from './support/pibench-stage.ts';

const answerForm = (page: Page) => page.getByRole('form', { name: 'Your turn as the assistant' });
const judgeForm = (page: Page) => page.getByRole('form', { name: 'Your turn as the user' });

async function answer(page: Page, text: string): Promise<void> {
  await page.getByLabel('You are the assistant. What do you answer?').fill(text);
  await page.getByRole('button', { name: 'Answer' }).click();
}

async function asAssistant(page: Page): Promise<Stage> {
  const stage = await Stage.open(page);
  await page.getByLabel('Speed').selectOption('8×');
  await stage.choose('Assistant', 'You');
  await stage.choose('Plays', 'Martha, Ambrose and Perpetua');
  await stage.button('Run').click();
  await expect(answerForm(page)).toBeVisible();
  return stage;
}

test('you are the assistant: who asks precisely is told because they asked, who waits has to be told', async ({ page }) => {
  const stage = await asAssistant(page);
  await expect(stage.facts).toContainText('A person');
  await expect(page.getByRole('button', { name: 'Answer' })).toBeDisabled();
  await answerForm(page).getByText('One file in the workspace').click();
  await expect(answerForm(page).getByRole('heading', { name: 'convent.md' })).toBeVisible();
  await answer(page, 'Gladly. For how many days should the estimate be valid?');
  await expect(stage.replies('asked')).toContainText('because you asked');
  await expect(stage.replies('asked')).toContainText('16 March');
  await expect(stage.tiles('asked')).toHaveCount(1);
  await expect(stage.tiles('asked')).toContainText('turn 1');
  await answer(page, 'Is there anything else that you would like?');
  await expect(stage.replies('told')).toContainText('had to tell you');
  await expect(stage.tiles('missed')).toHaveCount(1);
});

test('you know who asks, as a model does, and what you began to write waits for you', async ({ page }) => {
  await asAssistant(page);
  await page.getByTestId('profile').locator('summary').click();
  await expect(page.getByTestId('profile')).toContainText('Likes');
  const field = page.getByLabel('You are the assistant. What do you answer?');
  await field.fill('Half an ans');
  await page.getByRole('link', { name: 'Training' }).click();
  await page.getByRole('link', { name: 'π-Bench' }).click();
  await expect(field).toHaveValue('Half an ans');
});

test('what you played is there after a reload, as far as it went', async ({ page }) => {
  const stage = await asAssistant(page);
  await answer(page, 'Gladly. For how many days should the estimate be valid?');
  await expect(stage.replies('asked')).toBeVisible();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(stage.stream).toContainText('For how many days should the estimate be valid?');
  await expect(stage.stream.locator('[data-reason=stopped]')).toBeVisible();
  await expect(stage.facts).toContainText('A person');
});

test('what you do of yourself counts as anticipated, and its words light up', async ({ page }) => {
  const stage = await asAssistant(page);
  await answer(page, '# Estimate\n\nThese prices hold until 16 March.\n\n- Martha: 48 euros\n- Ambrose: 86 euros\n- Perpetua: 41 euros');
  await expect(stage.tiles('anticipated')).toHaveCount(2);
  await stage.tiles('anticipated').first().hover();
  await expect(stage.stream.locator('mark[data-lit]').first()).toBeVisible();
});

test('you can answer by keyboard alone, and go on without looking for the field', async ({ page }) => {
  await asAssistant(page);
  const field = page.getByLabel('You are the assistant. What do you answer?');
  await field.focus();
  await page.keyboard.type('One moment.');
  await page.keyboard.press('Control+Enter');
  await expect(field).toHaveValue('');
  await expect(field).toBeFocused();
});

test('stopping gives the page back', async ({ page }) => {
  const stage = await asAssistant(page);
  await stage.button('Stop').click();
  await expect(answerForm(page)).toHaveCount(0);
  await expect(stage.stream.locator('[data-reason=stopped]')).toBeVisible();
  await expect(stage.button('Run')).toBeEnabled();
});

test('you are the user: what you tick is what becomes of each wish', async ({ page }) => {
  const stage = await Stage.open(page);
  await page.getByLabel('Speed').selectOption('8×');
  await stage.choose('Assistant', /^Passive/);
  await stage.choose('Judged by', 'you, as the user');
  await stage.choose('Plays', 'Martha, Ambrose and Perpetua');
  await stage.button('Run').click();
  await expect(judgeForm(page)).toBeVisible();
  const wishes = judgeForm(page).getByRole('group');
  await expect(wishes.first().getByLabel('nothing')).toBeChecked();
  const all = await wishes.count();
  await wishes.nth(0).getByLabel('did it').check();
  await wishes.nth(1).getByLabel('asked about exactly this').check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(stage.tiles('anticipated')).toHaveCount(1);
  await expect(stage.tiles('asked')).toHaveCount(1);
  await expect(stage.replies('asked')).toContainText('because you asked');
  await expect(wishes).toHaveCount(all - 2);
  await expect(wishes.first().getByLabel('nothing')).toBeChecked();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(stage.replies('told')).toHaveCount(1);
});

test('a link that makes you the assistant waits until you start', async ({ page }) => {
  const stage = await Stage.open(page, '?pi-agent=person');
  await expect(page.getByText('Nobody has been asked yet.')).toBeVisible();
  await expect(answerForm(page)).toHaveCount(0);
  await stage.bar.locator('summary').click();
  await expect(stage.bar.getByLabel('Assistant')).toHaveValue('person');
});

/** A link says which run and which token; a mistyped one still opens, and says what was made of it. */
import { expect, test } from '@playwright/test';
import { seriousProblems } from './support/axe.ts';
import { Lab } from './support/lab.ts';
import { greedyRun, ratioRun, serveTraces } from './support/traces.ts';

test.beforeEach(async ({ page }) => serveTraces(page, [ratioRun, greedyRun]));

test('a link to a token opens that run at that token', async ({ page, context }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await lab.output.locator('[data-state=corrected]').first().click();
  await expect(page).toHaveURL(/at=/);
  const said = await lab.why.innerText();

  const other = await context.newPage();
  await serveTraces(other, [ratioRun, greedyRun]);
  await other.goto(page.url());
  await expect.poll(() => new Lab(other).why.innerText()).toBe(said);
});

test('a link holds what differs from the defaults, and opens the run that matches it', async ({ page }) => {
  const lab = await Lab.open(page, '?gamma=3&rule=R4&temperature=0&seed=11');
  await lab.jumpToEnd();
  await lab.output.locator('[data-state=rejected]').first().click();
  await expect(lab.why).toContainText('No coin is tossed');
  await expect(lab.linkNotice).toHaveCount(0);
});

test('what is shown while the run is paused is in the address, however one came there', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await lab.button('Beginning').click();
  await page.locator('body').press('Shift+ArrowRight');
  const where = async (): Promise<string> => /round (\d+) · slot (\d+)/.exec(await lab.why.innerText())!.slice(1, 3).join('.');
  await expect(page).toHaveURL(new RegExp(`at=${await where()}$`));
  const rejection = page.url();
  await page.locator('body').press('ArrowRight');
  await expect(page).not.toHaveURL(rejection);
  await expect(page).toHaveURL(new RegExp(`at=${await where()}$`));
  await page.goto(rejection);
  await expect(lab.why).toContainText('What the target wanted more');
  await lab.button('Play').click();
  await expect(page).not.toHaveURL(/at=/);
});

test('changed settings are in the address', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.openSettings();
  await page.getByRole('slider', { name: /Draft tokens/ }).fill('6');
  await page.getByRole('spinbutton', { name: /Seed/ }).fill('12');
  await expect(page).toHaveURL(/gamma=6/);
  await expect(page).toHaveURL(/seed=12/);
});

test('what else stands in the address stays there', async ({ page }) => {
  const lab = await Lab.open(page, '?class=monday&gamma=6');
  await lab.openSettings();
  await page.getByRole('slider', { name: /Draft tokens/ }).fill('5');
  await expect(page).toHaveURL(/\?class=monday&gamma=5$/);
});

test('a link to a run that was not recorded shows no other one: it invites to make it', async ({ page }) => {
  const lab = await Lab.open(page, '?prompt=What%20day%20is%20it%3F&seed=123');
  await lab.expectNoForeignRun();
  await expect(lab.invitation).toContainText('Press “Run live” to make it');
  await expect(lab.invitation).toBeInViewport();
  await expect(lab.prompt).toHaveValue('What day is it?');
  await expect(lab.run).toBeEnabled();
  await lab.openSettings();
  await expect(page.getByRole('spinbutton', { name: /Seed/ })).toHaveValue('123');
  expect(await seriousProblems(page)).toEqual([]);
  await page.reload();
  await lab.expectNoForeignRun();
  await expect(lab.prompt).toHaveValue('What day is it?');
});

test('from there a recorded run is one choice away', async ({ page }) => {
  const lab = await Lab.open(page, '?seed=123');
  await lab.expectNoForeignRun();
  await page.getByRole('combobox', { name: 'Examples' }).selectOption({ label: 'Run 1' });
  await lab.jumpToEnd();
  await expect(lab.invitation).toHaveCount(0);
  await expect(lab.prompt).toHaveValue(greedyRun.header.config.prompt);
});

/** What is settled to the default opens on the recording of it; anything else is a run that nobody recorded. */
const NONSENSE: readonly (readonly [query: string, says: RegExp, opens: 'recorded' | 'nothing'])[] = [
  ['?gamma=99', /^Draft tokens a round \(γ\).*99.*15/, 'nothing'],
  ['?gamma=-3', /^Draft tokens a round \(γ\).*-3.*0/, 'nothing'],
  ['?gamma=four', /^Draft tokens a round \(γ\).*four/, 'recorded'],
  ['?temperature=NaN', /^Temperature.*NaN/, 'recorded'],
  ['?temperature=1e999', /^Temperature/, 'nothing'],
  ['?rule=R9', /^Accept rule.*R9/, 'recorded'],
  ['?drafter=%3Cscript%3E', /^Drafter.*<script>/, 'recorded'],
  ['?seed=-1', /^Seed.*-1/, 'nothing'],
  ['?at=banana', /banana/, 'recorded'],
  ['?at=99999.7', /99999\.7/, 'recorded'],
  ['?tokens=1000000', /^Longest text.*1000000.*512/, 'nothing'],
  [`?prompt=${'x'.repeat(5000)}`, /^Prompt shortened to 600 characters\. 4,?400 characters at its end did not fit\.$/, 'nothing'],
];

for (const [query, says, opens] of NONSENSE) {
  test(`nonsense is settled and said: ${query.slice(0, 40)}`, async ({ page }) => {
    const lab = await Lab.open(page, query);
    await expect(lab.linkNotice).toHaveText(says);
    await expect(lab.failure).toHaveCount(0);
    if (opens === 'recorded') await lab.jumpToEnd();
    else await lab.expectNoForeignRun();
  });
}

test('an address that leads nowhere says so and leads back', async ({ page }) => {
  await page.goto('./#/nowhere');
  await expect(page.getByRole('heading', { name: 'There is nothing here.' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to the speculation lab' }).click();
  await expect(new Lab(page).output).toBeVisible();
});

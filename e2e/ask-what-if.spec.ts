/** What would another temperature or rule have made of these drafts? The recorded rounds answer at once, and own up to what they cannot know. */
import { expect, test, type Locator } from '@playwright/test';
import { reJudge } from '#core/speculation/re-judge.ts';
import { decodeTrace, encodeTrace } from '#core/trace/codec.ts';
import { figuresAt } from '#core/trace/figures.ts';
import { roundsAt } from '#core/trace/rounds.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { Lab } from './support/lab.ts';
import { passesAxe } from './support/passes-axe.ts';
import { greedyRun, serveTraces } from './support/traces.ts';

/** What the page gets: the run as a file keeps it. */
const decoded = decodeTrace(encodeTrace(simulateRun({ config: { rule: 'R1', temperature: 1.2, gamma: 4, seed: 1 }, blur: 0.5 })));
if (!decoded.ok) throw new Error('the fixture is no run');
const { log } = decoded;
const rounds = roundsAt(log, log.length);
const point = reJudge(log, rounds, { rule: 'R2', temperature: 1.2 });

const two = (x: number): string => x.toFixed(2);
const temperature = (panel: Locator): Locator => panel.getByRole('slider', { name: 'Temperature' });

test.beforeEach(async ({ page }) => serveTraces(page, [log, greedyRun]));

test('another rule changes verdicts, and says so', async ({ page }) => {
  expect(point.changed).toBeGreaterThan(0);
  const lab = await Lab.open(page, '?view=what-if');
  await lab.jumpToEnd();
  const panel = page.getByTestId('what-if');
  const result = page.getByTestId('what-if-result');
  const own = two(figuresAt(log, log.length).acceptanceLength!);
  await expect(result).toContainText(`${own} acceptance length`);
  await expect(result).toContainText('no verdict changes');
  await expect(lab.button('As it was run')).toBeDisabled();

  await panel.getByText('R2', { exact: true }).click();
  await expect(result).toContainText('what if, estimated');
  await expect(result).toContainText(`${point.changed} verdict${point.changed === 1 ? ' changes' : 's change'}`);
  await expect(result).toContainText(`${own} acceptance length`);
  if (point.now!.least === point.now!.most) await expect(result).toContainText(two(point.now!.least));
  await expect(panel).toContainText('the text itself would go on differently');
  await expect(panel).toContainText('would have proposed other tokens');

  const changed = point.rounds.flatMap(({ round, slots }) => slots.map((slot) => ({ round, ...slot }))).filter((slot) => slot.changed).at(-1)!;
  const cell = panel.getByRole('gridcell', { name: new RegExp(`^Round ${changed.round}, slot ${changed.slot}, .*, changed$`) });
  await cell.click();
  await expect(page).toHaveURL(new RegExp(`view=what-if`));
  await expect(page).toHaveURL(new RegExp(`at=${changed.round}\\.${changed.slot}`));
  await expect(cell).toHaveAttribute('aria-selected', 'true');

  await lab.button('As it was run').click();
  await expect(result).toContainText('no verdict changes');
});

test('far from the run some verdicts are open: given as a range, not as a number', async ({ page }) => {
  // As the file of a model is: only the likeliest tokens of every row.
  const cut = encodeTrace(log, { most: 3, mass: 1, least: 1 });
  await page.route('**/traces/run-0.json', (route) => route.fulfill({ body: cut, contentType: 'application/json' }));
  const lab = await Lab.open(page, '?view=what-if');
  await lab.jumpToEnd();
  const panel = page.getByTestId('what-if');
  await temperature(panel).fill('2');
  await expect(page.getByTestId('what-if-result')).toContainText(/between \d\.\d\d and \d\.\d\d/);
  await expect(panel).toContainText('the log keeps only the likeliest tokens');
});

test('with the keyboard alone', async ({ page }) => {
  const lab = await Lab.open(page, '?view=what-if');
  await lab.jumpToEnd();
  const panel = page.getByTestId('what-if');
  await temperature(panel).focus();
  for (let i = 0; i < 24; i += 1) await page.keyboard.press('ArrowLeft');
  await expect(panel).toContainText('At temperature 0 every rule asks the same');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await expect(lab.button('As it was run')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('grid')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await expect(panel.getByRole('gridcell', { selected: true })).toHaveAccessibleName(/slot 1/);
});

test('a run that is followed gives the answer up to the cursor', async ({ page }) => {
  const lab = await Lab.open(page, '?view=what-if');
  await lab.jumpToEnd();
  await lab.button('Beginning').click();
  await expect(page.getByTestId('what-if')).toContainText('Rounds appear here');
  await lab.button('Next round').click();
  await expect(page.getByTestId('what-if').getByRole('row')).toHaveCount(1);
});

test('a tree is not judged again as if it were a chain: it says so', async ({ page }) => {
  await serveTraces(page, [simulateRun({ config: { rule: 'R2', temperature: 0.8, treeBudget: 12, gamma: 4 }, blur: 0.6 })]);
  const lab = await Lab.open(page, '?rule=R2&tree=12&view=what-if');
  await lab.jumpToEnd();
  await expect(page.getByTestId('what-if')).toContainText('Only chains of drafts are judged again here');
  await expect(page.getByTestId('what-if-result')).toHaveCount(0);
});

passesAxe(async (page) => {
  const lab = await Lab.open(page, '?view=what-if');
  await lab.jumpToEnd();
  await page.getByTestId('what-if').getByText('R2', { exact: true }).click();
});

/** A first visit to π-Bench: it moves at once, without a key; what nobody said turns out as it plays; whoever is sent a link sees the same. */
import { expect, test } from '@playwright/test';
import { Stage } from './support/pibench-stage.ts';

// How soon is a matter of the machine and so no assertion; the time is noted with the result. The goal is 1 s.
test('a task is played unasked: somebody speaks, and nobody was asked for a key', async ({ page }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => { if (new URL(request.url()).hostname !== '127.0.0.1') elsewhere.push(request.url()); });
  await page.goto('./#/pibench');
  const moved = await page.waitForFunction(() => {
    const position = document.querySelector<HTMLInputElement>('input[data-testid=position]');
    return Number(position?.value) > 0 && document.querySelector('[data-testid=stream] [data-reason=opening]') !== null ? performance.now() : false;
  });
  test.info().annotations.push({ type: 'first move', description: `${Math.round(Number(await moved.jsonValue()))} ms` });
  expect(elsewhere).toEqual([]);
  await expect(page.locator('input[type=password]:visible')).toHaveCount(0);
});

test('as it plays, intents leave the dark one by one, and count', async ({ page }) => {
  const stage = await Stage.open(page);
  const hidden = stage.board.getByText('Hidden until it is known.');
  await expect(hidden.first()).toBeAttached();
  const before = await hidden.count();
  await page.getByLabel('Speed').selectOption('16×');
  await expect(stage.board.locator('li[data-to]:not([data-to=pending])').first()).toBeVisible();
  await expect.poll(() => hidden.count()).toBeLessThan(before);
  await expect(stage.stream.getByRole('group', { name: 'What was judged of it' }).first()).toBeVisible();
  await expect(stage.stream.locator('[data-reason=asked], [data-reason=told]').first()).toContainText(/because you asked|had to tell you/);
});

test('it pauses, steps by turns and by sessions, and plays again from its end', async ({ page }) => {
  const stage = await Stage.open(page);
  await stage.button('Pause').click();
  const at = await stage.position.inputValue();
  await page.waitForTimeout(1500);
  await expect(stage.position).toHaveValue(at);
  await stage.button('To the beginning').click();
  await expect(stage.position).toHaveValue('0');
  await expect(stage.where).toHaveText('Before the first session');
  await stage.button('Next turn').click();
  await expect(stage.where).toHaveText(/^Session 1 of 20, turn 0$/);
  await stage.button('Next turn').click();
  await expect(stage.where).toHaveText(/turn 1$/);
  await stage.button('Previous turn').click();
  await expect(stage.where).toHaveText(/turn 0$/);
  const first = await stage.title.innerText();
  await stage.button('Next session').click();
  await expect(stage.where).toHaveText(/^Session 2 of 20/);
  await expect(stage.title).not.toHaveText(first);
  await stage.button('Previous session').click();
  await expect(stage.title).toHaveText(first);
  await stage.toEnd();
  await expect(stage.where).toHaveText(/^Session 20 of 20/);
  await expect(stage.timeline.locator('figcaption')).toContainText('20 of 20 sessions begun');
  await stage.button('Play again').click();
  await expect(stage.where).not.toHaveText(/^Session 20 of 20/);
  await expect(stage.button('Pause')).toBeVisible();
});

test('every session can be gone to, by its column and by the slider, and the table says the same', async ({ page }) => {
  const stage = await Stage.open(page);
  await stage.toEnd();
  for (const n of [13, 4]) {
    await stage.toSession(n);
    await expect(stage.stream).toContainText(`Session ${n} of 20`);
  }
  await stage.position.fill('2');
  await expect(stage.stream).toContainText('Session 1 of 20');
  await stage.timeline.locator('summary').click();
  await expect(stage.timeline.getByRole('row')).toHaveCount(21);
});

test('it says that this is no published score, whatever is shown', async ({ page }) => {
  const stage = await Stage.open(page);
  await expect(stage.note).toBeVisible();
  await expect(stage.note).toContainText('not comparable with published scores');
  await stage.toEnd();
  await expect(stage.note).toContainText('Own set, rule-judged');
});

test('another person is chosen from the rail, is played, and the one before keeps the score', async ({ page }) => {
  const stage = await Stage.open(page);
  const cards = stage.people.getByRole('button');
  await expect(cards).toHaveCount(5);
  await stage.toEnd();
  const title = await stage.title.innerText();
  const score = /Proc [\d.]+ ?%/.exec(await cards.first().innerText())?.[0] ?? 'none';
  await cards.nth(1).click();
  await expect(cards.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(stage.title).not.toHaveText(title);
  await expect(stage.button('Pause')).toBeVisible();
  await expect(stage.replies('opening')).toBeVisible();
  await expect(cards.first()).toContainText(score);
  // at once, and no place of the former
  await expect(page).toHaveURL(/[?&]pi-persona=/);
  expect(page.url()).not.toMatch(/pi-(task|at|turn)=/);
});

test('Back goes one step back: from view to view, and from person to person', async ({ page }) => {
  const stage = await Stage.open(page);
  const views = page.getByRole('group', { name: 'What to look at' });
  const cards = stage.people.getByRole('button');
  await expect(cards).toHaveCount(5);
  await cards.nth(1).click();
  await views.getByText('Lab', { exact: true }).click();
  await expect(page).toHaveURL(/pi-view=lab/);
  await views.getByText('Tasks', { exact: true }).click();
  await expect(page.getByTestId('tasks')).toBeVisible();
  await page.goBack();
  await expect(page.getByTestId('pibench-lab')).toBeVisible();
  await page.goBack();
  await expect(cards.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await page.goBack();
  await expect(cards.first()).toHaveAttribute('aria-pressed', 'true');
  await page.goForward();
  await expect(cards.nth(1)).toHaveAttribute('aria-pressed', 'true');
});

test('nothing is told before it happens: no text under the bars, no colour ahead on the slider, no score of what is not over', async ({ page }) => {
  const stage = await Stage.open(page, '?pi-agent=passive');
  await expect(stage.board.locator('[data-figure=proc] strong')).toHaveText('–');
  await stage.button('Pause').click();
  const wish = stage.board.locator('li[data-to=pending]').first();
  expect((await wish.textContent())!.trim()).toBe('PendingHidden until it is known.');
  await stage.button('To the beginning').click();
  await expect(page.locator('[data-kind=change]').first()).toBeAttached();
  await expect(page.locator('[data-kind=change][data-to]')).toHaveCount(0);
  await expect(stage.people.getByRole('button').first()).toContainText('nothing that counts is over yet');
  await stage.board.getByLabel('Show all').check();
  await expect(wish).not.toContainText('Hidden until');
});

test('a scope that the set does not have is none: all is offered, and all is played', async ({ page }) => {
  const stage = await Stage.open(page, '?pi-scope=baker_task_1');
  await expect(stage.where).toContainText('of 20');
  await expect(page).not.toHaveURL(/pi-scope/);
});

test('a link leads whoever is sent it to the same run, the same place, and the same intent', async ({ page, context }) => {
  const stage = await Stage.open(page, '?pi-does=25&pi-asks=70&pi-seed=5');
  await stage.people.getByRole('button').nth(2).click();
  await stage.toEnd();
  await stage.toSession(6);
  await stage.button('Next turn').click();
  await expect(stage.where).toHaveText('Session 6 of 20, turn 1');
  await stage.board.locator('li[data-to]:not([data-to=pending]) button[aria-pressed]').first().click();
  await expect(page).toHaveURL(/pi-seed=5.*pi-persona=.*pi-task=.*pi-turn=1.*pi-intent=/);
  const said = await stage.stream.innerText();
  const other = await context.newPage();
  await other.goto(page.url());
  const same = new Stage(other);
  await expect(same.where).toHaveText('Session 6 of 20, turn 1');
  expect(await same.stream.innerText()).toBe(said);
  await expect(same.board.locator('button[aria-pressed=true]')).toHaveText(await stage.board.locator('button[aria-pressed=true]').innerText(), { useInnerText: true });
  await expect(same.button('Play')).toBeVisible();
});

test('a link that names what is not there shows the run all the same', async ({ page }) => {
  const stage = await Stage.open(page, '?pi-persona=nobody&pi-task=nothing&pi-turn=7&pi-agent=nobody&pi-seed=-1');
  await expect(stage.facts).toContainText('Noisy oracle (scripted)');
  await stage.toEnd();
  await expect(stage.where).toHaveText(/^Session 20 of 20/);
});

for (const [agent, name, proc] of [['oracle', 'Oracle (scripted)', '100%'], ['ask-all', 'Asks about everything (scripted)', '100%'], ['passive', 'Passive (scripted)', '0%'], ['generic-asker', 'Generic asker (scripted)', '0%']] as const) {
  test(`a link names another assistant: ${agent} comes to ${proc}`, async ({ page }) => {
    const stage = await Stage.open(page, `?pi-agent=${agent}`);
    await expect(stage.facts).toContainText(name);
    await stage.toEnd();
    await expect(stage.people.getByRole('button', { pressed: true })).toContainText(`Proc ${proc}`);
    await expect(page).toHaveURL(new RegExp(`pi-agent=${agent}`));
  });
}

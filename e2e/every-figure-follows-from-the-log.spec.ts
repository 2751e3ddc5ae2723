/**
 * Every figure on the page, recomputed from the log: for the recordings that ship and for simulated runs of every rule, of trees, of prompt
 * lookup and of plain decoding, at several moments, what stands on screen is compared with a recount from the events alone
 * (support/recount*.ts, which knows none of the page's code for figures).
 *
 *   figures line   speed-up, τ, draft acceptance rate, tokens and rows of a slower run       position   moments and rounds
 *   rounds         committed tokens; in every cell's name p, q, threshold, coin, what a slot waited for
 *   tree           drafts, levels, accepted; parent, depth, q, q of its path, what a row sees
 *   time           times of each round; τ, plain step, medians, identity, measured, the sentence; T(M), T(M) / T(1), one more draft; α, c,
 *                  model, estimates, best γ
 *   statistics     histogram with bonus and correction, position with Wilson's interval, reached, τ as it ran
 *   what if        at the run's own setting: both τ, no verdict changed, drafts kept then and now; greedy: from each row's first choice
 *   compare        at one output position: token, round, rounds, τ, speed-up; where the texts part; rounds by tokens
 *   why            place, p, q, threshold, coin, head and rest, sentence; all tokens: shared area, what the cut hides, every bar
 *
 * A number in these views that none of the handles covers fails too. Scales of axes and settings are no figures.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { encodeTrace } from '#core/trace/codec.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { figuresLine, sees, statistics, time, tree, whatIfAtOwn, type Expected } from './support/expected-views.ts';
import { Lab } from './support/lab.ts';
import { readScreen, type Screen } from './support/read-screen.ts';
import { comparison } from './support/recount-compare.ts';
import { overlapSaid, tokenSaid } from './support/recount-token.ts';
import { recount } from './support/recount.ts';
import { two } from './support/spelled.ts';
import { acceptedOf, eventsAfter, momentsIn, readTrace, roundsIn, type TraceFile } from './support/trace-file.ts';
import { greedyRun, ratioRun, serveFiles, slowRun, timedRun } from './support/traces.ts';
import type { WireEvent } from '#core/trace/schema.ts';

const shipped = readdirSync('public/traces').filter((name) => name !== 'index.json').map((name) => [name, readFileSync(`public/traces/${name}`, 'utf8')] as const);
const simulated = [
  ['R1', ratioRun], ['greedy', greedyRun], ['with the costs of passes', timedRun], ['slower than plain decoding', slowRun],
  ['R2', simulateRun({ config: { rule: 'R2', temperature: 0.9, gamma: 5, seed: 3 }, blur: 0.6, comparison: false })],
  ['R3', simulateRun({ config: { rule: 'R3', temperature: 1.1, gamma: 3, seed: 5 }, blur: 0.4, passCosts: true })],
  ['prompt lookup, R1', simulateRun({ config: { drafter: 'prompt-lookup', rule: 'R1', temperature: 1.2 } })],
  ['plain decoding', simulateRun({ config: { drafter: 'none' }, comparison: false })],
  ['a tree, R2', simulateRun({ config: { rule: 'R2', temperature: 0.8, treeBudget: 12, gamma: 4 }, blur: 0.6, passCosts: true })],
  ['a tree, R4', simulateRun({ config: { rule: 'R4', temperature: 0.8, treeBudget: 8, gamma: 3 }, blur: 0.8 })],
  ['a tree, greedy', simulateRun({ config: { rule: 'R3', temperature: 0, treeBudget: 10, gamma: 5 }, blur: 0.8 })],
] as const;
const runs = [...shipped, ...simulated.map(([name, log]) => [`simulated, ${name}`, encodeTrace(log)] as const)];

interface Place {
  readonly round: number;
  readonly slot: number;
}

/** Where the page rests after these events: at the token that was proposed, judged or written last. */
function restingAt(events: readonly WireEvent[]): Place | null {
  const last = events.findLast((event) => event.type === 'draft.token' || event.type === 'target.token' || (event.type === 'verify.slot' && event.verdict !== 'unreached'));
  if (!last || !('round' in last)) return null;
  if ('slot' in last) return { round: last.round, slot: last.slot };
  const { drafts, slots } = roundsIn(events).find(({ round }) => round === last.round)!;
  const kept = slots.findLast(({ verdict }) => verdict === 'accepted')?.slot ?? null;
  const refused = slots.find(({ slot, verdict }) => verdict === 'rejected' && drafts[slot - 1]!.parent === kept);
  return { round: last.round, slot: refused?.slot ?? drafts.length + 1 };
}

/** The panel that explains the token: alone, or both distributions whole. */
function why(file: TraceFile, events: readonly WireEvent[], mode: 'token' | 'all'): Expected {
  const at = restingAt(events);
  if (!at) return { figures: {}, tables: {}, pictures: [] };
  const { figures, labels } = tokenSaid(file, events, at);
  const overlap = mode === 'all' ? overlapSaid(file, events, at) : null;
  if (!overlap) return { figures, tables: {}, pictures: labels };
  const { shared, cut, rows } = overlap;
  return { figures: { where: figures.where!, why: figures.why!, shared, cut }, tables: { 'Target and drafter, token by token': rows }, pictures: [shared] };
}

async function look(page: Page, view: string): Promise<Screen> {
  const radio = page.getByRole('radio', { name: view, exact: true });
  if (!(await radio.isChecked())) await radio.dispatchEvent('click');
  return readScreen(page);
}

function expectScreen(screen: Screen, ...parts: readonly Partial<Expected>[]): void {
  expect(screen.figures).toEqual(Object.assign({}, ...parts.map(({ figures }) => figures)));
  expect(screen.tables).toEqual(Object.assign({}, ...parts.map(({ tables }) => tables)));
  expect(screen.pictures).toEqual(parts.flatMap(({ pictures = [] }) => pictures));
  expect(screen.loose).toEqual([]);
}

/** Every cell that is a token says what the log says of it; returns the others. */
function expectTokens(screen: Screen, file: TraceFile, events: readonly WireEvent[]): Screen['cells'] {
  const others: Screen['cells'][number][] = [];
  for (const cell of screen.cells) {
    const [round, slot] = cell.numbers.map(Number);
    if (cell.numbers.length < 2 || cell.role === 'option') others.push(cell);
    else expect(cell.numbers).toEqual(tokenSaid(file, events, { round: round!, slot: slot! }).cell);
  }
  return others;
}

/** Moves there, and waits until the page stands there. */
async function goTo(lab: Lab, file: TraceFile, n: number): Promise<void> {
  await lab.position.fill(`${n}`);
  const rounds = roundsIn(file.events).length;
  const begun = roundsIn(eventsAfter(file, n)).length;
  await expect(lab.position).toHaveAttribute('aria-valuetext', `Moment ${n} of ${momentsIn(file)}, round ${begun} of ${rounds}`);
}

for (const [i, [name, text]] of runs.entries()) {
  test(`${name}: in every view, at several moments`, async ({ page }) => {
    const file = readTrace(text);
    const second = readTrace(runs[(i + 1) % runs.length]![1]);
    await serveFiles(page, [text, runs[(i + 1) % runs.length]![1]]);
    const whole = recount(file, file.events);
    const moments = momentsIn(file);
    const lab = await Lab.open(page, '?view=compare');
    await lab.expectState(/replaying|done/);
    // Without a link the page opens on the run that has the usual settings.
    await page.getByRole('combobox', { name: 'Examples' }).selectOption({ label: 'Run 0' });
    await expect(lab.position).toHaveAttribute('max', `${moments}`);
    await lab.jumpToEnd();
    await page.getByText('All tokens').click();
    await page.getByRole('combobox', { name: 'Second run' }).selectOption({ label: 'Run 1' });
    await expect(page.getByTestId('standings')).toBeVisible();

    for (const n of [1, Math.floor(moments / 3), Math.floor((2 * moments) / 3), moments]) {
      await goTo(lab, file, n);
      const events = eventsAfter(file, n);
      const now = recount(file, events);
      const line = { figures: figuresLine(now, whole) };
      const token = why(file, events, 'all');
      const compared = comparison(file, events, second);
      const both = await look(page, 'Compare');
      expectScreen({ ...both, tables: { ...both.tables, 'Both runs at the same output position': both.tables['Both runs at the same output position']!.slice(1) } }, line, compared, token);
      expect(both.cells.map(({ numbers }) => numbers.join(' '))).toEqual(compared.pairs);

      expectScreen(await look(page, 'Statistics'), line, statistics(now), token);

      const timed = await look(page, 'Time');
      const drawn = timed.cells.map(({ numbers }) => numbers.join(' '));
      const [first, last] = [drawn[0]?.split(' ')[0], drawn.at(-1)?.split(' ')[0]];
      const times = time(now, now.rounds === 0 ? [] : [first!, last!], file.header.config);
      expectScreen(timed, line, times, token);
      for (const one of drawn) expect(times.tables['Where the time goes']).toContain(one);

      const judged = await look(page, 'What if');
      expectScreen(judged, line, whatIfAtOwn(now, file.header.config), token);
      for (const { row, numbers } of judged.cells) {
        const round = now.ended.find((one) => `${one.round}` === row)!;
        const kept = `${acceptedOf(round)}`;
        expect(numbers[0] === row ? numbers : [kept, kept]).toEqual(numbers[0] === row ? [row, `${round.drafts.find(({ slot }) => `${slot}` === numbers[1])?.slot}`] : numbers);
      }

      const place = restingAt(events);
      const grown = await look(page, 'Tree');
      const round = now.begun.find((one) => one.round === place?.round);
      expectScreen(grown, line, tree(round), token);
      const batch = expectTokens(grown, file, events);
      expect(batch.map(({ numbers }) => numbers.map(Number))).toEqual(round?.drafts.map(({ slot }) => [slot, ...sees(round, slot)]) ?? []);
    }
  });

  test(`${name}: round by round, token by token`, async ({ page }) => {
    const file = readTrace(text);
    await serveFiles(page, [text]);
    const lab = await Lab.open(page);
    await lab.jumpToEnd();
    const whole = recount(file, file.events);
    const moments = momentsIn(file);
    const step = Math.max(1, Math.floor(moments / 24));
    for (let n = 1; n <= moments; n += n + step > moments && n < moments ? moments - n : step) {
      await goTo(lab, file, n);
      const events = eventsAfter(file, n);
      const now = recount(file, events);
      const screen = await look(page, 'Rounds');
      expectScreen(screen, { figures: figuresLine(now, whole) }, why(file, events, 'token'));
      for (const { row, numbers } of expectTokens(screen, file, events)) expect(numbers).toEqual([`${now.ended.find(({ round }) => `${round}` === row)!.end!.committed}`]);
    }
    await expect(lab.announcer).toContainText(`acceptance length ${two(whole.tau)}`);
  });
}

test('what if greedy: a draft stays if it is its row’s first choice', async ({ page }) => {
  const texts = runs.map(([, text]) => text).filter((text) => { const { drafter, treeBudget, temperature } = readTrace(text).header.config; return drafter !== 'none' && !treeBudget && temperature > 0; });
  for (const text of texts) {
    await page.unrouteAll();
    await serveFiles(page, [text]);
    const lab = await Lab.open(page, '?view=what-if');
    await lab.jumpToEnd();
    await page.getByTestId('what-if').getByRole('slider', { name: 'Temperature' }).fill('0');
    const { header, events } = readTrace(text);
    const stop = Object.entries(header.vocabulary).find(([, word]) => /^<(eos|end)>$/.test(word))?.[0];
    let [rounds, accepted, changed] = [0, 0, 0];
    for (const { slots } of roundsIn(events)) {
      rounds += 1;
      let over = false;
      for (const { token, target: [[first]], verdict } of slots) {
        const now: typeof verdict = over ? 'unreached' : token === first ? 'accepted' : 'rejected';
        if (now === 'accepted') accepted += 1;
        if (now !== verdict) changed += 1;
        over ||= now === 'rejected' || `${token}` === stop;
      }
    }
    const { figures } = await readScreen(page);
    expect(figures['what-if']).toEqual([two(1 + accepted / rounds)]);
    expect(figures.changed).toEqual(changed === 0 ? [] : [`${changed}`]);
  }
});

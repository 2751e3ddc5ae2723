/** What each view has to say at a moment, from a recount: its figures, the rows of its tables, the names of its pictures. */
import type { Screen } from './read-screen.ts';
import { wilson95, type Recount } from './recount.ts';
import { chance, percent, roundTenth, tenth, two } from './spelled.ts';
import { acceptedOf, depthOf, type Round } from './trace-file.ts';

export type Expected = Pick<Screen, 'figures' | 'tables' | 'pictures'>;

const NOTHING: Expected = { figures: {}, tables: {}, pictures: [] };
const row = (...cells: readonly (string | number | null)[]): string => cells.filter((cell) => cell !== null).join(' ');

/** The line above everything; `whole` counts the run to its end. */
export function figuresLine(now: Recount, whole: Recount): Screen['figures'] {
  const slower = whole.measured !== null && whole.measured < 1 && whole.drafted > 0;
  return {
    speedup: whole.measured === null ? [] : [two(whole.measured)],
    tau: now.rounds === 0 ? [] : [two(now.tau)],
    rate: now.rate === null ? [] : [percent(now.rate)],
    ...(whole.measured !== null && { identical: [] }),
    ...(slower && { slower: [tenth(whole.tokens / whole.rounds), tenth(1 + whole.drafted / whole.rounds)] }),
  };
}

export function statistics({ rounds, tau, bins, positions, running }: Recount): Expected {
  if (rounds === 0) return NOTHING;
  const last = running.at(-1)!;
  return {
    figures: {
      ...Object.fromEntries(bins.map((bin) => [`bin-${bin.accepted}`, [`${bin.accepted}`, `${bin.rounds}`]])),
      ...(positions.length > 0 && { 'position-rounds': [`${rounds}`, '95'] }),
      running: [two(last.tau)],
    },
    tables: {
      'Accepted drafts a round': bins.map((bin) => row(bin.accepted, bin.rounds, bin.bonus, bin.corrected)),
      ...(positions.length > 0 && {
        'Acceptance by position': positions.map(({ position, kept, reached }) => row(position, kept, rounds, chance(kept / rounds), ...wilson95(kept, rounds).map(chance), kept, reached)),
      }),
      'Acceptance length τ so far': running.map(({ round, alone, tau: sofar }) => row(round, alone, two(sofar))),
    },
    pictures: [[`${rounds}`, two(tau - 1)], ...(positions.length > 0 ? [[...positions.map(({ kept }) => chance(kept / rounds)), ...positions.filter(({ reached }) => reached > 0).map(({ kept, reached }) => chance(kept / reached))]] : []), [`${last.round}`, two(last.tau)]],
  };
}

function because({ identity, measured, longest, roundMs, tau, plainMs }: Recount): readonly string[] {
  const [most, all, plain] = [tenth(longest), tenth(roundMs), tenth(plainMs!)];
  if (identity! < 1) return [most, all, two(tau), plain];
  return measured! < 1 ? [most, all] : [all, two(tau), plain, most];
}

/** `shown`: first and last of the rounds that are drawn. */
/** A tree buys its acceptance with more rows than levels: nothing is estimated from it by γ. */
export function time(now: Recount, shown: readonly string[], { treeBudget }: { readonly treeBudget: number }): Expected {
  if (now.rounds === 0) return NOTHING;
  const { gamma, costs, estimates, best, draftShare, alpha, measured, plainMs, identity } = now;
  const chain = treeBudget === 0;
  const [end, run] = [costs?.at(-1), chain && costs?.find(({ rows }) => rows === gamma + 1)];
  const moreRow = end && end.rows > 1 ? (end.ratio - 1) / (end.rows - 1) : 0;
  const estimated = (g: number): string | null => { const found = estimates.find((one) => one.gamma === g); return found ? two(found.speedup) : null; };
  const model = (g: number): string | null => { const speedup = now.modelled(g); return speedup === null ? null : two(speedup); };
  return {
    figures: {
      ...(plainMs !== null && { 'plain-token': [roundTenth(plainMs)], identity: [two(identity!)], measured: [two(measured!)], because: because(now), ...(chain && { 'speed-up-measured': [two(measured!), `${gamma}`] }) }),
      'term-tau': [two(now.tau)], 'term-plain': plainMs === null ? [] : [tenth(plainMs)],
      'term-draft': [tenth(now.draftMs)], 'term-verify': [tenth(now.verifyMs)], 'term-other': [tenth(now.otherMs)],
      more: !costs ? [] : !chain ? [two(moreRow), `${treeBudget + 1}`] : draftShare === null ? [two(moreRow)] : [two(moreRow + draftShare), two(draftShare), two(moreRow)],
      ...(run && { 'curve-gamma': [`${gamma}`] }),
      ...(chain && alpha !== null && draftShare !== null && { 'speed-up-model': [two(alpha), two(draftShare)] }),
      best: chain && best ? [`${best.gamma}`, two(best.speedup), ...(best.gamma === gamma ? [] : [`${gamma}`])] : [],
    },
    tables: {
      'Where the time goes': now.ended.map(({ round, end: done }) => row(round, tenth(done!.draftMs), tenth(done!.verifyMs), tenth(done!.otherMs), done!.committed)),
      ...(costs && { 'Cost of a pass, T(M) / T(1)': costs.map(({ rows, ms, ratio }) => row(rows, two(ms), two(ratio))) }),
      ...(chain && { 'Speed-up by γ': Array.from({ length: 16 }, (_, g) => row(g, g === gamma && measured !== null ? two(measured) : null, estimated(g), model(g))) }),
      ...(chain && best && { 'The γ that this implies': estimates.map((one) => row(one.gamma, two(one.tau), two(one.speedup))) }),
    },
    pictures: [[...shown, `${now.rounds}`], ...(end ? [[`${end.rows}`, two(end.ratio)]] : []), ...(measured === null || !chain ? [] : [[two(measured), `${gamma}`]])],
  };
}

export function whatIfAtOwn({ rounds, tau }: Recount, { temperature, treeBudget }: { readonly temperature: number; readonly treeBudget: number }): Expected {
  if (treeBudget > 0) return NOTHING;
  const figures = { temperature: [two(temperature)], ...(rounds > 0 && { then: [two(tau)], 'what-if': [two(tau)], changed: [] }) };
  return { ...NOTHING, figures };
}

/** What a row of the verified batch sees: itself, its ancestors and the text. */
export const sees = (round: Round, slot: number): readonly number[] => {
  const parent = round.drafts.find((draft) => draft.slot === slot)!.parent;
  return parent === null ? [slot] : [...sees(round, parent), slot];
};

export function tree(round: Round | undefined): Expected {
  if (!round) return NOTHING;
  const pathQ = (slot: number): number => sees(round, slot).reduce((product, row) => product * round.drafts[row - 1]!.q, 1);
  return {
    figures: { tree: [round.round, round.drafts.length, Math.max(0, ...round.drafts.map(({ slot }) => depthOf(round, slot))), acceptedOf(round)].map(String) },
    tables: { 'The tree as a table': round.drafts.map(({ slot, parent, q }) => row(slot, parent, depthOf(round, slot), chance(q), chance(pathQ(slot)), ...sees(round, slot))) },
    pictures: [[`${round.round}`]],
  };
}

/** Words of the views of time. Functions where a sentence needs its numbers in place. */
import type { Known } from '#core/trace/figures.ts';
import type { CostTerm } from '#core/trace/speed-terms.ts';
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';

const doing: Readonly<Record<CostTerm, string>> = { draft: 'drafting', verify: 'verifying', other: 'drawing, judging and reading back' };

/** Numbers of the sentence that says why a run is as fast as it is. */
type Because = Readonly<Record<'ms' | 'round' | 'tau' | 'plain', string>> & { readonly term: CostTerm };

export const timeStrings = wording({
  heading: 'Time',
  empty: 'Times appear when the first round has ended.',
  gantt: {
    title: 'Where the time goes',
    note: (known: string) =>
      `Above, this run in inspect mode: each step is timed apart and everything is read back, so it is slower. Waits between rounds are left out. Below, the same tokens in fast mode, with drafts and plainly, each at its average speed (${known}).`,
    noteAlone: 'This run in inspect mode: each step is timed apart and everything is read back. Waits between rounds are left out. There is no comparison with plain decoding, so no plain lane.',
    lanes: { draft: 'draft', verify: 'verify', other: 'other', drafted: 'with drafts', plain: 'plain' },
    ms: (x: number) => `${x.toLocaleString('en')} ms`,
    fast: (ms: string) => `fast mode; plainly ${ms} ms a token`,
    list: (first: number, last: number, of: number) => `Measured times of rounds ${first} to ${last}, of ${of} so far`,
    round: (round: number, draft: string, verify: string, other: string, tokens: number) =>
      `Round ${round}: draft ${draft} ms, verify ${verify} ms, other ${other} ms, ${plural(tokens, 'token')}`,
    columns: ['Round', 'Draft, ms', 'Verify, ms', 'Other, ms', 'Tokens'],
  },
  identity: {
    title: 'Speed-up and its terms',
    formula: 'speed-up = τ · t plain / (t draft + t verify + t other)',
    subscripts: { plain: 'plain', draft: 'draft', verify: 'verify', other: 'other' },
    tau: 'acceptance length',
    plain: (known: string) => `a plain step, fast mode (${known})`,
    draft: 'drafting',
    verify: 'verifying',
    other: 'drawing, judging, reading back',
    ms: (x: string) => `${x} ms`,
    unknown: 'not measured',
    times: (x: string) => `${x}×`,
    verdict: { faster: 'faster than plain decoding', same: 'as fast as plain decoding', slower: 'slower than plain decoding' },
    inspect: 'by the formula, from rounds in inspect mode, where everything is timed and read back',
    fast: (known: string) => `the whole run, fast mode (${known})`,
    notCompared: 'There is no comparison with plain decoding, so no speed-up to explain.',
    because: {
      slower: ({ term, ms, round, tau, plain }: Because) =>
        `Slower than plain decoding, because ${doing[term]} takes the most: ${ms} of the ${round} ms of a round in inspect mode, which stands in for τ = ${tau} plain steps of ${plain} ms.`,
      'slower inspected': ({ term, ms, round, tau, plain }: Because) =>
        `Slower than plain decoding in inspect mode, because ${doing[term]} takes the most: ${ms} of the ${round} ms of a round, which stands in for τ = ${tau} plain steps of ${plain} ms.`,
      'slower fast': ({ term, ms, round }: Because) =>
        `Slower than plain decoding in fast mode, where a round is not timed in parts. In inspect mode ${doing[term]} takes the most: ${ms} of the ${round} ms of a round.`,
      faster: ({ term, ms, round, tau, plain }: Because) =>
        `In inspect mode a round takes ${round} ms and stands in for τ = ${tau} plain steps of ${plain} ms. Most of it is ${doing[term]}: ${ms} ms.`,
    },
  },
  curve: {
    title: 'Cost of a pass, T(M) / T(1)',
    notMeasured: {
      recorded: 'Not measured in this recording. A live run measures it on this device.',
      simulated: 'Not measured in this recording. A live run measures it on this device.',
      measured: 'Not measured yet: a run with a drafter measures it after its end.',
    } satisfies Record<Known, string>,
    more: (both: string, draft: string, verify: string, known: string) =>
      `One more draft token costs ${both} of a plain step: ${draft} to draft it, ${verify} to verify it (${known}; the row is an average).`,
    moreRow: (verify: string, known: string) => `One more row costs ${verify} of a plain step to verify (${known}, on average).`,
    ofTree: (rows: number) => `This run verifies a tree, up to ${rows} rows a round; the passes timed here are over rows that follow one another, and a tree’s cost more.`,
    axis: 'rows M = γ + 1',
    axisOfTree: 'rows M',
    times: (x: string) => `${x}×`,
    run: (gamma: number) => `γ = ${gamma}`,
    summary: (rows: number, ratio: string) => `A pass over ${plural(rows, 'row')} costs ${ratio} times a pass over one.`,
    columns: ['Rows', 'ms', 'T(M) / T(1)'],
  },
  speedup: {
    title: 'Speed-up by γ',
    measured: (speedup: string, gamma: number, known: string) => `${speedup}× at γ = ${gamma}, fast mode (${known})`,
    estimated: 'estimated from T(M) and this run’s acceptance',
    model: (alpha: string, c: string) => `model: every draft kept with the same chance α = ${alpha}, whatever came before; verifying as cheap as one row, a draft c = ${c} of a step`,
    noModel: 'No model yet: nothing was drafted, or nothing says what a draft costs.',
    axis: 'draft tokens a round, γ',
    times: (x: string) => `${x}×`,
    summary: (measured: string | null, gamma: number) => (measured === null ? 'Speed-up by γ; this run was not compared.' : `Speed-up by γ; measured: ${measured} times at γ = ${gamma}.`),
    columns: ['γ', 'Measured', 'Estimated', 'Model'],
  },
  tree: 'What another γ would bring is estimated for chains alone: a tree buys its acceptance with more rows than levels. Run the same prompt without a tree to see it.',
  choice: {
    title: 'The γ that this implies',
    best: (best: number, speedup: string, used: number) =>
      `Estimated best: γ = ${best}, ${speedup}×. ${best === used ? 'This run used it.' : `This run used γ = ${used}.`}`,
    columns: ['γ', 'τ', 'Estimated'],
    gamma: (gamma: number, extrapolated: boolean) => `${gamma}${extrapolated ? ' *' : ''}`,
    times: (x: string) => `${x}×`,
    beyond: '* deeper than this run drafted: its mean acceptance stands in.',
    notMeasured: 'It is estimated from T(M), which was not measured.',
    nothingDrafted: 'Nothing was drafted so far, so there is nothing to estimate from.',
  },
} as const);

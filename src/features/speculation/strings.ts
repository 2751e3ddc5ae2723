/** Every word of the speculation page, in one place. Functions where a sentence needs its numbers in place. */
import type { AcceptRule, DrafterName } from '#core/trace/events.ts';
import type { Ending } from '#core/trace/ending.ts';
import type { Known } from '#core/trace/figures.ts';
import type { CostTerm } from '#core/trace/speed-terms.ts';
import type { Step } from '#core/trace/moments.ts';
import type { Choice, Unreached } from '#core/trace/why.ts';
import type { GpuAbsence } from '#engine/protocol.ts';
import type { StudyName } from './study/studies.ts';

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const drafter: Readonly<Record<DrafterName, string>> = { 'draft-model': 'Draft model', 'prompt-lookup': 'Prompt lookup', none: 'None (plain decoding)' };
const rule: Readonly<Record<AcceptRule, string>> = { R1: 'R1 exact', R2: 'R2 point mass', R3: 'R3 target draw', R4: 'R4 coupled draw' };

const doing: Readonly<Record<CostTerm, string>> = { draft: 'drafting', verify: 'verifying', other: 'drawing, judging and reading back' };

/** Numbers of the sentence that says why a run is as fast as it is. */
type Because = Readonly<Record<'ms' | 'round' | 'tau' | 'plain', string>> & { readonly term: CostTerm };

export const strings = {
  title: 'A small model guesses ahead. A larger one keeps what it agrees with.',
  legend: 'Token states',
  legendEntries: { accepted: 'drafted, accepted', rejected: 'drafted, rejected', target: 'written by the target' },

  controls: {
    heading: 'Prompt and settings',
    prompt: 'Prompt',
    examples: 'Examples',
    recorded: 'Recorded runs',
    prompts: 'Prompts for a live run',
    settings: 'Settings',
    summary: (name: string, gamma: number, tree: number, ruleName: string, temperature: number, seed: number) =>
      name === 'none'
        ? `Plain decoding · ${temperature === 0 ? 'greedy' : `temperature ${temperature}`} · seed ${seed}`
        : `${tree > 0 ? `Tree of ${plural(tree, 'draft')}, ${plural(gamma, 'level')}` : `${drafter[name as DrafterName]}, ${gamma} ahead`} · ${temperature === 0 ? 'greedy' : `${ruleName} · temperature ${temperature}`} · seed ${seed}`,
    drafter: 'Drafter',
    drafters: drafter,
    gamma: 'Draft tokens a round (γ)',
    levels: 'Levels of the tree (γ)',
    tree: 'Tree of drafts',
    treeHints: { on: 'So many drafts a round, branching; one pass judges them all.', off: 'Off: the drafts are a chain.', others: 'Only the draft model grows trees.' },
    chain: 'chain',
    rule: 'Accept rule',
    rules: rule,
    ruleHints: {
      R1: 'Keep a draft with chance min(1, p/q); otherwise draw from what q left over.',
      R2: 'The drafter commits to its first choice; keep it with chance p.',
      R3: 'The target draws its own token; the draft is kept if it is the same.',
      R4: 'Both draw with the same noise, so the text equals plain decoding with this seed.',
    } satisfies Record<AcceptRule, string>,
    greedyHint: 'At temperature 0 every rule asks the same: is the draft the target’s first choice?',
    temperature: 'Temperature',
    treeBudget: 'Tree budget',
    maxTokens: 'Longest text (tokens)',
    seed: 'Seed',
    shortened: (limit: string) => `Prompt shortened to ${limit} characters.`,
    newSeed: 'Another seed',
    seedKept: (seed: number) => `No number, so the seed stays ${seed}.`,
    run: 'Run live',
    stop: 'Stop',
    loading: 'Loading models',
    starting: 'Starting …',
    preparing: 'Preparing the GPU …',
    running: 'Running live',
    measuring: 'Measuring against plain decoding …',
    changed: 'Changed since this run: press “Run live” to see it.',
    emptyPrompt: 'Write a prompt first, or choose an example.',
    taught: 'The target was taught arithmetic stories, equations, dates and units, small rewriting jobs, short tales and dialogues.',
    outside: (what: string) => `${what} It may answer nonsense; how drafts are judged shows all the same.`,
    clamped: (key: string, given: string, used: string) => `${key}: “${given}” is not possible here, so ${used} is used.`,
    badAt: (given: string) => `The link points at “${given}”, which is no token, so the run starts from its beginning.`,
    noSuchToken: (at: string) => `This run has no token ${at}, so it starts from its beginning.`,
  },

  output: {
    heading: 'Output',
    view: 'What the output shows',
    views: { all: 'All', final: 'Final text', source: 'By source' },
    sections: { thought: 'Thought', answer: 'Answer' },
    empty: 'No run yet. Choose a recorded one, or run one live.',
    unmade: 'This link describes a run that was not recorded. Press “Run live” to make it.',
    unmadeHint: 'Prompt, settings and seed are those of the link.',
    unmadeHere: 'This link describes a run that was not recorded. Making it needs WebGPU, which is missing here.',
    instead: 'These runs were recorded and play without it:',
    waiting: 'The text appears here.',
    nothing: (ending: string) => `No text was written (${ending}).`,
    endings: { eos: 'end of text', length: 'length limit reached', stopped: 'stopped', failed: 'failed' } satisfies Record<Ending, string>,
    source: { draft: 'D', lookup: 'L', target: 'T' },
    sources: { draft: 'from the draft model', lookup: 'copied from earlier in the text', target: 'written by the target' },
  },

  study: {
    choose: 'How to look at the rounds',
    names: { rounds: 'Rounds', tree: 'Tree', time: 'Time', statistics: 'Statistics', 'what-if': 'What if', compare: 'Compare' } satisfies Record<StudyName, string>,
  },

  lanes: {
    heading: 'Rounds',
    caption: 'One row a round: the drafts above, what became of them below.',
    slot: (slot: number) => `Slot ${slot}`,
    round: (round: number) => `Round ${round}`,
    kept: (n: number) => `+${n}`,
    keptSpoken: (n: number) => plural(n, 'token'),
    cell: (round: number, slot: number, token: string, what: string) => `Round ${round}, slot ${slot}, ${token}, ${what}`,
    drafting: (q: string | null) => `drafted${q === null ? '' : ` with probability ${q}`}, not judged yet`,
    unreached: {
      rejected: (slot: number) => `not reached, because the draft in slot ${slot} was rejected`,
      parent: (slot: number) => `not reached, because its parent in slot ${slot} was not accepted`,
      sibling: (slot: number) => `not reached, because its sibling in slot ${slot} was kept`,
      ended: (slot: number) => `not reached, because the text ends in slot ${slot}`,
    } satisfies Record<Unreached['kind'], (slot: number) => string>,
    coinAmong: (verdict: string, p: string, left: string, threshold: string, coin: string) =>
      `${verdict}: target ${p} of the ${left} that refused siblings left, accepted with probability ${threshold}, coin ${coin}`,
    coin: (verdict: string, p: string, q: string, threshold: string, coin: string) =>
      `${verdict}: target ${p}, drafter ${q}, accepted with probability ${threshold}, coin ${coin}`,
    drawn: (verdict: string, p: string, drawn: string) => `${verdict}: target ${p}, and the target’s own choice was ${drawn}`,
    replaced: (token: string) => `; the target wrote ${token} instead`,
    bonus: 'extra token from the target, because every draft was accepted',
    bonusOfTree: 'extra token from the target, because the accepted branch ends here',
    plain: 'written by the target',
  },

  time: {
    heading: 'Time',
    empty: 'Times appear when the first round has ended.',
    table: 'Table',
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
      tau: 'acceptance length, tokens a round',
      plain: (known: string) => `a plain step, fast mode (${known})`,
      draft: 'drafting',
      verify: 'verifying',
      other: 'drawing, judging, reading back',
      ms: (x: string) => `${x} ms`,
      unknown: 'not measured',
      times: (x: string) => `${x}×`,
      verdict: { faster: 'faster than plain decoding', same: 'as fast as plain decoding', slower: 'slower than plain decoding' },
      inspect: 'medians of these rounds, inspect mode',
      fast: (known: string) => `the run in fast mode (${known})`,
      notCompared: 'There is no comparison with plain decoding, so no speed-up to explain.',
      because: {
        slower: ({ term, ms, round, tau, plain }: Because) =>
          `Slower than plain decoding, because ${doing[term]} takes the most: ${ms} of the ${round} ms of a round, which brings ${tau} tokens that cost ${plain} ms each plainly.`,
        'slower inspected': ({ term, ms, round, tau, plain }: Because) =>
          `Slower than plain decoding in inspect mode, because ${doing[term]} takes the most: ${ms} of the ${round} ms of a round, which brings ${tau} tokens that cost ${plain} ms each plainly.`,
        'slower fast': ({ term, ms, round }: Because) =>
          `Slower than plain decoding in fast mode, where a round is not timed in parts. In inspect mode ${doing[term]} takes the most: ${ms} of the ${round} ms of a round.`,
        faster: ({ term, ms, round, tau, plain }: Because) =>
          `A round takes ${round} ms and brings ${tau} tokens that cost ${plain} ms each plainly. Most of it is ${doing[term]}: ${ms} ms.`,
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
      axis: 'rows M = γ + 1',
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
  },

  statistics: {
    heading: 'Statistics',
    empty: 'Figures appear when the first round has ended.',
    table: 'Table',
    histogram: {
      title: 'Accepted drafts a round',
      note: 'Bars count rounds. The target adds one token to each (boxed).',
      summary: (rounds: number, mean: string) => `Histogram over ${plural(rounds, 'round')}: ${mean} drafts accepted on average.`,
      columns: ['Accepted', 'Rounds', 'and a bonus', 'and a correction'],
    },
    positions: {
      title: 'Acceptance by position',
      note: (n: number) => `Share of n = ${n} ${n === 1 ? 'round' : 'rounds'} that kept this slot, with 95 % interval (Wilson).`,
      none: 'Nothing was drafted so far.',
      axis: 'position in the draft',
      of: (part: number, of: number) => `${part}/${of}`,
      interval: (low: string, high: string) => `${low}–${high}`,
      summary: (rates: string) => `Acceptance by position: ${rates}.`,
      columns: ['Slot', 'Kept', 'Rate', '95 %', 'Kept if reached'],
    },
    running: {
      title: 'Acceptance length τ so far',
      note: 'Tokens a round, averaged up to each round; dots are single rounds.',
      axis: 'round',
      value: (tau: string) => `τ = ${tau}`,
      summary: (round: number, tau: string) => `Acceptance length up to round ${round}: ${tau} tokens a round.`,
      columns: ['Round', 'Tokens', 'τ so far'],
    },
  },

  tree: {
    heading: (round: number, drafts: number, levels: number, kept: number) => `Round ${round}: ${plural(drafts, 'draft')} on ${plural(levels, 'level')}, ${kept} accepted`,
    nothing: 'No round yet.',
    picture: (round: number) => `Drafts of round ${round}`,
    how: 'Each column is a slot, likelier siblings stand higher; the filled part of a node is what the drafter gave its whole path.',
    chain: 'This round is a chain: a tree of width one. To let the draft model branch, set “Tree of drafts” under Settings and run live.',
    mask: 'Rows of the verified batch',
    maskCaption: 'One pass judges all: each row is a token, filled where it sees another (first column: the anchor and all text before).',
    maskRow: (row: number, token: string, sees: readonly number[]) => `Row ${row}, ${token}: sees the text, ${sees.join(', ')}`,
    table: 'The tree as a table',
    columns: ['Node', 'Token', 'Parent', 'Depth', 'q', 'q of its path', 'Verdict'],
    anchor: 'anchor',
  },

  why: {
    heading: 'Why this token?',
    nothing: 'Pause, or choose a token, to see why it was kept.',
    where: (round: number, slot: number) => `round ${round} · slot ${slot}`,
    verdicts: { accepted: 'accepted', rejected: 'rejected', unreached: 'not reached', drafting: 'not judged yet', bonus: 'extra token', plain: 'written by the target' },
    drafterSays: 'Drafter q',
    targetSays: 'Target p',
    view: 'What the panel shows',
    views: { token: 'This token', all: 'All tokens' },
    looked: 'The drafter copied this token from earlier in the text. It has no probabilities: it is simply sure.',
    oneSided: {
      lookup: 'Prompt lookup copies a token and has no probabilities, so there is no second picture to lay over the target’s.',
      target: 'Only the target speaks here: no draft stood in this place, so there is nothing to compare.',
      waiting: 'The target has not judged this token yet, so there is only one side to show.',
      none: 'The log holds no probabilities of the drafter here, so there is nothing to compare.',
    },
    pointMass: 'The drafter commits to its first choice, so its belief does not enter the decision.',
    belief: 'q is the drafter’s belief at temperature 1, by which the tree was grown; it does not enter the decision.',
    believes: (q: string) => `At temperature 1 the drafter gives it ${q}; its place in the tree goes by the product along its path.`,
    left: (left: string) => `p / ${left} left`,
    ratio: 'min(1, p/q)',
    keepChance: 'Its chance to be kept',
    coin: 'coin',
    threshold: 'threshold',
    ruler: (threshold: string, coin: string, accepted: boolean) => `A line from 0 to 1. The threshold lies at ${threshold}; the coin fell at ${coin}, ${accepted ? 'below it: accepted' : 'above it: rejected'}.`,
    sentence: {
      R1: (accepted: boolean, certain: boolean) =>
        certain
          ? 'The target likes this token at least as much as the drafter does, so it is always kept.'
          : accepted
            ? 'The drafter was keener than the target, so a coin decided; it fell below p/q, and the token stays.'
            : 'The drafter was keener than the target, so a coin decided; it fell above p/q, and the token goes.',
      R2: (accepted: boolean) =>
        accepted ? 'The draft is kept with the target’s own probability p; the coin fell below it.' : 'The draft is kept with the target’s own probability p; the coin fell above it.',
      R3: (accepted: boolean) =>
        accepted ? 'The target drew its own token from p, and it is the same.' : 'The target drew its own token from p, and it is another; that one is written.',
      R4: (accepted: boolean) =>
        accepted
          ? 'Drafter and target drew with the same noise and landed on the same token.'
          : 'Drafter and target drew with the same noise and still landed on different tokens; the target’s is written.',
      greedy: (accepted: boolean) =>
        accepted ? 'Is it the target’s first choice? Yes, so it stays. No coin is tossed.' : 'Is it the target’s first choice? No, so the target’s own takes its place. No coin is tossed.',
      amongCoin: (accepted: boolean, some: boolean) =>
        `Siblings are asked one after the other: this one is kept with its p ${some ? 'out of what those refused before it left of 1' : 'as it stands, being the first of them'}; the coin fell ${accepted ? 'below' : 'above'} that.`,
      amongDraw: (accepted: boolean, siblings: number) =>
        `The target drew one token, and all ${siblings} siblings were compared with it: ${accepted ? 'this is the one.' : 'this is another.'}`,
      amongGreedy: (accepted: boolean, siblings: number) =>
        `All ${siblings} siblings were compared with the target’s first choice: ${accepted ? 'this is the one.' : 'this is another.'} No coin is tossed.`,
      unreached: {
        rejected: (slot: number) => `The draft in slot ${slot} was rejected, so this one, guessed on top of it, was never judged.`,
        parent: (slot: number) => `Its parent, the draft in slot ${slot}, was not accepted, so this one, guessed on top of it, was never judged.`,
        sibling: (slot: number) => `Its sibling in slot ${slot} was kept, so this one was never judged.`,
        ended: (slot: number) => `The draft in slot ${slot} is the stop token, and it was accepted: the text ends there, so this one was never judged.`,
      } satisfies Record<Unreached['kind'], (slot: number) => string>,
      drafting: 'The drafter proposes this token. The target has not looked at it yet.',
      bonusOfTree: (drafted: number) =>
        `${drafted === 1 ? 'One draft was' : `${drafted} drafts were`} kept, and this branch of the tree ends there. The same pass of the target also says what comes next, so one more token is free.`,
      bonus: (drafted: number) =>
        drafted === 0
          ? 'No drafts in this round: the target writes one token, as in plain decoding.'
          : `All ${drafted} drafts were kept. The same pass of the target also says what comes next, so one more token is free.`,
    },
    firstChoice: 'Target’s first choice',
    ownDraw: 'Target’s draw',
    residual: 'What the target wanted more',
    residualHint: 'norm(max(p − q, 0))',
    redrawn: 'The target’s choice without it',
    redrawnOfTree: 'The target’s choice without the refused',
    row: 'The target’s next-token probabilities',
    choices: { drawn: 'drawn', first: 'first choice' } satisfies Record<Choice, string>,
    tail: 'all others',
    overlapTitle: (area: string, bound: string | null) => `Shared area ${area}${bound === null ? '' : ` (the cut hides ${bound} at the most)`}`,
    overlapHint: {
      R1: 'The filled area is the chance that a draft is accepted here, whichever one is drawn from q. This token’s own chance may be far from it.',
      R2: 'A point-mass draft is kept with chance p, whatever the overlap.',
      R3: 'With an independent draw the chance to agree is smaller than this area.',
      R4: 'Shared noise comes close to this area, the best that any rule can do.',
      greedy: 'At temperature 0 only the longest bar counts: is it the same for both?',
    } satisfies Record<AcceptRule | 'greedy', string>,
    legend: { both: 'both', p: 'target only', q: 'drafter only' },
    cut: (n: number, tail: string) => `The log keeps the ${n} likeliest tokens; all others together hold ${tail}.`,
    picture: { save: 'Save picture', as: (kind: string) => `Save picture as ${kind}`, failed: 'The picture could not be drawn here.' },
    overlapRow: (token: string, p: string, q: string) => `${token}: target ${p}, drafter ${q}`,
  },

  transport: {
    heading: 'Replay',
    steps: {
      first: 'Beginning', 'previous-round': 'Previous round', 'previous-token': 'Previous token', 'next-token': 'Next token', 'next-round': 'Next round',
      last: 'End', 'next-rejection': 'Next rejection', 'previous-rejection': 'Previous rejection',
    } satisfies Record<Step, string>,
    play: 'Play',
    pause: 'Pause',
    replay: 'Play again',
    position: 'Position in the run',
    where: (moment: number, of: number, round: number, rounds: number) => `Moment ${moment} of ${of}, round ${round} of ${rounds}`,
    short: (round: number, rounds: number) => `Round ${round} of ${rounds}`,
    speed: 'Speed',
    times: (x: number) => `${x}×`,
    help: 'Keyboard help',
  },

  help: {
    heading: 'Keyboard',
    shortcuts: 'Single-key shortcuts',
    note: 'They work while no text field has the focus. In the grid of rounds, arrow keys move the selection. While the page is longer than the window, ↑, ↓, Home and End scroll it, until the focus is in the text, the rounds or the bar below.',
    close: 'Close',
    commands: {
      playPause: 'Play or pause', help: 'This help', clear: 'Follow the run again',
    },
  },

  figures: {
    heading: 'Figures',
    speculation: 'Speculation',
    on: 'on',
    off: 'off',
    fellBack: 'fell back to plain decoding',
    fellBackBecause: { 'nothing-to-copy': 'fell back to plain decoding, because nothing earlier in the text could be copied' },
    speed: 'plain speed',
    slower: (tokens: string, rows: string) => `Slower: a round gives ${tokens} tokens, but checks ${rows} rows.`,
    notCompared: 'speed-up not measured',
    comparing: 'measuring the speed-up …',
    known: { measured: 'measured', recorded: 'recorded', simulated: 'simulated' } satisfies Record<Known, string>,
    acceptance: 'acceptance length',
    acceptanceDefined: '1 + accepted drafts / rounds',
    rate: 'of drafts accepted',
    identical: 'Identical to plain decoding',
    identicalAnswer: { yes: 'yes', no: 'no', incomparable: (rule: AcceptRule) => `not comparable under ${rule}` },
    provenance: { measured: 'Live run', recorded: 'Recorded run', simulated: 'Simulated run' } satisfies Record<Known, string>,
  },

  facts: {
    target: 'Target',
    draft: 'draft model',
    model: (name: string, size: string) => `${name} (${size} parameters)`,
    recordedOn: (adapter: string, date: string) => `recorded on ${adapter}, ${date}`,
    runOn: (adapter: string) => `running on ${adapter}`,
  },

  gpu: {
    heading: 'Live runs need WebGPU.',
    more: 'What to do',
    copy: 'Copy diagnostics',
    copied: 'Copied',
    still: 'The recorded runs below work without it.',
    causes: {
      insecure: { cause: 'Browsers keep it from pages over plain http.', remedy: 'Open this page over https, or as localhost on the machine that serves it.' },
      'no-api': { cause: 'This browser has no WebGPU.', remedy: 'Open the page in Chrome or Edge 113 or later, Safari 26, or Firefox 141 or later.' },
      'no-adapter': { cause: 'WebGPU is there, but it found no graphics adapter.', remedy: 'Turn on graphics acceleration in the browser’s settings; on a remote desktop or a blocked driver there may be none.' },
      'missing-limit': { cause: 'The graphics adapter lacks something that the models need.', remedy: 'Try another browser or another graphics adapter; updating the driver often helps.' },
      'device-lost': { cause: 'The connection to the graphics adapter was lost.', remedy: 'Close other heavy tabs if it comes back.' },
      'out-of-memory': { cause: 'The graphics adapter ran out of memory.', remedy: 'Close other tabs that use graphics, then run again.' },
    } satisfies Record<GpuAbsence, { cause: string; remedy: string }>,
  },

  failure: {
    heading: 'The run stopped',
    unread: 'This recording could not be read',
    unlisted: 'The recorded runs could not be listed',
    noList: 'Check the connection and reload the page; running live works all the same.',
    kept: 'The run so far is kept.',
    dismiss: 'Dismiss',
    unexpected: 'The engine stopped unexpectedly.',
    missing: 'The recorded run could not be fetched: check the connection and reload the page.',
  },

  announce: {
    round: (round: number, accepted: number, drafted: number, text: string) =>
      drafted === 0 ? `Round ${round}: the target wrote ${text}.` : `Round ${round}: ${accepted} of ${plural(drafted, 'draft')} accepted, the target wrote ${text}.`,
    ended: (round: number, accepted: number, drafted: number) => `Round ${round}: ${accepted} of ${plural(drafted, 'draft')} accepted, the text ends.`,
    endings: { eos: 'Run finished', length: 'Run ended at its length limit', stopped: 'Run stopped', failed: 'Run failed' } satisfies Record<Ending, string>,
    done: (how: string, tokens: number, tau: string | null) => (tau === null ? `${how}.` : `${how}: ${plural(tokens, 'token')}, acceptance length ${tau}.`),
  },
} as const;


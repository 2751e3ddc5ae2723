/** Words of the speculation page; a panel that has many keeps them beside it. Functions where a sentence needs its numbers in place. */
import type { AcceptRule, DrafterName, RunConfig } from '#core/trace/events.ts';
import type { Ending } from '#core/trace/ending.ts';
import type { Known } from '#core/trace/figures.ts';
import type { Step } from '#core/trace/moments.ts';
import type { Unreached } from '#core/trace/why.ts';
import type { GpuAbsence } from '#engine/protocol.ts';
import type { TrainingMethod } from '#core/training/training-events.ts';
import { gpuCauses } from '#ui/gpu-causes.ts';
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';
import type { StudyName } from './study/studies.ts';

const drafter: Readonly<Record<DrafterName, string>> = { 'draft-model': 'Draft model', eagle3: 'EAGLE-3', dflash: 'DFlash', 'prompt-lookup': 'Prompt lookup', none: 'None (plain decoding)' };
const rule: Readonly<Record<AcceptRule, string>> = { R1: 'R1 exact', R2: 'R2 point mass', R3: 'R3 target draw', R4: 'R4 coupled draw' };

export const strings = wording({
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
    summary: ({ drafter: name, gamma, treeBudget: tree, rule: judge, temperature, seed }: Omit<RunConfig, 'prompt'>, named: string) =>
      name === 'none'
        ? `Plain decoding · ${temperature === 0 ? 'greedy' : `temperature ${temperature}`} · seed ${seed}`
        : `${tree > 0 ? `${named === drafter[name] ? '' : `${named} · `}Tree of ${plural(tree, 'draft')}, ${plural(gamma, 'level')}` : `${named}, ${gamma} ahead`} · ${temperature === 0 ? 'greedy' : `${rule[judge]} · temperature ${temperature}`} · seed ${seed}`,
    drafter: 'Drafter',
    drafters: drafter,
    otherWay: { block: (name: string) => `${name}, a block at once`, autoregressive: (name: string) => `${name}, token by token` },
    yours: (name: string, step: number) => `${name}, your training, step ${step}`,
    elsewhere: (name: string, step: number) => `${name}, a training that is not here, step ${step}`,
    yoursMeasured: (name: string, method: TrainingMethod, tau: string | null) => `${name} · ${method === 'opd' ? 'Draft-OPD' : method === 'soft' ? 'soft labels' : 'supervised'}${tau === null ? '' : ` · τ ${tau}`}`,
    weightsHint: { here: 'Drafts with what was trained in this browser. The text stays the target’s own.', gone: 'Trained in a browser, and not kept in this one.' },
    weightsGone: (step: number) => `The weights of this training (step ${step}) are not kept in this browser, so it cannot be run live here. Choose another drafter under Settings, or train one in the training lab.`,
    noSuchWeights: (given: string) => `The link names weights that this drafter cannot have (“${given}”), so it drafts with those that come with the page.`,
    drafterHints: {
      'draft-model': 'A smaller model writes ahead, one token after the other.',
      eagle3: 'Looks into the target’s layers and runs ahead from there, one token after the other.',
      dflash: 'Looks into the target’s layers and fills in all drafts of a round at once.',
      'prompt-lookup': 'Copies what followed the same words earlier in the text.',
      none: 'The target alone, one token a pass.',
    } satisfies Record<DrafterName, string>,
    gamma: 'Draft tokens a round (γ)',
    levels: 'Levels of the tree (γ)',
    tree: 'Tree of drafts',
    treeHints: { on: 'So many drafts a round, branching; one pass judges them all.', off: 'Off: the drafts are a chain.', others: 'Only a drafter that is a model grows trees.' },
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
    ruleGaveWay: {
      block: 'The rule is now R2: above temperature 0, R1 weighs a draft by the chance (q) at which it was drawn, and this drafter’s blocks are its first choices, not draws. The text keeps the target’s distribution.',
      tree: 'The rule is now R2: above temperature 0, R1 weighs a draft by the chance (q) at which it was drawn, and a tree holds the drafter’s likeliest tokens, not draws. The text keeps the target’s distribution.',
    },
    temperature: 'Temperature',
    treeBudget: 'Tree budget',
    maxTokens: 'Longest text (tokens)',
    seed: 'Seed',
    shortened: (limit: string, given: string) => `Prompt shortened to ${limit} characters. ${plural(Number(given) - Number(limit), 'character')} at its end did not fit.`,
    room: (n: number, limit: number) => `${n} of ${limit} characters`,
    newSeed: 'Another seed',
    seedKept: (seed: number) => `No number, so the seed stays ${seed}.`,
    run: 'Run live',
    stop: 'Stop',
    loading: 'Loading models',
    starting: 'Starting …',
    preparing: 'Preparing the GPU …',
    running: 'Running live',
    measuring: 'Measuring against plain decoding …',
    lane: (name: DrafterName, n: number, of: number) => `The same by another drafter, ${n} of ${of}: ${drafter[name]}`,
    changed: {
      live: 'What is shown below was run before this change: press “Run live” to see it.',
      here: 'What is shown below was run before this change.',
    },
    emptyPrompt: 'Write a prompt first, or choose an example.',
    taught: 'The target was taught arithmetic stories, equations, dates and units, small rewriting jobs, short tales and dialogues.',
    guest: (name: string) => `${name} wrote this, in the chat. Run live asks the small model that comes with this page.`,
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
    unmadeWeights: 'This link describes a run whose drafter was trained in a browser, and its weights are not in this one.',
    unmadeWeightsHint: 'Choose another drafter under Settings, or train one in the training lab.',
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
    names: { rounds: 'Rounds', tree: 'Tree', time: 'Time', statistics: 'Statistics', 'what-if': 'What if', compare: 'Compare', attention: 'Attention' } satisfies Record<StudyName, string>,
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
  },

  figures: {
    heading: 'Figures',
    speculation: 'Speculation',
    on: 'on',
    off: 'off',
    fellBack: 'fell back to plain decoding',
    fellBackBecause: { 'nothing-to-copy': 'fell back to plain decoding, because nothing earlier in the text could be copied' },
    speed: 'plain speed',
    slower: (tokens: string, rows: string) => `Slower: a round brings ${tokens} tokens, and the target checks ${rows} places for them.`,
    notCompared: 'speed-up not measured',
    comparing: 'measuring the speed-up …',
    known: { measured: 'measured', recorded: 'recorded', simulated: 'simulated' } satisfies Record<Known, string>,
    acceptance: 'acceptance length',
    acceptanceDefined: '1 + accepted drafts / rounds',
    rate: 'of drafts accepted',
    identical: 'Identical to plain decoding',
    identicalAnswer: { yes: 'yes', no: 'no' },
    incomparable: (rule: AcceptRule) => `Under ${rule} the text need not be that of plain decoding: the two draw with other noise, from the target’s distribution all the same.`,
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
    causes: gpuCauses satisfies Record<GpuAbsence, { cause: string; remedy: string }>,
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
} as const);


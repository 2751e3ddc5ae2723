/** Words of the training lab. Functions where a sentence needs its numbers in place. */
import { isAblation, type Drafting, type Proposal } from '#core/speculation/proposal.ts';
import type { ChoiceKey } from '#core/training/config-changes.ts';
import { isTaughtByTest } from '#core/training/training-config.ts';
import type { SlotLoss, SlotRole, TrainedDrafter, TrainingConfig, TrainingHeader, TrainingMethod } from '#core/training/training-events.ts';
import { gpuCauses } from '#ui/gpu-causes.ts';
import { plural } from '#ui/plural.ts';
import { timeLeft } from '#ui/time-left.ts';
import { wording } from '#ui/wording.ts';

const drafters: Readonly<Record<TrainedDrafter, string>> = { dflash: 'DFlash', eagle3: 'EAGLE-3' };
const proposals: Readonly<Record<Proposal, string>> = { block: 'A block at once', autoregressive: 'Token by token' };
/** An ablation is its layout's, drafting the other way. */
const drafterName = ({ drafter, proposal }: Drafting): string =>
  isAblation({ drafter, proposal }) ? `${drafters[drafter]}, ${proposal === 'block' ? 'a block at once' : 'token by token'}` : drafters[drafter];
const methods: Readonly<Record<TrainingMethod, string>> = { sft: 'Supervised', soft: 'Soft labels', opd: 'Draft-OPD' };
const starts: Readonly<Record<TrainingConfig['start'], string>> = { scratch: 'Random weights', shipped: 'The shipped drafter' };
const losses: Readonly<Record<SlotLoss, string>> = {
  fkl: 'Forward KL', rkl: 'Reverse KL', jsd: 'Jensen-Shannon', tv: 'Total variation', acceptance: 'Chance of acceptance', bern: 'This token or another', k3: 'Estimated KL (k3)', k2: 'Estimated KL (k2)', none: 'Nothing',
};
const roles: Readonly<Record<SlotRole, string>> = { accepted: 'accepted', 'first-rejected': 'first refused', suffix: 'behind it', label: 'label', unused: 'unused' };
const useOfWeights = '. Saved weights have the published layout, for use elsewhere; to draft with weights here, choose “Speculate with it” under “Kept in this browser”.';
const choices: Readonly<Record<ChoiceKey, string>> = {
  drafter: 'drafter', proposal: 'way of drafting', method: 'method', start: 'start', steps: 'steps', texts: 'texts a step', anchors: 'anchors a text', rehearsal: 'rehearsal', rate: 'learning rate', seed: 'seed',
  'labels.texts': 'whose texts', 'labels.anchors': 'where labels stand', 'labels.aim': 'aim of labels',
  'opd.accepted': 'loss of accepted slots', 'opd.rejected': 'loss of rejected slots', 'opd.scope': 'rejected slots', 'opd.decay': 'decay', 'opd.balance': 'weight of rejected slots', 'opd.norm': 'mean', 'opd.anchors': 'anchors', 'opd.correction': 'correction', 'opd.verifiedSuffix': 'text behind it',
};

export const trainingStrings = wording({
  title: 'A drafter learns what its target will say.',
  drafters, proposals, methods, starts, losses, roles, choices,

  facts: {
    live: 'Live',
    recorded: (engine: TrainingHeader['engine']) => (engine === 'pytorch' ? 'Recorded, by the PyTorch twin' : 'Recorded, by this page’s trainer'),
    simulated: 'Simulated: no model was trained',
    what: ({ method, start, ...drafting }: TrainingConfig) => `${drafterName(drafting)} · ${methods[method]} · from ${start === 'scratch' ? 'random weights' : 'the shipped drafter'}`,
    parameters: (trained: string, target: string) => `${trained} parameters learn, the target’s ${target} stay`,
    adapter: (name: string) => `on ${name}`,
  },

  whenRecorded: (said: string) => `When this was recorded: ${said}`,

  headline: {
    heading: 'Acceptance length',
    unit: 'tokens a round',
    interval: (low: string, high: string) => `95 % interval ${low}–${high}`,
    on: (prompts: number) => `on ${plural(prompts, 'held-out prompt')}, at temperature 0`,
    measuredAt: (step: number) => (step === 0 ? 'measured before the first step' : `measured at step ${step}`),
    first: (length: string) => `before the first step ${length}`,
    none: 'Not measured yet.',
  },

  length: {
    title: 'Acceptance length τ on held-out prompts',
    axis: { steps: 'step', flops: 'floating-point operations so far' },
    axes: { steps: 'Steps', flops: 'Cost' },
    chooseAxis: 'Draw it over',
    summary: (points: number, first: string, last: string, others: number) => `Acceptance length, measured ${plural(points, 'time')}: from ${first} to ${last}.${others > 0 ? ` ${plural(others, 'recorded training')} behind it.` : ''}`,
    columns: ['Step', 'Operations', 'τ', '95 %'],
    interval: (low: string, high: string) => `${low}–${high}`,
    operations: (amount: string, prefix: string) => `${amount} ${prefix}FLOP`,
    goesOn: (name: string) => `${name} →`,
    arms: 'Recorded trainings',
  },

  cursor: {
    heading: 'Step',
    slider: 'Step that every view shows',
    where: (step: number, last: number) => `Step ${step} of ${last}`,
    first: 'Before the first step',
    previous: 'Measurement before',
    next: 'Next measurement',
    last: 'Latest step',
  },

  loss: {
    title: 'Loss',
    note: 'Dots are steps, the line is their fading mean.',
    summary: (step: number, loss: string) => `Loss up to step ${step}: ${loss}.`,
    columns: ['Step', 'Loss', 'Fading mean'],
    none: 'No step is written down up to here.',
  },
  positions: {
    title: 'Kept, slot by slot',
    note: 'Of rounds that got there; stroke: at first.',
    summary: (rates: string) => `Share kept by slot: ${rates}.`,
    columns: ['Slot', 'Kept', 'At first'],
    axis: 'slot',
    nobody: '–',
    none: 'Not measured yet.',
  },
  divergence: {
    title: 'How far from the target',
    note: 'KL(q‖p) in nats a slot: in its own rounds, and on the text.',
    groups: { accepted: 'accepted', firstRejected: 'first refused', suffix: 'behind it', text: 'on the text' },
    summary: (step: number, values: string) => `Divergence at step ${step}: ${values}.`,
    columns: ['Step', 'Accepted', 'First refused', 'Behind it', 'On the text'],
    nothing: '–',
    none: 'Not measured here.',
  },
  anchors: {
    titles: { rounds: 'Where rounds began', drawn: 'Where anchors were drawn', everywhere: 'Where it was taught: everywhere' },
    note: 'Anchors so far, by place in the answer.',
    summary: (n: string) => `${n} anchors by tenths of the answer.`,
    columns: ['Part of the answer', 'Anchors'],
    tenth: (i: number) => `${i * 10}–${i * 10 + 10} %`,
    ends: ['start', 'end'],
    none: 'No step is written down up to here.',
  },

  study: {
    choose: 'Look at',
    names: { sample: 'The same prompt, as it learnt', replay: 'What taught it' },
  },
  sample: {
    heading: 'The same prompt, as it learnt',
    lead: 'The text is the target’s own, so it never changes. Each block is a round: underlined what was drafted and kept, boxed the token that the target wrote itself. A better drafter makes longer blocks.',
    which: 'Prompt',
    option: (family: string, prompt: string) => `${family}: ${prompt}`,
    step: (step: number) => (step === 0 ? 'before' : `step ${step}`),
    rounds: (rounds: number, length: string) => `${plural(rounds, 'round')}, ${length} a round`,
    line: (step: number, rounds: number, length: string) => `${step === 0 ? 'Before the first step' : `Step ${step}`}: ${plural(rounds, 'round')}, ${length} tokens a round`,
    none: 'No text of this training was measured yet.',
  },
  replay: {
    heading: 'What taught it',
    lead: { rounds: 'One text of a step, in the drafter’s own rounds.', random: 'One text of a step, from anchors drawn at random.' },
    bars: 'The bar under a slot is its share of this text’s loss (loss times weight), beside the largest.',
    step: (step: number) => `A text of step ${step}`,
    caption: 'Rows are rounds, columns are slots. Arrow keys move between slots.',
    share: (role: string, share: string, weight: string) => `${role} ${share} of the loss, ${weight} of the weight`,
    anchor: (at: number) => (at === 0 ? 'from the prompt’s end' : `from token ${at}`),
    cell: (row: number, slot: number, token: string, role: SlotRole, text: string | null) => {
      const drafted = `Round ${row}, slot ${slot}, ${token}: ${roles[role]}`;
      return role === 'label' || role === 'unused' || text === null || text === token ? `${drafted}.` : `${drafted}; the text has ${text} here.`;
    },
    taught: (loss: string, share: string, weight: string) => `Its loss of ${loss} makes ${share} of this text’s, with ${weight} of its weight.`,
    idle: 'It taught nothing in this step.',
    none: 'No text of this training was kept to look at.',
  },

  form: {
    heading: 'What to train',
    drafter: 'Drafter',
    drafterHints: {
      dflash: 'KV injection: what the target thought becomes keys and values of every layer.',
      eagle3: 'Input fusion: what the target thought stands beside each token in the layer’s input. Its head is its own too.',
    },
    proposal: 'Drafts',
    published: {
      dflash: 'As published. The other way changes nothing else, so it shows what the block is worth.',
      eagle3: 'As published. The other way keeps layer and head, and is taught by labels: the test is of drafting token by token.',
    },
    ablation: {
      dflash: 'An ablation: all else is DFlash’s, so a difference from it is due to this alone.',
      eagle3: 'An ablation: DFlash’s blocks and labels. Beside DFlash it shows what KV injection is worth, with the layer and the head that come with it.',
    },
    method: 'Method',
    methodHints: {
      sft: 'The target’s own texts as labels.',
      soft: 'The same texts, the target’s whole distribution as label.',
      opd: 'The drafter’s own rounds: kept slots and refused slots, each with a divergence of its own.',
    },
    ownTest: 'EAGLE-3 is taught by its own training-time test.',
    start: 'Begins with',
    noneShipped: 'Random weights: no ablation is shipped.',
    steps: 'Steps',
    more: 'Advanced',
    texts: 'Texts a step',
    anchors: 'Anchors a text',
    rehearsal: 'Supervised training beside it',
    rehearsals: { 0: 'None', 0.25: 'A quarter of each step', 0.5: 'Half of each step', 0.75: 'Three quarters of each step' },
    rehearsed: (rehearsed: number, texts: number) =>
      texts === 1 ? 'A step of one text has none to spare: take more texts a step.' : `${rehearsed} of a step’s ${texts} texts; at least one is left to the training itself.`,
    rate: 'Learning rate',
    seed: 'Seed',
    whose: 'Whose texts',
    pools: { sft: 'Supervised training’s', opd: 'Those kept for Draft-OPD' },
    aim: 'Aim',
    aims: { slots: 'Each slot by itself', kept: 'Slots kept in a row' },
    accepted: 'Accepted slots',
    rejected: 'Rejected slots',
    scope: 'Which rejected slots',
    scopes: { suffix: 'The first refused and all behind it', first: 'The first refused alone' },
    decay: 'Decay a slot',
    balance: 'Weight of rejected slots',
    norm: 'Mean',
    norms: { means: 'Of both groups’ means', tokens: 'Over all slots' },
    places: 'Anchors',
    labelPlace: { random: 'Drawn at random', rounds: 'Where rounds begin' },
    place: { rounds: 'Where rounds began', random: 'Accepted slots at random', everywhere: 'All at random' },
    correction: 'Also teach the target’s own token',
    verifiedSuffix: 'And the text behind it',
    settled: (name: string, given: string, used: string) => `${name}: ${given} became ${used}.`,
    kept: (name: string, used: string) => `${name} stays ${used}.`,
    changed: (names: string) => `Changed since this run started: ${names}.`,
    linked: (name: string, given: string, used: string) => `The link’s ${name} (${given}) became ${used}.`,
    notHere: (name: string, instead: boolean) => `The link’s recorded training (${name}) is not here${instead ? ': the first one is shown' : ''}.`,
  },

  run: {
    start: 'Start training',
    pause: 'Pause',
    goOn: 'Go on',
    step: 'One step',
    stop: 'Stop',
    starting: 'Starting the engine',
    loading: (share: string) => `Loading the models, ${share}`,
    preparing: 'Preparing the training',
    training: 'Training',
    paused: 'Paused',
    left: timeLeft,
    elsewhere: 'It goes on while you look at another page here. If that page runs something itself, it stops, and can be gone on with from what was kept.',
  },

  kept: {
    heading: 'Kept in this browser',
    what: ({ method, ...drafting }: TrainingConfig) => (isTaughtByTest(drafting) ? drafterName(drafting) : `${drafterName(drafting)}, ${methods[method]}`),
    step: (step: number, steps: number) => `step ${step} of ${steps}`,
    measured: (length: string, at: number | null) => `τ ${length}${at === null ? '' : ` at step ${at}`}`,
    notMeasured: 'not measured',
    began: (start: TrainingConfig['start'], seed: number) => `${start === 'scratch' ? 'from random weights' : 'from the shipped drafter'}, seed ${seed}`,
    size: (megabytes: string) => `${megabytes} MB`,
    speculate: 'Speculate with it',
    goOn: (step: number) => `Go on from step ${step}`,
    save: 'Save weights',
    saved: (name: string) => `Saved as ${name}.`,
    forget: 'Forget',
    sure: 'Forget for good',
    forgotten: 'Forgotten.',
    damaged: (name: string) => `A training that cannot be read (${name}): its file was cut off, changed, written by an older page, or does not open.`,
    more: (n: number) => `${n} more`,
  },

  ending: {
    done: 'Done.',
    stopped: 'Stopped.',
    failed: 'The training stopped',
    kept: (step: number) => `The curves up to here are kept, and so is the checkpoint of step ${step}.`,
    noCheckpoint: 'The curves up to here are kept; there was no checkpoint yet.',
  },
  failure: {
    heading: 'Training did not start',
    unread: 'This training could not be read',
    nothingLost: 'What is shown here stays.',
    dismiss: 'Dismiss',
    unexpected: 'The engine stopped without a word: start again.',
    weights: {
      zip: `This is a zip archive, such as “Save weights” makes, and not the log of a training (JSON), which this opens${useOfWeights}`,
      safetensors: `These are weights (safetensors), and not the log of a training (JSON), which this opens${useOfWeights}`,
    },
    unreadable: 'This file could not be read: choose it again.',
    busy: 'A training is under way: stop it first, then open the file.',
    missing: 'This recorded training could not be fetched: try again later.',
    tooLarge: (megabytes: string, limit: string) => `This file holds ${megabytes} MB, and the log of a training at most ${limit} MB, so it was not read.`,
  },
  noGpu: {
    heading: 'Training needs WebGPU.',
    still: 'Saved and recorded trainings can be looked at without it.',
    causes: gpuCauses,
  },

  empty: {
    title: 'Nothing was trained here yet.',
    text: 'A drafter that starts from random weights gets hardly a token past the target. A few minutes in this tab are enough to watch it learn: how many of its guesses are kept, on prompts that it never saw.',
    waiting: 'The first measurement is on its way: the drafter before any training.',
  },

  menu: {
    label: 'Training',
    save: 'Save training (JSON)',
    link: 'Copy link',
    open: 'Open a training …',
    hint: 'A saved training can also be dropped anywhere on the page, or pasted.',
    drop: 'Drop the saved training to open it.',
    saved: (name: string) => `Saved as ${name}.`,
    copied: 'Link copied.',
    notCopied: 'The link could not be copied: take it from the address bar.',
    opened: 'Training opened.',
  },

  said: {
    measured: (step: number, length: string) => `Step ${step}: ${length} tokens a round.`,
    ended: (how: string, step: number) => `${how} ${step === 0 ? 'No step was taken.' : `${plural(step, 'step')} taken.`}`,
  },
} as const);

/** Words of the benchmark page, and of what it tells while it measures. Functions where a sentence needs its numbers in place. */
import type { ScriptName } from '#core/pibench/agents/agent.ts';
import type { MemoryMode } from '#core/pibench/events.ts';
import type { Family } from '#core/tasks/problem.ts';
import type { GpuAbsence, KernelModel, KernelOp, KernelWeights } from '#engine/protocol.ts';
import { gpuCauses } from '#ui/gpu-causes.ts';
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';
import type { DecodeRow, MeasuredDrafter, VerifyCostRow } from './result-rows.ts';

type DecodeChoice = Pick<DecodeRow, 'drafter' | 'gamma' | 'treeBudget' | 'temperature' | 'rule'>;

const drafters: Readonly<Record<MeasuredDrafter, string>> = { 'draft-model': 'Draft model', eagle3: 'EAGLE-3', dflash: 'DFlash', ddtree: 'DDTree', 'prompt-lookup': 'Prompt lookup', none: 'No drafter' };
const roles: Readonly<Record<VerifyCostRow['role'], string>> = { target: 'Target', draft: 'Draft model' };
const families: Readonly<Record<Family, string>> = { story: 'Stories', equation: 'Equations', date: 'Dates', rewrite: 'Rewriting', tale: 'Tales', dialogue: 'Dialogues' };

const methods: Readonly<Record<string, string>> = { sft: 'Supervised', soft: 'Soft labels', opd: 'Draft-OPD' };
const engines: Readonly<Record<string, string>> = { ours: 'our kernels', 'tfjs-webgpu': 'TensorFlow.js on WebGPU', slipstream: 'Slipstream' };

const kernelOps: Readonly<Record<KernelOp, string>> = {
  embedding: 'Embedding', qkv: 'Norm, QKV', rotate: 'Rotation, KV write', attention: 'Attention', attentionOut: 'Attention out', gateUp: 'Norm, gate, up, SwiGLU', down: 'Down', head: 'Norm, head',
};

const scripts: Readonly<Record<ScriptName, string>> = {
  passive: 'Passive', 'generic-asker': 'Anything else?', 'ask-all': 'Asks all', 'ask-once': 'Asks once', 'profile-reader': 'Reads the profile', 'memory-replayer': 'Remembers', 'over-doer': 'Overdoes', 'noisy-oracle': 'Noisy oracle', oracle: 'Oracle',
};
const memories: Readonly<Record<MemoryMode, string>> = { none: 'nothing', transcript: 'transcript', notes: 'notes', workspace: 'files', perfect: 'everything' };

export const benchmarkStrings = wording({
  title: 'What speculation gains, and where it loses',
  lead: 'A drafter guesses a few tokens, the target checks them in one pass, and the text stays that of plain decoding. Here is how much faster that is, and what such a pass costs.',
  reading: [
    'A dot is the median of the repeats; the line through it reaches from the smallest to the largest.',
    'At 1× both ways of decoding are equally fast, left of it drafting is slower. They take turns within every repeat, since times vary from machine to machine and minute to minute.',
    'τ: tokens a round, 1 + accepted drafts / rounds. Identical: whether the text is that of plain decoding, token by token; above temperature 0 only rule R4 allows the question.',
  ],

  suites: {
    smoke: { title: 'Smoke', about: 'does everything run, and roughly how fast (a minute)' },
    speculation: { title: 'Speculation', about: 'speed-up, acceptance and verify cost by drafter, draft length and family' },
    drafters: { title: 'Drafters', about: 'every way of drafting on the same prompts: speed-up, acceptance, what a round costs, memory' },
    lossless: { title: 'Lossless', about: '5,000 tokens a drafter, each compared with plain decoding' },
    training: { title: 'Training', about: 'sixty live steps: does a drafter learn, how fast; by the command line also beside TensorFlow.js' },
    kernels: { title: 'Kernels', about: 'every kernel of a forward pass by itself, against what this device can do at best' },
  },
  /** What the page cannot measure: with engines that are no part of it, a model that it does not ship, or no GPU at all. */
  commandSuites: {
    peers: { title: 'Peers', about: 'reading and decoding beside wllama and transformers.js on one model; by the command line only' },
    'real-model': { title: 'A real model', about: 'SmolLM2 writes 1,000 tokens by prompt lookup, compared with plain decoding; by the command line only' },
    'hostile-files': { title: 'Hostile files', about: '100,000 hostile headers of model files, each read or refused; by the command line only' },
    reasoning: { title: 'Reasoning', about: 'claims about a thinking reward model, as recorded, both judges again on a shipped sample of pairs, a model that learns in a tab, and how well edges of prose are found; by the command line only' },
    pibench: { title: 'π-Bench', about: 'scripted agents with every kind of memory through all tasks, the paper’s findings, how fast; by the command line also a model behind a URL' },
  },
  form: {
    suite: 'Suite to measure on this device',
    option: (name: string, about: string) => `${name}: ${about}`,
    measure: 'Measure',
    stop: 'Stop',
    keepOpen: 'Keep this tab in front while it measures.',
  },
  noGpu: {
    heading: 'Measuring needs WebGPU.',
    still: 'The stored results below need none.',
    causes: gpuCauses satisfies Record<GpuAbsence, { cause: string; remedy: string }>,
  },
  progress: {
    bar: 'How far the suite has come',
    starting: 'Starting …',
    looking: 'Looking for a GPU …',
    loading: (percent: string) => `Loading models, ${percent} %`,
    cell: (n: number, of: number, name: string) => `Cell ${n} of ${of}: ${name}`,
    done: 'Done. This device’s figures stand beside the stored ones.',
    stopped: 'Stopped. What was measured so far stands below.',
    stoppedEarly: 'Stopped before anything was measured.',
    kept: (failure: string) => `${failure} What was measured so far stands below.`,
    noEngine: 'The engine is not part of this build.',
    noGpu: (cause: string, detail: string) => `No GPU to measure on (${cause}: ${detail}).`,
    noPattern: (only: string, why: string) => `“${only}” is no pattern for cells (${why}).`,
    noCell: (suite: string, only: string, cells: string) => `No cell of the suite ${suite} is named like “${only}”. Its cells: ${cells}.`,
    noPrompts: (status: number) => `The held-out prompts could not be loaded (HTTP ${status}).`,
    wrongAnswer: 'The engine answered another question.',
  },

  sides: { stored: 'Stored', here: 'This device' },
  where: {
    adapter: 'Adapter',
    browser: 'Browser',
    date: 'Date',
    commit: 'Commit',
    command: 'Command',
    swiftshader: 'SwiftShader, a software GPU',
    unnamed: 'without a name',
    processors: (adapter: string, n: number) => `${adapter}, ${plural(n, 'core')}`,
    atCommit: (commit: string) => `commit ${commit}`,
    save: 'Save results',
    saveOf: (suite: string) => `Save results of ${suite}`,
    notMeasured: 'Not measured yet. Choose the suite above, then “Measure”.',
    notHere: 'Not by this page: the stored command measures it anew.',
    model: 'Model',
    notStored: 'No stored results of these cells.',
  },
  summary: {
    speed: (speedup: string, cell: string, detail: string) => `${speedup}× (${cell}, ${detail})`,
    speeds: (slowest: string, fastest: string) => `From ${slowest} to ${fastest}.`,
    oneSpeed: (speed: string) => `${speed}.`,
    identical: (tokens: string) => `All ${tokens} tokens that can be compared are those of plain decoding.`,
    different: (cells: number, of: number, names: string) => `In ${cells} of ${plural(of, 'cell')} the text differs from plain decoding: ${names}.`,
    visit: (ms: string, least: string, most: string) => `A first visit waits ${ms} ms (${least}–${most}) until the recorded run moves.`,
    pibenchVisit: (ms: string, least: string, most: string) => `A first visit to π-Bench waits ${ms} ms (${least}–${most}; goal 2,000) until a conversation moves.`,
    pibenchSpeed: (tasks: number, agents: number, workers: number, seconds: string, least: string, most: string, messages: string) =>
      `${plural(tasks, 'task')} by ${plural(agents, 'scripted agent')} took ${seconds} s (${least}–${most}; goal for all 100: 5) in ${plural(workers, 'worker')}, ${messages} messages a second.`,
    sameLog: (same: boolean, agent: string, memory: string, persona: string) => (same
      ? `A whole run (${agent}, ${memory}, ${persona}) is the same log in Chromium and in Node.`
      : `A whole run (${agent}, ${memory}, ${persona}) is another log in Node than in Chromium.`),
  },

  claims: {
    sftLoss: (some: number) => ({ title: 'Supervised training from random weights lowers the loss', rule: `mean loss of the last ${some} steps / of the first ${some}, below 1` }),
    sftTau: { title: 'Supervised training from random weights raises τ on held-out prompts', rule: 'τ after / before, above 1' },
    opdLoss: { title: 'Draft-OPD from the shipped drafter lowers the loss on its first replayed rounds', rule: 'loss of step 1’s lessons after / before, below 1' },
    opdTau: (percent: number) => ({ title: `Draft-OPD costs at most ${percent} % of τ on held-out prompts`, rule: `τ after / before, at least ${1 - percent / 100}` }),
    peer: (peer: string, goal: number) => ({ title: `Forward and backward run at least ${goal} times as often a second as in ${engines[peer] ?? peer}`, rule: `steps a second, ours / ${peer}, median of the turns, at least ${goal}` }),
    peerReads: (peer: string, goal: number) => ({ title: `A prompt is read at least as fast as by ${peer}`, rule: `prompt tokens a second up to the first token, ours / ${peer}, median of the turns, at least ${goal}` }),
    peerDecodes: (peer: string, goal: number) => ({ title: `Plain decoding is at least ${goal} times as fast as that of ${peer}`, rule: `tokens a second behind the first, ours / ${peer}, median of the turns, at least ${goal}` }),
    peerDecodingScale: (model: string, weights: string, prompt: number, tokens: number) => `${model}, ${weights} weights of blocks of 32, a prompt of ${prompt} tokens and ${tokens} more of the peer’s, greedy; in turn on one adapter`,
    memory: (goal: number) => ({ title: 'While it is loaded and decodes, little lies on the GPU but weights and cache', rule: `bytes of all buffers at their most / those of packed weights and KV cache, at most ${goal}` }),
    memoryScale: (model: string, weights: string, context: number) => `${model}, ${weights} weights, a context of ${context}, four texts by prompt lookup and plainly`,
    memoryTaken: (model: string, peak: string, weights: string, cache: string, rest: string) => `${model} took ${peak} MB of the GPU at its most: ${weights} MB of weights, ${cache} MB of cache, ${rest} MB of all else.`,
    hostileFiles: (longestMs: number) => ({ title: 'Every hostile header of a model file is read or refused in one sentence, soon', rule: `cases that ended in neither, took 10 s, or read the file more than twice: none (the longest took ${longestMs.toFixed(0)} ms)` }),
    hostileScale: (cases: number) => `${cases} headers of GGUF and safetensors files: lies, damage, cuts`,
    decoding: (engine: string, backend: string, prefill: string, decode: string) => `${engines[engine] ?? engine} on ${backend}: ${prefill} prompt tokens/s, ${decode} tokens/s.`,
    peerScale: 'one DFlash layer of the shipped shape, 16 blocks of 8 over 64 positions, hard labels, all gradients, no optimiser; in turn on one adapter',
    scale: (steps: number, texts: number, anchors: number, heldOut: number) => `${steps} steps of ${plural(texts, 'text')} with ${anchors} blocks each, ${heldOut} held-out prompts`,
    unfinished: 'The training ended early.',
    unmeasured: (title: string, rule: string) => `Not measured yet: ${title} (${rule}).`,
    verdict: (holds: boolean, title: string, measured: string, rule: string) => `${holds ? 'Holds' : 'Does not hold'}: ${title} (${measured}; ${rule}).`,
    speed: (method: string, scope: string, engine: string, steps: string, tokens: string) => `${methods[method] ?? method}, ${scope}, ${engines[engine] ?? engine}: ${steps} steps/s, ${tokens} tokens/s.`,
  },

  times: (ratio: string) => `${ratio}×`,
  missing: 'not measured',
  parts: (name: string) => `${name}, by family of prompts`,
  drawn: 'Drawn',
  cell: ({ drafter, gamma, treeBudget = 0 }: DecodeChoice) => (treeBudget > 0 ? `${drafters[drafter]}, tree of\u00a0${treeBudget}` : `${drafters[drafter]}, γ\u00a0=\u00a0${gamma}`),
  cellDetail: ({ gamma, treeBudget = 0, temperature, rule }: DecodeChoice) =>
    `${treeBudget > 0 ? `${plural(gamma, 'level')}, ` : ''}${temperature === 0 ? 'greedy' : `temperature ${temperature}, ${rule}`}`,
  /** A family that this page does not know keeps the name it has in the file. */
  family: (name: string) => (families as Readonly<Record<string, string>>)[name] ?? name,

  decode: {
    caption: 'Speed-up over plain decoding',
    rowHeading: 'Drafter',
    less: 'slower',
    more: 'faster',
    columns: ['Speed-up', 'Tokens/s', 'Plain tokens/s', 'τ', 'Identical'],
    note: null,
    size: (prompts: number, repeats: number) => `${plural(prompts, 'prompt')}, ${plural(repeats, 'repeat')}`,
    identical: 'yes',
    different: 'no',
    notComparable: 'n/a',
  },
  round: {
    caption: 'What a round costs, against a plain step',
    rowHeading: 'Drafter',
    less: '',
    more: 'dearer',
    columns: ['Steps', 'Draft, ms', 'Verify, ms', 'τ', 'Drafter, MB'],
    note: 'A drafter gains where its rounds bring more tokens (τ) than they cost steps. Memory: the drafter’s weights, cache and activations, and what the target keeps for it to read.',
    size: (repeats: number) => plural(repeats, 'repeat'),
  },
  pass: {
    caption: 'What a pass over several rows costs, against one row',
    rowHeading: 'Model and rows',
    row: (role: VerifyCostRow['role'], rows: number) => `${roles[role]}, ${plural(rows, 'row').replace(' ', '\u00a0')}`,
    less: '',
    more: 'dearer',
    columns: ['To one row', 'Milliseconds'],
    note: 'Checking γ drafts takes a pass over γ + 1 rows. The dearer such a pass, the less there is to gain.',
    size: (repeats: number) => plural(repeats, 'repeat'),
    oneRowAlone: 'by kernels for one row only',
  },
  peer: {
    caption: 'How fast ours decodes beside other engines',
    rowHeading: 'Engine',
    less: 'slower',
    more: 'faster',
    columns: ['Ours / theirs', 'Tokens/s', 'Prompt, ours / theirs', 'Prompt tokens/s', 'Same tokens'],
    note: 'All of them hold the same codes of the same model and take turns; a ratio is one of each turn. Engines round differently, so that a near tie may turn: counted are the tokens that are ours from the first on.',
    row: (engine: string, version: string) => `${engines[engine] ?? engine} ${version}`,
    detail: (model: string, weights: string, backend: string, threads: number | null) => `${model}, ${weights}, ${backend}${threads === null ? '' : `, ${plural(threads, 'thread')}`}`,
    same: (same: number, of: number) => `${same} of ${of}`,
    size: (repeats: number) => plural(repeats, 'turn'),
  },
  kernel: {
    caption: 'What each kernel makes of the device',
    rowHeading: 'Kernel and rows',
    row: (op: KernelOp, rows: number) => `${kernelOps[op]}, ${plural(rows, 'row').replace(' ', '\u00a0')}`,
    detail: (model: KernelModel, weights: KernelWeights, shape: string) => `${model === 'target' ? 'target' : 'SmolLM2-135M'}, ${weights}, ${shape.replace('x', ' × ')}`,
    less: 'idle',
    more: '',
    columns: ['Of the roofline', 'Milliseconds', 'GFLOP/s', 'GB/s'],
    note: 'The roofline is the least time in which this device can do the kernel’s operations or move its bytes, whichever takes longer. Both of its rates are measured in turn with each kernel, and a share is one of the same turn. Above 100 %, the kernel’s bytes fit the last cache, which is faster than memory.',
    cached: (megabytes: string) => `from a cache: ${megabytes} MB`,
    beyond: 'beyond the measured ceiling',
    share: (share: number) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`,
    ms: (ms: number) => ms.toPrecision(3),
    size: (repeats: number, gflops: number, gigabytesPerSecond: number) => `${plural(repeats, 'repeat')}, at best ${gflops.toFixed(0)} GFLOP/s and ${gigabytesPerSecond.toFixed(0)} GB/s`,
  },

  agents: {
    caption: 'What each agent comes to, by what it remembers',
    columns: ['Agent', 'Remembers', 'Proc', 'Comp', 'Anticipated', 'Asked', 'Missed', 'Unreached', 'Messages', 'User’s words', 'Questions', 'Hits', 'To the point', 'First message', 'Lost again'],
    note: (personas: number, seeds: number, judge: string, scale: string) =>
      `Over ${plural(personas, 'person', 'people')} and ${plural(seeds, 'seed')}, judged by ${judge} (${scale}). Proc and Comp are means, with the lowest and the highest of a person; counts are sums. Hits: wishes asked about, by questions. `
      + 'To the point: blocks of its messages that bore on a wish or a criterion. First message: wishes that it covered. Lost again: criteria that held once, and not at the end.',
    /** Of a model its own name, and behind whose address it is; of a script its chances. */
    script: (name: string) => (scripts as Readonly<Record<string, string>>)[name] ?? name,
    detail: (told: string) => told,
    memory: (mode: MemoryMode) => memories[mode],
    nothing: '–',
    between: (least: string, most: string) => `${least}–${most}`,
  },
  findings: {
    caption: 'The paper’s findings, measured again',
    columns: ['Finding', 'Of whom', 'In the paper', 'Here', 'Verdict', 'It holds if'],
    /** A row's own words, as it was written. */
    told: (text: string) => text,
    between: (low: string, high: string) => `${low} to ${high}`,
    verdicts: { holds: 'holds', fails: 'does not hold', unmeasured: 'not measured' },
  },
} as const);

/**
 * A training without a model, for tests, the gallery and development: curves of the shape that the papers report (supervised training
 * rises and flattens, Draft-OPD goes on; specdec.md 10.4), rounds and replays that agree with them. Seeded, and the header says
 * `simulated`, as every page does that shows it.
 */
import { counterStream, counterUniform, PURPOSE } from '#core/rng/counter.ts';
import { addFlops, NO_FLOPS, type Flops } from './flop-ledger.ts';
import { acceptanceByPosition, walkRounds } from './rounds-on-text.ts';
import { settleTraining } from './training-config.ts';
import { TENTHS } from './training-curves.ts';
import {
  TRAINING_FORMAT, TRAINING_VERSION, type MeasureEvent, type ReplayEvent, type SampleText, type SlotRole, type StepEvent, type TrainingConfig, type TrainingEvent, type TrainingHeader,
} from './training-events.ts';
import { TrainingRun } from './training-run.ts';

const SPLIT = /<[a-z]+>|\n|#|\d| ?[A-Za-z]{1,6}|[^A-Za-z\d\n#<]/g;

const TEXTS = [
  { family: 'story', prompt: '<bos><user>Ida has 48 plums and gives 15 away. How many are left?<think>', answer: '#1 48-15=33\ncheck 33+15=48<answer>Ida has 33 plums left.<eos>' },
  { family: 'equation', prompt: '<bos><user>Solve 3x+4=19.<think>', answer: '#1 19-4=15\n#2 15/3=5<answer>x=5<eos>' },
  { family: 'tale', prompt: '<bos><user>Write a tale: a fox and a lamp.<think>', answer: 'plan fox, lamp<answer>A fox found a lamp in the wood. It lit the way home, and the fox kept it.<eos>' },
] as const;

export interface Simulation {
  readonly config?: Partial<TrainingConfig>;
  /** Steps between two measurements. */
  readonly every?: number;
  /** The last step; the training may want more. */
  readonly until?: number;
  readonly end?: Extract<TrainingEvent, { type: 'end' }> | null;
}

const SLOTS = { dflash: 7, eagle3: 5 } as const;
/** Where the curve begins, where it flattens, and the share of all steps in which it gets most of the way. */
const SHAPES = { sft: { from: 1.1, to: 4, pace: 0.22 }, soft: { from: 1.1, to: 4.1, pace: 0.2 }, opd: { from: 1.1, to: 4.45, pace: 0.4 } } as const;
const SHIPPED = 3.96;
const HELD_OUT = 24;
const STEP_FLOPS: Flops = { targetForward: 2.1e9, draftForward: 0.6e9, draftBackward: 1.2e9 };

class Simulator {
  readonly #config: TrainingConfig;
  readonly #slots: number;
  readonly #vocabulary: readonly string[];
  readonly #texts: readonly { readonly family: string; readonly prompt: readonly number[]; readonly answer: readonly number[] }[];
  readonly #events: TrainingEvent[] = [];

  constructor({ config = {}, every, until, end = { type: 'end', reason: 'done' } }: Simulation) {
    this.#config = settleTraining({ ...config }).config;
    this.#slots = SLOTS[this.#config.drafter];
    const pieces = TEXTS.map(({ family, prompt, answer }) => ({ family, prompt: prompt.match(SPLIT) ?? [], answer: answer.match(SPLIT) ?? [] }));
    this.#vocabulary = [...new Set(pieces.flatMap(({ prompt, answer }) => [...prompt, ...answer]))];
    const ids = (words: readonly string[]): number[] => words.map((piece) => this.#vocabulary.indexOf(piece));
    this.#texts = pieces.map(({ family, prompt, answer }) => ({ family, prompt: ids(prompt), answer: ids(answer) }));
    this.#train(every ?? Math.max(1, Math.round(this.#config.steps / 12)), Math.min(until ?? Infinity, this.#config.steps));
    if (end) this.#events.push(end);
  }

  run(): TrainingRun {
    const config = this.#config;
    const header: TrainingHeader = {
      format: TRAINING_FORMAT, version: TRAINING_VERSION, config, target: { name: 'simulated target', parameters: 2_100_000, sha256: '0'.repeat(64) },
      parameters: 340_000, slots: this.#slots, data: { texts: 2000, heldOut: HELD_OUT }, adapter: 'none', engine: 'wgsl', simulated: true, recordedAt: '2026-01-01',
      vocabulary: Object.fromEntries(this.#vocabulary.entries()),
    };
    return new TrainingRun(header, this.#events);
  }

  #uniform(sequence: number, position: number, index = 0): number {
    return counterUniform(counterStream({ seed: this.#config.seed, sequence, position, purpose: PURPOSE.draft }), index);
  }

  /** Tokens a round that the drafter would reach, without the noise of measuring. */
  #length(step: number): number {
    const { method, start, drafter, steps } = this.#config;
    const { from, to, pace } = SHAPES[method];
    const top = drafter === 'eagle3' ? to - 0.7 : to;
    const first = start === 'shipped' ? Math.min(SHIPPED, top) : from;
    return top - (top - first) * Math.exp(-step / (pace * steps));
  }

  /** The chance of a slot that makes rounds of this length: (1 - a^(K+1)) / (1 - a), solved by halving. */
  #chance(length: number): number {
    let [low, high] = [0, 0.999];
    for (let i = 0; i < 40; i++) {
      const a = (low + high) / 2;
      if ((1 - a ** (this.#slots + 1)) / (1 - a) < length) low = a;
      else high = a;
    }
    return low;
  }

  /** The same luck at every step, so that a better drafter keeps what a worse one kept. */
  #accepted(text: number, step: number): (anchor: number) => number {
    const chance = this.#chance(this.#length(step));
    return (anchor) => {
      let kept = 0;
      while (kept < this.#slots && this.#uniform(100 + text, anchor + 1 + kept, 7) < chance + 0.04 - 0.012 * kept) kept += 1;
      return kept;
    };
  }

  #train(every: number, until: number): void {
    let flops = NO_FLOPS;
    this.#measure(0);
    for (let step = 1; step <= until; step++) {
      flops = addFlops(flops, STEP_FLOPS);
      this.#events.push(this.#step(step, flops));
      if (step % every === 0 || step === until) {
        this.#events.push(this.#replay(step));
        this.#measure(step);
        this.#events.push({ type: 'checkpoint', step });
      }
    }
  }

  #step(step: number, flops: Flops): StepEvent {
    const { method, texts, anchors, rate, steps } = this.#config;
    const noise = this.#uniform(1, step) - 0.5;
    const missing = 4.6 - this.#length(step);
    const anchorTenths = new Array<number>(TENTHS).fill(0);
    for (let i = 0; i < texts * anchors; i++) {
      const u = this.#uniform(2, step, i);
      // Rounds begin more often where the drafter is refused: early, while the answer could still be any.
      anchorTenths[Math.floor(TENTHS * (method === 'opd' ? u ** 1.4 : u))]! += 1;
    }
    return {
      type: 'step', step, loss: (method === 'opd' ? 0.5 : 0.7) * missing + 0.35 + 0.5 * noise * (0.3 + missing / 4), gradientNorm: 0.4 + missing * (0.6 + noise / 4),
      rate: rate * (1 - step / (steps + 1)), flops, slots: texts * anchors * this.#slots, anchorTenths, ms: 880 + 120 * noise,
    };
  }

  #measure(step: number): void {
    const length = this.#length(step) + 0.1 * (this.#uniform(3, step) - 0.5);
    const better = (length - 1) / 4;
    const samples: SampleText[] = this.#texts.map(({ family, prompt, answer }, text) => ({
      family, prompt, answer, accepted: walkRounds(prompt.length, prompt.length + answer.length, this.#accepted(text, step)).map(({ accepted }) => accepted),
    }));
    const rounds = this.#texts.flatMap(({ prompt, answer }, text) => walkRounds(prompt.length, prompt.length + answer.length, this.#accepted(text, step)).map((round) => ({ ...round, end: prompt.length + answer.length })));
    const learnsSuffix = this.#config.method === 'opd' ? 1.9 : 0.5;
    const event: MeasureEvent = {
      type: 'measure', step, acceptanceLength: length, interval: { low: Math.max(1, length - 0.12 - 0.12 * better), high: length + 0.12 + 0.14 * better },
      byFamily: Object.fromEntries(this.#texts.map(({ family }, i) => [family, length + 0.4 * (1 - i)])),
      byPosition: acceptanceByPosition(rounds, this.#slots, ({ end }) => end), prompts: HELD_OUT,
      divergence: { accepted: 0.55 - 0.42 * better, firstRejected: 3.1 - 1.1 * better, suffix: this.#config.drafter === 'eagle3' ? null : 4.2 - learnsSuffix * better, text: 2.4 - 1.6 * better }, samples,
    };
    this.#events.push(event);
  }

  #replay(step: number): ReplayEvent {
    const which = step % this.#texts.length;
    const { prompt, answer } = this.#texts[which]!;
    const end = prompt.length + answer.length;
    const accepted = this.#accepted(which, step);
    const opd = this.#config.method === 'opd';
    const anchors = opd
      ? walkRounds(prompt.length, end, accepted).map(({ anchor }) => anchor)
      : Array.from({ length: Math.min(6, this.#config.anchors) }, (_, i) => prompt.length - 1 + Math.floor(this.#uniform(4, step, i) * answer.length)).sort((a, b) => a - b);
    const ids = [...prompt, ...answer];
    const roleOf = (k: number, kept: number, ended: boolean): SlotRole => (ended ? 'unused' : !opd ? 'label' : k < kept ? 'accepted' : k === kept ? 'first-rejected' : 'suffix');
    const weightOf = (role: SlotRole, k: number): number => (role === 'unused' ? 0 : (opd ? 0.8 : 0.78) ** k);
    const blocks = [...new Set(anchors)].map((anchor) => ({
      anchor,
      slots: Array.from({ length: this.#slots }, (_, k) => {
        const role = roleOf(k, accepted(anchor), anchor + 1 + k >= end);
        const wrong = role === 'first-rejected' || role === 'suffix';
        const token = wrong ? (ids[anchor + 1 + k]! + 3 + k) % this.#vocabulary.length : (ids[anchor + 1 + k] ?? ids[end - 1]!);
        const loss = role === 'unused' ? 0 : { accepted: 0.2, 'first-rejected': 2.2, suffix: 2.9, label: 1.4 }[role] * (0.6 + 0.8 * this.#uniform(5 + which, anchor, k));
        return { token, role, loss, weight: weightOf(role, k) };
      }),
    }));
    // the weights of a step's slots add to 1
    const whole = this.#config.texts * blocks.flatMap(({ slots }) => slots).reduce((sum, { weight }) => sum + weight, 0);
    return { type: 'replay', step, prompt, answer, blocks: blocks.map(({ anchor, slots }) => ({ anchor, slots: slots.map((slot) => ({ ...slot, weight: slot.weight / whole })) })) };
  }
}

export const simulateTraining = (simulation: Simulation = {}): TrainingRun => new Simulator(simulation).run();

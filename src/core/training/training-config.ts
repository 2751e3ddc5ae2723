/** A training's choices: what they are unless chosen, and what they may be. Links and forms are settled here. */
import { isAblation, PUBLISHED_PROPOSAL, type Drafting } from '#core/speculation/proposal.ts';
import type { LabelSwitches, OpdSwitches, SlotLoss, TrainingConfig } from './training-events.ts';

export const DEFAULT_LABELS: LabelSwitches = { texts: 'sft', anchors: 'random', aim: 'slots' };

export const DEFAULT_OPD: OpdSwitches = { accepted: 'fkl', rejected: 'rkl', scope: 'suffix', decay: 0.8, balance: 1, norm: 'means', anchors: 'rounds', correction: false, verifiedSuffix: false };

export const DEFAULT_TRAINING: TrainingConfig = {
  drafter: 'dflash', proposal: 'block', method: 'sft', start: 'scratch', steps: 60, texts: 4, anchors: 16, rehearsal: 0, rate: 3e-3, seed: 1, labels: DEFAULT_LABELS, opd: DEFAULT_OPD,
};

interface Range {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

export const TRAINING_RANGES = {
  steps: { least: 1, most: 20_000, whole: true },
  texts: { least: 1, most: 8, whole: true },
  anchors: { least: 1, most: 16, whole: true },
  rehearsal: { least: 0, most: 0.75, whole: false },
  rate: { least: 1e-6, most: 0.1, whole: false },
  seed: { least: 0, most: 0xffff_ffff, whole: true },
} as const satisfies Partial<Record<keyof TrainingConfig, Range>>;

export const SLOT_LOSSES: readonly SlotLoss[] = ['fkl', 'rkl', 'jsd', 'tv', 'acceptance', 'bern', 'k3', 'k2', 'none'];

/** EAGLE-3 as published is taught by its training-time test: the target's distribution, at every position. */
export const isTaughtByTest = ({ drafter, proposal }: Drafting): boolean => drafter === 'eagle3' && proposal === 'autoregressive';

/** Whose texts are taught. EAGLE-3's own test is taught on SFT's. */
export function poolOf(config: TrainingConfig): 'sft' | 'opd' {
  if (config.method === 'opd') return 'opd';
  return isTaughtByTest(config) ? 'sft' : config.labels.texts;
}

/** Of a step's texts: how many it rehearses. Where all of them are the first training's, there is nothing else to forget them for. */
export function rehearsedTexts(config: TrainingConfig): number {
  return poolOf(config) === 'opd' ? Math.round(config.rehearsal * config.texts) : 0;
}

/** The share of rehearsed texts that a step can have: one text at least if any was asked for, and one at least for what is trained beside it. */
function possibleRehearsal(config: TrainingConfig): number {
  const { rehearsal, texts } = config;
  if (rehearsal === 0 || poolOf(config) !== 'opd') return rehearsal;
  const rounded = Math.round(rehearsal * texts);
  const possible = Math.min(texts - 1, Math.max(1, rounded));
  return possible === rounded ? rehearsal : possible / texts;
}

/** Whether blocks stand where rounds of the drafter's own begin; otherwise at random anchors. */
export function standsAtRounds(config: TrainingConfig): boolean {
  if (config.method === 'opd') return config.opd.anchors !== 'everywhere';
  return !isTaughtByTest(config) && config.labels.anchors === 'rounds';
}

/** A choice that could not be as given. */
export interface Settled {
  readonly key: string;
  readonly given: unknown;
  readonly used: unknown;
}

/** The config that will run, and what of the given one had to change. */
export function settleTraining(given: Readonly<Record<string, unknown>>): { readonly config: TrainingConfig; readonly settled: readonly Settled[] } {
  const settled: Settled[] = [];
  const pick = <Value>(source: Readonly<Record<string, unknown>>, key: string, fallback: Value, fits: (value: unknown) => value is Value): Value => {
    const value = source[key];
    if (value === undefined || fits(value)) return value ?? fallback;
    settled.push({ key, given: value, used: fallback });
    return fallback;
  };
  const number = (source: Readonly<Record<string, unknown>>, key: string, fallback: number, { least, most, whole }: Range): number => {
    const value = source[key];
    if (value === undefined) return fallback;
    if (typeof value !== 'number' || Number.isNaN(value)) {
      settled.push({ key, given: value, used: fallback });
      return fallback;
    }
    const used = Math.min(most, Math.max(least, whole ? Math.round(value) : value));
    if (used !== value) settled.push({ key, given: value, used });
    return used;
  };
  const one = <Value>(...values: readonly Value[]) => (value: unknown): value is Value => values.some((known) => known === value);
  const group = (key: 'labels' | 'opd') => (typeof given[key] === 'object' && given[key] !== null ? (given[key] as Readonly<Record<string, unknown>>) : {});
  const [labelsGiven, opdGiven] = [group('labels'), group('opd')];
  const loss = (key: 'accepted' | 'rejected'): SlotLoss => pick(opdGiven, key, DEFAULT_OPD[key], one(...SLOT_LOSSES));
  const drafter = pick(given, 'drafter', DEFAULT_TRAINING.drafter, one('dflash', 'eagle3'));
  const proposal = pick(given, 'proposal', PUBLISHED_PROPOSAL[drafter], one('autoregressive', 'block'));
  const method = pick(given, 'method', DEFAULT_TRAINING.method, one('sft', 'soft', 'opd'));
  const start = pick(given, 'start', DEFAULT_TRAINING.start, one('scratch', 'shipped'));
  // the test is all that teaches EAGLE-3; of an ablation none is shipped, and no rounds of it are replayed
  const ablation = isAblation({ drafter, proposal });
  const taught = isTaughtByTest({ drafter, proposal }) || (ablation && method === 'opd') ? 'sft' : method;
  if (taught !== method) settled.push({ key: 'method', given: method, used: taught });
  const begun = ablation ? 'scratch' : start;
  if (begun !== start) settled.push({ key: 'start', given: start, used: begun });
  const labels: LabelSwitches = {
    texts: pick(labelsGiven, 'texts', DEFAULT_LABELS.texts, one('sft', 'opd')),
    anchors: pick(labelsGiven, 'anchors', DEFAULT_LABELS.anchors, one('random', 'rounds')),
    aim: pick(labelsGiven, 'aim', DEFAULT_LABELS.aim, one('slots', 'kept')),
  };
  const [accepted, rejected] = [loss('accepted'), loss('rejected')];
  const nothing = accepted === 'none' && rejected === 'none';
  if (nothing) settled.push({ key: 'rejected', given: rejected, used: DEFAULT_OPD.rejected });
  const config: TrainingConfig = {
    drafter,
    proposal,
    method: taught,
    start: begun,
    steps: number(given, 'steps', DEFAULT_TRAINING.steps, TRAINING_RANGES.steps),
    texts: number(given, 'texts', DEFAULT_TRAINING.texts, TRAINING_RANGES.texts),
    anchors: number(given, 'anchors', DEFAULT_TRAINING.anchors, TRAINING_RANGES.anchors),
    rehearsal: number(given, 'rehearsal', DEFAULT_TRAINING.rehearsal, TRAINING_RANGES.rehearsal),
    rate: number(given, 'rate', DEFAULT_TRAINING.rate, TRAINING_RANGES.rate),
    seed: number(given, 'seed', DEFAULT_TRAINING.seed, TRAINING_RANGES.seed),
    labels,
    opd: {
      accepted,
      rejected: nothing ? DEFAULT_OPD.rejected : rejected,
      scope: pick(opdGiven, 'scope', DEFAULT_OPD.scope, one('suffix', 'first')),
      decay: number(opdGiven, 'decay', DEFAULT_OPD.decay, { least: 0, most: 1, whole: false }),
      balance: number(opdGiven, 'balance', DEFAULT_OPD.balance, { least: 0.001, most: 1000, whole: false }),
      norm: pick(opdGiven, 'norm', DEFAULT_OPD.norm, one('means', 'tokens')),
      anchors: pick(opdGiven, 'anchors', DEFAULT_OPD.anchors, one('rounds', 'random', 'everywhere')),
      correction: pick(opdGiven, 'correction', DEFAULT_OPD.correction, one(true, false)),
      verifiedSuffix: pick(opdGiven, 'verifiedSuffix', DEFAULT_OPD.verifiedSuffix, one(true, false)),
    },
  };
  const rehearsal = possibleRehearsal(config);
  if (rehearsal !== config.rehearsal) settled.push({ key: 'rehearsal', given: config.rehearsal, used: rehearsal });
  return { config: { ...config, rehearsal }, settled };
}

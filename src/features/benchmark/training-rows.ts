/**
 * What a training comes to: how fast it went, and whether it did what it is for. Everything follows from its log.
 *
 *   sft   from random weights: the loss falls (each step is of other texts, hence means of ten), and tau on held-out prompts rises
 *   opd   from the shipped drafter: the lessons of step 1 are learnt (a batch that stands still), and tau is not lost
 */
import { median } from '#core/stats/quantile.ts';
import type { MeasureEvent, StepEvent, TrainingLog } from '#core/training/training-events.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import { rangeOf } from './decode-figures.ts';
import type { ClaimRow, TrainStepRow } from './result-rows.ts';

/** Of steps, whose mean loss stands for the beginning and for the end. */
const SOME = 10;
/** Part of tau that Draft-OPD may cost. */
const TOLERATED = 0.02;

const words = benchmarkStrings.claims;

export function trainingRows({ header: { config, data }, events }: TrainingLog): readonly (TrainStepRow | ClaimRow)[] {
  const steps = events.filter((event) => event.type === 'step');
  const measures = events.filter((event) => event.type === 'measure');
  const end = events.find((event) => event.type === 'end');
  if (end?.reason !== 'done' || steps.length < config.steps) throw new Error(end?.text ?? words.unfinished);
  const scale = words.scale(config.steps, config.texts, config.anchors, data.heldOut);
  const claim = (part: Pick<ClaimRow, 'id' | 'title' | 'rule' | 'measured' | 'holds'>): ClaimRow => ({
    kind: 'claim', ...part, paper: null, interval: null, seeds: [config.seed], scale, recorded: false,
  });
  const tau = lastOf(measures).acceptanceLength / measures[0]!.acceptanceLength;
  return [speedRow(config.method, steps), ...(config.method === 'opd' ? opdClaims(steps, measures, tau, claim) : labelClaims(steps, tau, claim))];
}

type Claim = (part: Pick<ClaimRow, 'id' | 'title' | 'rule' | 'measured' | 'holds'>) => ClaimRow;

const lastOf = <Item>(items: readonly Item[]): Item => items.at(-1)!;
const meanLoss = (steps: readonly StepEvent[]): number => steps.reduce((sum, { loss }) => sum + loss, 0) / steps.length;

function speedRow(method: string, steps: readonly StepEvent[]): TrainStepRow {
  const perSecond = steps.map(({ ms }) => 1000 / ms);
  const tokens = steps.map(({ ms, slots }) => (1000 * slots) / ms);
  return {
    kind: 'trainStep', method, engine: 'ours', scope: 'training', repeats: steps.length,
    stepsPerSecond: median(perSecond), stepsPerSecondRange: rangeOf(perSecond),
    tokensPerSecond: median(tokens), tokensPerSecondRange: rangeOf(tokens),
  };
}

function labelClaims(steps: readonly StepEvent[], tau: number, claim: Claim): readonly ClaimRow[] {
  const loss = meanLoss(steps.slice(-SOME)) / meanLoss(steps.slice(0, SOME));
  return [
    claim({ id: 'sft-loss', ...words.sftLoss(SOME), measured: loss, holds: loss < 1 }),
    claim({ id: 'sft-tau', ...words.sftTau, measured: tau, holds: tau > 1 }),
  ];
}

function opdClaims(steps: readonly StepEvent[], measures: readonly MeasureEvent[], tau: number, claim: Claim): readonly ClaimRow[] {
  const after = lastOf(measures).firstLessonsLoss;
  if (after === undefined) throw new Error(words.unfinished);
  const loss = after / steps[0]!.loss;
  return [
    claim({ id: 'opd-loss', ...words.opdLoss, measured: loss, holds: loss < 1 }),
    claim({ id: 'opd-tau', ...words.opdTau(100 * TOLERATED), measured: tau, holds: tau >= 1 - TOLERATED }),
  ];
}

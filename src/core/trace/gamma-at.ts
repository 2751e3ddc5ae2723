/**
 * What γ costs on the device of a log, and what it brings, from (log, cursor): the timed passes T(M), the speed-up to expect of
 * each γ with the acceptance so far, and beside it the textbook line of independent drafts. Costs are facts about the
 * whole run, there as soon as the log holds them; acceptance is the cursor's.
 *
 * All of it is about chains. A run with trees keeps T(M), which is timed over rows that follow one another, and gets no estimates:
 * its acceptance by level is bought with more rows than levels.
 */
import { drawsProposals } from '#core/speculation/accept-rules.ts';
import { modelledSpeedup } from '#core/speculation/cost-model.ts';
import { bestGamma, costOf, gammaEstimates, type GammaEstimate, type PassCosts } from '#core/speculation/gamma-choice.ts';
import { acceptanceAt } from './acceptance-at.ts';
import type { EventLog } from './event-log.ts';
import type { RunConfig } from './events.ts';
import { figuresAt } from './figures.ts';
import { RUN_LIMITS } from './run-config.ts';
import { speedTermsAt } from './speed-terms.ts';
import { fillsBlocks } from './trained-weights.ts';

export interface CostPoint {
  readonly rows: number;
  readonly ms: number;
  /** T(M) / T(1). */
  readonly ratio: number;
}

export interface GammaCosts {
  readonly points: readonly CostPoint[];
  /** What the run's γ + 1 rows cost; null if just this was not timed, or where the rows are a tree's. */
  readonly run: CostPoint | null;
  /** One more draft token, on average between the fewest and the most rows, in plain steps: a row to verify, and a step of the drafter (null: nothing says). */
  readonly moreRow: number;
  readonly moreDraft: number | null;
}

/** The i.i.d. model: every draft is accepted with chance alpha, whatever came before; a draft token costs c plain steps. */
export interface Model {
  readonly alpha: number;
  readonly c: number;
  /** Index is γ. */
  readonly speedups: readonly number[];
}

export interface GammaAt {
  /** Drafts of a round's tree at most; 0: chains. */
  readonly tree: number;
  readonly gamma: number;
  /** Null where the log holds no costs. */
  readonly costs: GammaCosts | null;
  readonly estimates: readonly GammaEstimate[];
  readonly best: GammaEstimate | null;
  /** Null before a draft was judged, or where nothing says what a draft token costs. */
  readonly model: Model | null;
  /** At the run's γ; null where it was not compared. */
  readonly measuredSpeedup: number | null;
}

export function passCostsOf(log: EventLog, role: 'target' | 'draft'): PassCosts | null {
  const found = log.events.findLast((event) => event.type === 'verify.cost' && event.role === role);
  return found?.type === 'verify.cost' ? found : null;
}

function costsOf(target: PassCosts, draftStepMs: number | null, runRows: number | null): GammaCosts | null {
  const stepMs = costOf(target, 1);
  if (stepMs === null) return null;
  const points = target.rows.map((rows, i) => ({ rows, ms: target.ms[i]!, ratio: target.ms[i]! / stepMs }));
  const last = points.at(-1)!;
  return {
    points,
    run: points.find(({ rows }) => rows === runRows) ?? null,
    moreRow: last.rows > 1 ? (last.ratio - 1) / (last.rows - 1) : 0,
    moreDraft: draftStepMs === null ? null : draftStepMs / stepMs,
  };
}

/** A draft token in plain steps: timed passes if there are any, else the run's own drafting against its measured plain step. */
function draftShare(log: EventLog, cursor: number): number | null {
  const { config } = log.header;
  const { gamma, treeBudget } = config;
  // a block costs the same for every γ: no share of it is a token's
  if (fillsBlocks(config)) return null;
  if (!drawsProposals(config)) return 0;
  const [target, draft] = [passCostsOf(log, 'target'), passCostsOf(log, 'draft')];
  const [step, draftStep] = [target && costOf(target, 1), draft && costOf(draft, 1)];
  if (step && draftStep) return draftStep / step;
  const terms = speedTermsAt(log, cursor);
  return terms?.plain && gamma > 0 && treeBudget === 0 ? terms.draftMs / gamma / terms.plain.stepMs : null;
}

/** Drafting γ tokens, from timed passes of the drafter where those say more than a token's share. */
function draftMsOf(run: Pick<RunConfig, 'drafter' | 'weights'>, draft: PassCosts | null, stepMs: number | null): (gamma: number) => number | null {
  if (fillsBlocks(run)) {
    // a block is one pass over all of its rows, of which the first holds no draft
    const block = draft?.rows.at(-1) ?? 0;
    return (gamma) => (gamma === 0 ? 0 : draft && gamma < block ? costOf(draft, block) : null);
  }
  return (gamma) => {
    if (stepMs === null) return null;
    // EAGLE-3's first token takes a pass over all rows that it may have to catch up with
    const first = run.drafter === 'eagle3' && gamma > 0 && draft ? costOf(draft, gamma + 1) : null;
    return first === null ? gamma * stepMs : first + (gamma - 1) * stepMs;
  };
}

export function gammaAt(log: EventLog, cursor: number): GammaAt {
  const { drafter, gamma: chosen, treeBudget: tree } = log.header.config;
  const gamma = drafter === 'none' ? 0 : chosen;
  const { total } = acceptanceAt(log, cursor);
  const judged = total.judgedAt.reduce((sum, n) => sum + n, 0);
  const alpha = judged === 0 ? null : total.acceptedTokens / judged;
  const c = draftShare(log, cursor);
  const target = passCostsOf(log, 'target');
  const stepMs = target && costOf(target, 1);
  const draftStepMs = c !== null && stepMs ? c * stepMs : null;
  const draftMs = draftMsOf(log.header.config, passCostsOf(log, 'draft'), draftStepMs);
  const estimates = tree === 0 && target && alpha !== null && draftMs(gamma) !== null
    ? gammaEstimates({ target, draftMs, conditionalAcceptance: total.conditionalAcceptance, alpha })
    : [];
  const gammas = Array.from({ length: RUN_LIMITS.gamma.max + 1 }, (_, i) => i);
  return {
    tree,
    gamma,
    costs: target && costsOf(target, draftStepMs, tree > 0 ? null : gamma + 1),
    estimates,
    best: bestGamma(estimates),
    model: tree > 0 || alpha === null || c === null ? null : { alpha, c, speedups: gammas.map((g) => modelledSpeedup(alpha, g, c)) },
    measuredSpeedup: figuresAt(log, cursor).comparison?.speedup ?? null,
  };
}

/**
 * The address holds what differs from the defaults, the selection, and how the run is looked at: `?gamma=6&seed=9&at=6.3`. People edit links by
 * hand, so reading never fails: nonsense is settled to the nearest run and reported; keys that are not ours stay.
 */
import { sameSetting, type JudgeSetting } from '#core/speculation/re-judge.ts';
import type { RunConfig } from '#core/trace/events.ts';
import { ACCEPT_RULES, clampConfig, DEFAULT_CONFIG, RUN_LIMITS, type Clamped } from '#core/trace/run-config.ts';
import type { Selection } from '#core/trace/why.ts';
import { rewriteQuery } from '#ui/rewrite-query.ts';
import { isStudy, STUDIES, type StudyName } from '../study/studies.ts';
import { TOUR_STEPS } from '../tour/tour-steps.ts';

const KEYS = {
  prompt: 'prompt', drafter: 'drafter', weights: 'weights', gamma: 'gamma', treeBudget: 'tree', rule: 'rule', temperature: 'temperature', seed: 'seed', maxTokens: 'tokens',
} as const satisfies Record<keyof RunConfig, string>;
const NAMES = Object.keys(KEYS) as (keyof RunConfig)[];

export interface Link {
  readonly config: RunConfig;
  readonly clamped: readonly Clamped[];
  readonly at: Selection | null;
  /** What stood at `at=` and means nothing. */
  readonly badAt: string | null;
  readonly study: StudyName;
  readonly whatIf: JudgeSetting | null;
  /** A step of the tour, from 0; null: no tour. */
  readonly tour: number | null;
}

/** `R2-0.35`: rule and temperature of a what-if. Anything else asks nothing. */
function readWhatIf(text: string | null): JudgeSetting | null {
  const [, name, digits] = /^(R\d)-(\d(?:\.\d{1,9})?)$/.exec(text ?? '') ?? [];
  const rule = ACCEPT_RULES.find((known) => known === name);
  const temperature = Number(digits);
  return rule && temperature <= RUN_LIMITS.temperature.max ? { rule, temperature } : null;
}

/** The address counts steps from 1. */
function readTour(text: string | null): number | null {
  const step = TOUR_STEPS.findIndex((_, i) => text === `${i + 1}`);
  return step < 0 ? null : step;
}

/** What of a session its link holds; what a link leaves out is as by default. */
export interface Linked {
  readonly config: RunConfig;
  readonly at?: Selection | null;
  readonly study?: StudyName;
  readonly whatIf?: JudgeSetting | null;
  readonly tour?: number | null;
}

export function readLink(search: string): Link {
  const params = new URLSearchParams(search);
  const raw: Partial<Record<keyof RunConfig, string>> = {};
  for (const name of NAMES) {
    const value = params.get(KEYS[name]);
    if (value !== null) raw[name] = value;
  }
  const at = params.get('at');
  const match = /^(\d{1,5})\.(\d{1,2})$/.exec(at ?? '');
  const selection = match ? { round: Number(match[1]), slot: Number(match[2]) } : null;
  const view = params.get('view');
  const study = isStudy(view) ? view : STUDIES[0];
  return {
    ...clampConfig(raw), at: selection, badAt: at !== null && !selection ? at.slice(0, 40) : null, study,
    whatIf: readWhatIf(params.get('if')), tour: readTour(params.get('tour')),
  };
}

/** The query of a run, '' where everything is as it is by default. What else stands in the query `before` stays there. */
export function writeLink({ config, at = null, study = STUDIES[0], whatIf = null, tour = null }: Linked, before = ''): string {
  const params = NAMES.map((name) => [KEYS[name], config[name] === DEFAULT_CONFIG[name] ? null : `${config[name]}`] as const);
  return rewriteQuery(before, [
    ...params,
    ['at', at && `${at.round}.${at.slot}`],
    ['view', study === STUDIES[0] ? null : study],
    ['if', whatIf && !sameSetting(config, whatIf) ? `${whatIf.rule}-${whatIf.temperature}` : null],
    ['tour', tour === null ? null : `${tour + 1}`],
  ]);
}

/**
 * The run that a page without a link shows, and the limits of every choice. Whatever comes from a link, a form or a file
 * passes through `clampConfig`, which never refuses: it gives the nearest run that exists and says what it changed.
 */
import type { AcceptRule, DrafterName, RunConfig } from './events.ts';
import { fillsBlocks, SHIPPED, trainedWeights } from './trained-weights.ts';

export const ACCEPT_RULES = ['R1', 'R2', 'R3', 'R4'] as const satisfies readonly AcceptRule[];
export const DRAFTERS = ['draft-model', 'eagle3', 'dflash', 'prompt-lookup', 'none'] as const satisfies readonly DrafterName[];

export const RUN_LIMITS = {
  gamma: { min: 0, max: 15 },
  treeBudget: { min: 0, max: 31 },
  /** Drafts of a block: the drafters that fill one in were trained on so many. */
  blockGamma: { min: 0, max: 7 },
  /** Levels of a tree. */
  treeGamma: { min: 1, max: 7 },
  temperature: { min: 0, max: 2 },
  seed: { min: 0, max: 0xffffffff },
  maxTokens: { min: 1, max: 512 },
  promptCharacters: 600,
} as const;

export const DEFAULT_CONFIG: RunConfig = {
  prompt: 'Leo buys 86 stamps. Later he gets 47 stamps from Ada. Then he puts them into 7 equal boxes and keeps one. How many stamps does Leo have now?',
  drafter: 'draft-model',
  weights: SHIPPED,
  gamma: 4,
  treeBudget: 0,
  rule: 'R1',
  temperature: 0.8,
  seed: 7,
  maxTokens: 200,
};

/** Below this a temperature means "always the likeliest", and dividing logits by it overflows single precision: it is taken as 0. */
const COLDEST = 0.01;

/** What was changed, and to what: the page puts it into words. */
export interface Clamped {
  readonly key: keyof RunConfig;
  readonly given: string;
  readonly used: string;
}

type Raw = Readonly<Partial<Record<keyof RunConfig, unknown>>>;

const shown = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : typeof value).slice(0, 40);

function toNumber(value: unknown): number {
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : typeof value === 'number' ? value : Number.NaN;
}

export function clampConfig(raw: Raw, fallback: RunConfig = DEFAULT_CONFIG): { readonly config: RunConfig; readonly clamped: readonly Clamped[] } {
  const clamped: Clamped[] = [];
  const settle = <T extends string | number>(key: keyof RunConfig, used: T): T => {
    if (raw[key] !== undefined && `${used}` !== shown(raw[key])) clamped.push({ key, given: shown(raw[key]), used: `${used}`.slice(0, 40) });
    return used;
  };
  const number = (key: 'gamma' | 'treeBudget' | 'temperature' | 'seed' | 'maxTokens', whole: boolean): number => {
    if (raw[key] === undefined) return fallback[key];
    const given = toNumber(raw[key]);
    const { min, max } = RUN_LIMITS[key];
    if (Number.isNaN(given)) return settle(key, fallback[key]);
    const inside = Math.min(max, Math.max(min, whole ? Math.round(given) : given));
    const near = key === 'temperature' && inside < COLDEST ? 0 : inside;
    if (near !== given) settle(key, near);
    return near;
  };
  const oneOf = <T extends string>(key: 'drafter' | 'rule', all: readonly T[], other: T): T =>
    raw[key] === undefined ? other : settle(key, all.find((name) => name === raw[key]) ?? other);
  const prompt = (): string => {
    if (raw.prompt === undefined) return fallback.prompt;
    if (typeof raw.prompt !== 'string') return settle('prompt', fallback.prompt);
    const text = [...raw.prompt].slice(0, RUN_LIMITS.promptCharacters).join('');
    if (text !== raw.prompt) clamped.push({ key: 'prompt', given: `${[...raw.prompt].length}`, used: `${RUN_LIMITS.promptCharacters}` });
    return text;
  };
  const weights = (): string => {
    if (raw.weights === undefined) return fallback.weights;
    return settle('weights', typeof raw.weights === 'string' && trainedWeights(raw.weights) ? raw.weights : SHIPPED);
  };
  const config: RunConfig = {
    prompt: prompt(),
    drafter: oneOf('drafter', DRAFTERS, fallback.drafter),
    weights: weights(),
    gamma: number('gamma', true),
    treeBudget: number('treeBudget', true),
    rule: oneOf('rule', ACCEPT_RULES, fallback.rule),
    temperature: number('temperature', false),
    seed: number('seed', true),
    maxTokens: number('maxTokens', true),
  };
  return { config: { ...config, ...settledTogether(config, (key, used) => clamped.push({ key, given: `${config[key]}`, used: `${used}` })) }, clamped };
}

/** Drafters that are a model of their own, to be loaded and to read the text along. */
export type ModelDrafter = Exclude<DrafterName, 'prompt-lookup' | 'none'>;
export const isModel = (drafter: DrafterName): drafter is ModelDrafter => drafter !== 'prompt-lookup' && drafter !== 'none';

/** Who can draft a tree; and who proposes the likeliest tokens at every temperature, which rule R1 would take for draws. */
export const growsTrees = (drafter: DrafterName): boolean => isModel(drafter);
const judgedByR1 = ({ treeBudget, temperature, ...run }: Pick<RunConfig, 'drafter' | 'weights' | 'treeBudget' | 'temperature'>): boolean =>
  temperature === 0 || (treeBudget === 0 && !fillsBlocks(run));

/** Where γ may be set, for this drafter and with or without a tree. */
export function gammaLimits({ treeBudget, ...run }: Pick<RunConfig, 'drafter' | 'weights' | 'treeBudget'>): { readonly min: number; readonly max: number } {
  return treeBudget > 0 ? RUN_LIMITS.treeGamma : fillsBlocks(run) ? RUN_LIMITS.blockGamma : RUN_LIMITS.gamma;
}

/** Rules that may judge the run. */
export function possibleRules(run: Pick<RunConfig, 'drafter' | 'weights' | 'treeBudget' | 'temperature'>): readonly AcceptRule[] {
  return judgedByR1(run) ? ACCEPT_RULES : ACCEPT_RULES.filter((rule) => rule !== 'R1');
}

/** What cannot be combined gives way: weights and tree to a drafter that has none, γ and rule to the drafter and the tree. */
function settledTogether(config: RunConfig, said: (key: keyof RunConfig, used: string | number) => void): Partial<RunConfig> {
  const { drafter, gamma, rule, temperature } = config;
  const settled = <T extends string | number>(key: keyof RunConfig, given: T, used: T): T => {
    if (used !== given) said(key, used);
    return used;
  };
  const own = config.weights === SHIPPED || trainedWeights(config.weights)?.drafter === drafter;
  const weights = settled('weights', config.weights, own ? config.weights : SHIPPED);
  const treeBudget = settled('treeBudget', config.treeBudget, growsTrees(drafter) ? config.treeBudget : 0);
  const { min, max } = gammaLimits({ drafter, weights, treeBudget });
  return {
    weights,
    treeBudget,
    gamma: settled('gamma', gamma, Math.min(max, Math.max(min, gamma))),
    rule: settled('rule', rule, possibleRules({ drafter, weights, treeBudget, temperature }).includes(rule) ? rule : 'R2'),
  };
}

export function sameConfig(a: RunConfig, b: RunConfig): boolean {
  return (Object.keys(a) as (keyof RunConfig)[]).every((key) => a[key] === b[key]);
}

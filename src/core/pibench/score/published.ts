/**
 * What was published of π-Bench (pibench.md 2): nine models, Proc and Comp of each persona, means over three runs. Facts, shown with where they
 * come from, and only as points of reference: they are of the official tasks and a model as judge, never to be ranked among our runs.
 */

export const PUBLISHED_PERSONAS = ['researcher', 'marketer', 'pharmacist', 'law_trainee', 'financier'] as const;
export type PublishedPersona = (typeof PUBLISHED_PERSONAS)[number];

/** Where the figures stand. */
export const PUBLISHED_SOURCE = { title: 'π-Bench', paper: 'arXiv 2605.14678', page: 'simplified-reasoning.github.io/Pi-Bench', runs: 3, tasks: 100 } as const;

/** Earlier sessions taken away: the one model whose change is known, and from a second-hand page alone. */
export const PUBLISHED_ABLATION = { model: 'GPT-5.4', procPoints: -9.5, source: 'researchpapers.dev, on arXiv 2605.14678' } as const;

/** Of 1, as all scores here. */
export interface ScorePair {
  readonly proc: number;
  readonly comp: number;
}

export interface PublishedModel extends ScorePair {
  readonly name: string;
  /** Standard deviations over runs. */
  readonly sd: ScorePair;
  readonly personas: Readonly<Record<PublishedPersona, ScorePair>>;
}

/** Average and its deviation, then a pair for each persona, as they were published: percent. */
type Percents = readonly [number, number, number, number, ...(readonly [number, number])[]];

function model(name: string, [proc, procSd, comp, compSd, ...pairs]: Percents): PublishedModel {
  const personas = PUBLISHED_PERSONAS.map((persona, i) => [persona, { proc: pairs[i]![0] / 100, comp: pairs[i]![1] / 100 }] as const);
  return { name, proc: proc / 100, comp: comp / 100, sd: { proc: procSd / 100, comp: compSd / 100 }, personas: Object.fromEntries(personas) as PublishedModel['personas'] };
}

export const PUBLISHED: readonly PublishedModel[] = [
  model('GPT-5.4', [67.0, 2.1, 65.6, 1.8, [46.0, 66.4], [78.2, 67.1], [75.9, 71.5], [56.9, 61.9], [78.1, 61.2]]),
  model('Claude Opus 4.6', [65.5, 1.4, 67.6, 1.5, [50.3, 74.5], [75.0, 74.6], [82.8, 68.6], [45.7, 57.2], [73.8, 63.2]]),
  model('Qwen3.6 Plus', [64.0, 1.1, 64.1, 0.6, [40.1, 70.0], [77.5, 66.6], [79.7, 70.2], [45.7, 60.2], [77.1, 53.6]]),
  model('GLM-5.1', [58.4, 0.8, 63.6, 2.9, [41.8, 61.6], [62.6, 69.1], [75.2, 70.3], [45.5, 57.3], [66.7, 59.8]]),
  model('Seed2.0 Pro', [58.4, 0.9, 52.1, 3.8, [38.9, 59.6], [71.4, 44.2], [77.0, 67.6], [46.0, 44.7], [58.7, 44.5]]),
  model('Gemini 3.1 Pro', [57.1, 0.9, 60.0, 0.8, [41.1, 59.2], [65.0, 62.1], [71.0, 72.1], [50.0, 55.3], [58.6, 51.1]]),
  model('MiniMax M2.7', [55.6, 3.2, 60.0, 1.8, [33.4, 63.9], [71.9, 61.9], [77.1, 63.6], [38.6, 52.5], [57.2, 58.1]]),
  model('DeepSeek V3.2', [53.3, 1.9, 57.8, 3.0, [29.0, 66.9], [69.1, 59.4], [75.9, 62.6], [33.2, 51.1], [59.1, 48.9]]),
  model('Kimi K2.5', [43.1, 0.2, 61.6, 1.9, [28.9, 63.5], [41.2, 62.3], [70.1, 74.8], [34.8, 54.4], [40.4, 52.9]]),
];

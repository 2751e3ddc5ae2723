/**
 * What each suite measures. A suite is a list of cells; a cell is measured as a whole and gives its rows at once, so that a
 * long run can stop after any cell and go on later. `--only` picks cells by name. Default sizes end within ten minutes on two cores
 * with a software GPU; `full` is the whole grid.
 */
import type { AcceptRule } from '#core/trace/events.ts';
import { DEFAULT_TRAINING } from '#core/training/training-config.ts';
import type { TrainingConfig } from '#core/training/training-events.ts';
import type { KernelModel, KernelWeights } from '#engine/protocol.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import type { MeasuredDrafter } from './result-rows.ts';

export interface DecodeCell {
  readonly kind: 'decode';
  readonly name: string;
  readonly drafter: MeasuredDrafter;
  readonly gamma: number;
  /** Drafts of a tree at most; 0: a chain. */
  readonly treeBudget: number;
  readonly temperature: number;
  readonly rule: AcceptRule;
  readonly promptsPerFamily: number;
  readonly maxTokens: number;
  readonly repeats: number;
  /** Of timing the halves of a round; 0: they are not timed. */
  readonly roundRepeats: number;
}

export interface VerifyCostCell {
  readonly kind: 'verifyCost';
  readonly name: string;
  readonly role: 'target' | 'draft';
  readonly rows: readonly number[];
  readonly repeats: number;
}

/** A whole training, from its first step to its last. */
export interface TrainCell {
  readonly kind: 'train';
  readonly name: string;
  readonly config: TrainingConfig;
}

/** Every kernel of a forward pass, at the shapes of one model. */
export interface KernelsCell {
  readonly kind: 'kernels';
  readonly name: string;
  readonly model: KernelModel;
  readonly weights: KernelWeights;
  readonly rows: readonly number[];
  readonly repeats: number;
}

export type Cell = DecodeCell | VerifyCostCell | TrainCell | KernelsCell;

type DecodeSize = Pick<DecodeCell, 'promptsPerFamily' | 'maxTokens' | 'repeats'> & Partial<Pick<DecodeCell, 'roundRepeats'>>;
type DecodeChoice = Pick<DecodeCell, 'drafter' | 'gamma' | 'treeBudget' | 'temperature' | 'rule'>;

const verifyCost = (role: VerifyCostCell['role'], rows: readonly number[], repeats: number): VerifyCostCell => ({
  kind: 'verifyCost', name: `verifyCost/${role}`, role, rows, repeats,
});

const decode = (choice: DecodeChoice, size: DecodeSize): DecodeCell => ({
  kind: 'decode', name: `decode/${choice.drafter}/gamma${choice.gamma}${choice.treeBudget > 0 ? `/tree${choice.treeBudget}` : ''}/T${choice.temperature}/${choice.rule}`, roundRepeats: 0, ...choice, ...size,
});

const DRAFTERS = ['draft-model', 'prompt-lookup'] as const satisfies readonly MeasuredDrafter[];
const ROWS = [1, 2, 4, 5, 8, 16];
/** Levels and drafts: about what a chain of four costs to verify, and twice that. */
const TREES = [[4, 7], [6, 15]] as const;

/** At temperature 0 every rule asks the same question; R4 is the one that stays comparable token by token above it. */
const greedy = (drafter: MeasuredDrafter, gamma: number, treeBudget = 0): DecodeChoice => ({ drafter, gamma, treeBudget, temperature: 0, rule: 'R4' });

function speculation(full: boolean): readonly Cell[] {
  const gammas = full ? [1, 2, 3, 4, 5, 6, 7, 10, 15] : [1, 2, 4, 7];
  const size: DecodeSize = full ? { promptsPerFamily: 10, maxTokens: 200, repeats: 5 } : { promptsPerFamily: 3, maxTokens: 96, repeats: 3 };
  const warm: readonly DecodeChoice[] = full
    ? [0.5, 0.8, 1].flatMap((temperature) => (['R1', 'R2', 'R3', 'R4'] as const).map((rule) => ({ drafter: 'draft-model' as const, gamma: 4, treeBudget: 0, temperature, rule })))
    : (['R1', 'R4'] as const).map((rule) => ({ drafter: 'draft-model' as const, gamma: 4, treeBudget: 0, temperature: 0.8, rule }));
  return [
    verifyCost('target', ROWS, full ? 40 : 15),
    verifyCost('draft', ROWS, full ? 40 : 15),
    ...DRAFTERS.flatMap((drafter) => gammas.map((gamma) => decode(greedy(drafter, gamma), size))),
    ...TREES.map(([levels, budget]) => decode(greedy('draft-model', levels, budget), size)),
    ...warm.map((choice) => decode(choice, size)),
  ];
}

/** Everybody who drafts, on the same prompts: chains, and trees of 16 rows, which is two of the target's tiles: a row more takes a third. */
function drafters(full: boolean): readonly Cell[] {
  const size: DecodeSize = full ? { promptsPerFamily: 10, maxTokens: 200, repeats: 5, roundRepeats: 40 } : { promptsPerFamily: 2, maxTokens: 96, repeats: 3, roundRepeats: 15 };
  return [
    greedy('draft-model', 4), greedy('draft-model', 6, 15), greedy('prompt-lookup', 4),
    greedy('eagle3', 4), greedy('eagle3', 7), greedy('eagle3', 6, 15),
    greedy('dflash', 4), greedy('dflash', 7), greedy('ddtree', 7, 15),
  ].map((choice) => decode(choice, size));
}

/**
 * Every token compared with plain decoding: in full more than 10,000 a drafter (and a tree), half of them greedy and half at a temperature
 * under R4; by default a quarter of that, since it is asked of all of them. Tales and dialogues have 20 prompts each.
 */
function lossless(full: boolean): readonly Cell[] {
  const size: DecodeSize = { promptsPerFamily: full ? 40 : 9, maxTokens: 200, repeats: 1 };
  const choices = [
    ...DRAFTERS.map((drafter) => greedy(drafter, 4)), greedy('draft-model', 4, 12),
    greedy('eagle3', 4), greedy('eagle3', 4, 12), greedy('dflash', 7), greedy('ddtree', 7, 12),
  ];
  return choices.flatMap((choice) => [decode(choice, size), decode({ ...choice, temperature: 0.8 }, size)]);
}

function smoke(): readonly Cell[] {
  return [
    verifyCost('target', [1, 5], 5),
    ...DRAFTERS.map((drafter) => decode(greedy(drafter, 4), { promptsPerFamily: 1, maxTokens: 48, repeats: 2 })),
  ];
}

/** A drafter that learns, and one that has learnt and goes on gently. Few texts a step: a software GPU takes a second or two for each. */
function training(full: boolean): readonly Cell[] {
  const size = full ? { steps: 240, texts: 4 } : { steps: 60, texts: 2 };
  const train = (choice: Partial<TrainingConfig> & Pick<TrainingConfig, 'method'>): TrainCell => ({ kind: 'train', name: `train/${choice.method}`, config: { ...DEFAULT_TRAINING, ...size, ...choice } });
  return [train({ method: 'sft' }), train({ method: 'opd', start: 'shipped', rate: 1e-4 })];
}

/** What plain decoding and verifying ask of each kernel, against what the device can do at best. */
function kernels(full: boolean): readonly Cell[] {
  const size = full ? { rows: ROWS, repeats: 21 } : { rows: [1, 4, 8], repeats: 5 };
  return (['target', 'smollm2-135m'] as const).flatMap((model) => (['f32', 'q4', 'q8'] as const).map((weights): KernelsCell => ({ kind: 'kernels', name: `kernels/${model}/${weights}`, model, weights, ...size })));
}

export interface Suite {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly cells: (full: boolean) => readonly Cell[];
}

const words = benchmarkStrings.suites;

export const SUITES: readonly Suite[] = [
  { name: 'smoke', ...words.smoke, cells: smoke },
  { name: 'speculation', ...words.speculation, cells: speculation },
  { name: 'drafters', ...words.drafters, cells: drafters },
  { name: 'lossless', ...words.lossless, cells: lossless },
  { name: 'training', ...words.training, cells: training },
  { name: 'kernels', ...words.kernels, cells: kernels },
];

/**
 * The alphabet of a training's log: everything that the training lab shows is a pure function of a header and a list of these
 * events, live, recorded or read from a file alike (as core/trace/events.ts is for a decoding run).
 *
 *   step   ...  once a step          measure ... now and then, on held-out prompts; also before step 1
 *   replay ...  now and then: one text of the step, slot by slot: what it taught
 *   checkpoint  when one was kept    end ... at most once, last
 *
 * Steps count from 1; `step` 0 is the drafter before any. Costs are floating-point operations so far (flop-ledger.ts).
 */
import type { Proposal } from '#core/speculation/proposal.ts';
import type { ModelIdentity } from '#core/trace/events.ts';
import type { Flops } from './flop-ledger.ts';
import type { RowLossKind } from './row-loss.ts';

export const TRAINING_FORMAT = 'slipstream-training';
export const TRAINING_VERSION = 1;

export type TrainedDrafter = 'dflash' | 'eagle3';

/**
 * sft   the target's own text as labels
 * soft  the same states, the target's distribution as labels (forward KL)
 * opd   Draft-OPD: the states of the drafter's own rounds, accepted and rejected slots each with a divergence of their own
 */
export type TrainingMethod = 'sft' | 'soft' | 'opd';

/** How a slot's distribution q is drawn to the target's p, or to a token: names and gradients in row-loss.ts. */
export type SlotLoss = Extract<RowLossKind, 'fkl' | 'rkl' | 'jsd' | 'tv' | 'acceptance' | 'bern' | 'k3' | 'k2' | 'none'>;

/** What labels are taught on, in sft and soft. */
export interface LabelSwitches {
  /** Whose texts: SFT's own, or those kept for Draft-OPD. */
  readonly texts: 'sft' | 'opd';
  /** Drawn at random, or where the drafter's own rounds begin. */
  readonly anchors: 'random' | 'rounds';
  /** Each slot by itself; or (in sft alone) as many slots in a row as can be: the number that a round is expected to keep. */
  readonly aim: 'slots' | 'kept';
}

/** Draft-OPD's switches (specdec.md 6.6). The defaults are the paper's formulas. */
export interface OpdSwitches {
  readonly accepted: SlotLoss;
  readonly rejected: SlotLoss;
  /** Every slot behind the first refused one as well, or that one alone. */
  readonly scope: 'suffix' | 'first';
  /** Rejected slot k weighs decay^(k-1). */
  readonly decay: number;
  /** What the mean of rejected slots weighs, against 1 of the accepted ones'. */
  readonly balance: number;
  /** The mean of both means, or one mean over all slots. */
  readonly norm: 'means' | 'tokens';
  /** Where rounds began; accepted slots moved to random anchors; or, with no round walked, all drafted and judged at random ones. */
  readonly anchors: 'rounds' | 'random' | 'everywhere';
  /** Also teach, at the first refused slot, the token that the target put there, as if it were an accepted one. */
  readonly correction: boolean;
  /** And behind it the tokens of the text, by cross-entropy. */
  readonly verifiedSuffix: boolean;
}

/** What a visitor chose; a link holds exactly this (where it differs from the defaults). */
export interface TrainingConfig {
  /** Whose layout it has, and with it how the target's features come in: as keys and values (DFlash), or beside the tokens (EAGLE-3). */
  readonly drafter: TrainedDrafter;
  /** How it drafts. Not as its layout was published (PUBLISHED_PROPOSAL): an ablation, taught by labels from random weights. */
  readonly proposal: Proposal;
  readonly method: TrainingMethod;
  /** Random weights, or the drafter that comes with the page. */
  readonly start: 'scratch' | 'shipped';
  readonly steps: number;
  /** Texts of a step. */
  readonly texts: number;
  /** Anchors of a text, drawn at random; of Draft-OPD: rounds of a text at most. */
  readonly anchors: number;
  /** Of a step's texts, how many are the first training's, under its loss at random anchors: so that what goes well is not forgotten while what goes wrong is taught. */
  readonly rehearsal: number;
  /** The learning rate's peak. */
  readonly rate: number;
  /** Unsigned 32-bit. */
  readonly seed: number;
  readonly labels: LabelSwitches;
  readonly opd: OpdSwitches;
}

export interface TrainingHeader {
  readonly format: typeof TRAINING_FORMAT;
  readonly version: typeof TRAINING_VERSION;
  readonly config: TrainingConfig;
  readonly target: ModelIdentity;
  /** Trained numbers of the drafter, and slots of a block or steps of the test. */
  readonly parameters: number;
  readonly slots: number;
  readonly data: { readonly texts: number; readonly heldOut: number };
  readonly adapter: string;
  /** Which trainer made it: ours in WGSL, or the PyTorch twin. */
  readonly engine: 'wgsl' | 'pytorch';
  /** No model ran (a fixture). */
  readonly simulated?: boolean;
  /** ISO date; null while live. */
  readonly recordedAt: string | null;
  /** Text of every token id that the log mentions. */
  readonly vocabulary: Readonly<Record<number, string>>;
}

export interface StepEvent {
  readonly type: 'step';
  readonly step: number;
  readonly loss: number;
  /** Before clipping. */
  readonly gradientNorm: number;
  readonly rate: number;
  /** Spent so far, by target forward, draft forward, draft backward. */
  readonly flops: Flops;
  /** Slots that taught something. */
  readonly slots: number;
  /** Where the step's anchors lay in their answers, 0 .. 1, in tenths: how many in each. */
  readonly anchorTenths: readonly number[];
  readonly ms: number;
}

export interface MeasureEvent {
  readonly type: 'measure';
  readonly step: number;
  /** Tokens a round on held-out prompts, greedy: tau; its 95 % interval is a bootstrap's over prompts. */
  readonly acceptanceLength: number;
  readonly interval: { readonly low: number; readonly high: number };
  readonly byFamily: Readonly<Record<string, number>>;
  /** Of the rounds that kept every slot before k: the share that kept slot k. null: no round got there. */
  readonly byPosition: readonly (number | null)[];
  readonly prompts: number;
  /** Spent so far; absent in logs from before it was written. */
  readonly flops?: Flops;
  /** Loss on the lessons of step 1, whose own `loss` is what they came to before any; absent: before step 1, or not measured. */
  readonly firstLessonsLoss?: number;
  /** Mean KL(q || p) by where a slot stands (divergence-by-group.ts), on some of the prompts; null: not measured, and of a group: it had no slot. */
  readonly divergence: { readonly accepted: number | null; readonly firstRejected: number | null; readonly suffix: number | null; readonly text: number | null } | null;
  /** Rounds of the first few prompts: "the same prompt through the checkpoints". */
  readonly samples: readonly SampleText[];
}

/** A held-out text as the drafter got through it: tokens of prompt and answer, and its rounds. */
export interface SampleText {
  readonly family: string;
  readonly prompt: readonly number[];
  readonly answer: readonly number[];
  /** Accepted drafts of each round, in order. */
  readonly accepted: readonly number[];
}

/** What a slot of a replayed round was for the step. */
export type SlotRole = 'accepted' | 'first-rejected' | 'suffix' | 'label' | 'unused';

export interface ReplayEvent {
  readonly type: 'replay';
  readonly step: number;
  readonly prompt: readonly number[];
  readonly answer: readonly number[];
  readonly blocks: readonly {
    /** Position of the anchor in prompt and answer together. */
    readonly anchor: number;
    readonly slots: readonly { readonly token: number; readonly role: SlotRole; /** what its loss counts in the step's */ readonly weight: number; readonly loss: number }[];
  }[];
}

export type TrainingEvent =
  | StepEvent
  | MeasureEvent
  | ReplayEvent
  | { readonly type: 'checkpoint'; readonly step: number }
  | { readonly type: 'notice'; readonly text: string }
  | { readonly type: 'end'; readonly reason: 'done' | 'stopped' | 'failed'; readonly text?: string };

/** A whole log. */
export interface TrainingLog {
  readonly header: TrainingHeader;
  readonly events: readonly TrainingEvent[];
}

/**
 * What passes between the page and the engine worker: the only file of the engine that both sides import (types alone).
 * Commands go one way as calls; events come back over one MessagePort, one batch a round, and the page acknowledges each
 * batch so that the engine stays at most a few rounds ahead of the eye.
 */
import type { TrainingConfig, TrainingEvent, TrainingHeader } from '#core/training/training-events.ts';
import type { DrafterName, ModelIdentity, RunConfig, SpecEvent, TraceHeader } from '#core/trace/events.ts';

/** Why there is no GPU to run on: each has its own sentence and remedy on the page. */
export type GpuAbsence = 'insecure' | 'no-api' | 'no-adapter' | 'missing-limit' | 'device-lost' | 'out-of-memory';

export type Capability =
  | { readonly ok: true; readonly adapter: AdapterFacts }
  | { readonly ok: false; readonly cause: GpuAbsence; readonly detail: string };

export interface AdapterFacts {
  readonly vendor: string;
  readonly architecture: string;
  readonly description: string;
  readonly features: readonly string[];
}

export interface LoadProgress {
  readonly file: string;
  readonly bytes: number;
  readonly totalBytes: number;
}

export interface RunRequest {
  readonly config: RunConfig;
  /** Everything is read back, round by round, for the eye. Fast mode is what `compareRepeats` and `measure` time. */
  readonly mode: 'inspect';
  /** Repeats of the interleaved measurement after the run; 0 skips it. */
  readonly compareRepeats: number;
}

/** Why a load or a run came to nothing, and the sentence that says so. Whether a run so far is kept, the page knows. */
export interface Failure {
  readonly cause: GpuAbsence | 'nan' | 'bad-model' | 'internal';
  readonly sentence: string;
}

/** Which models stand ready. A failure is a value: an error that crosses the worker's edge would lose its cause. */
export type LoadResult = { readonly ok: true; readonly target: ModelIdentity; readonly draft: ModelIdentity; /** null: not asked for */ readonly dflash: ModelIdentity | null; readonly eagle3: ModelIdentity | null } | ({ readonly ok: false } & Failure);

/** Engine -> page, over the run's port. */
export type EngineMessage =
  | { readonly kind: 'header'; readonly header: TraceHeader }
  | { readonly kind: 'events'; readonly batch: number; readonly events: readonly SpecEvent[]; /** new vocabulary entries these events mention */ readonly vocabulary: Readonly<Record<number, string>> }
  | ({ readonly kind: 'failed' } & Failure);

/** Page -> engine, over the run's port. */
export interface PageMessage {
  readonly kind: 'ack';
  readonly batch: number;
}

export interface TrainingRequest {
  readonly config: TrainingConfig;
  /** Go on with this training, which this browser keeps; null: a new one. */
  readonly resume: string | null;
  /** Keeps no checkpoints: a measurement must not cost a visitor the training that was kept. */
  readonly unkept?: true;
}

/** A training as this browser keeps it: with the drafter that it has come to, or one that cannot be read any more. */
export interface KeptTraining {
  /** Of its files. */
  readonly name: string;
  /** 0: its files do not open. */
  readonly bytes: number;
  readonly drafter: {
    /** As a run calls them (core/trace/trained-weights.ts). */
    readonly weights: string;
    readonly config: TrainingConfig;
    readonly step: number;
    readonly measured: { readonly step: number; readonly acceptanceLength: number } | null;
  } | null;
}

/** What this browser keeps of trainings, as a page reaches it: no worker and no GPU are needed for it. */
export interface KeptShelf {
  /** The latest start first. */
  list(): Promise<readonly KeptTraining[]>;
  /** Rejects with a sentence while another tab trains it. */
  forget(name: string): Promise<void>;
  /** The files of its drafter's folder, in the published layout. Rejects with a sentence. */
  folder(name: string): Promise<ReadonlyMap<string, Uint8Array>>;
}

/** Engine -> page, over a training's port. */
export type TrainingMessage =
  | { readonly kind: 'header'; readonly header: TrainingHeader }
  | { readonly kind: 'events'; readonly events: readonly TrainingEvent[] }
  | ({ readonly kind: 'failed' } & Failure);

/** Page -> engine, over a training's port: no step beyond this one may begin. Pausing, stepping and going on are the same word. */
export interface TrainingAllowance {
  readonly kind: 'allow';
  readonly until: number;
}

/** What a benchmark asks for: one cell of its grid. Seeds, sizes and repeats are the asker's. */
export type MeasureRequest =
  | (Omit<RunConfig, 'prompt' | 'weights'> & {
      readonly kind: 'decode';
      readonly prompts: readonly string[];
      /** Of each prompt: plain, speculative, plain, speculative ... */
      readonly repeats: number;
    })
  | { readonly kind: 'verifyCost'; readonly role: 'target' | 'draft'; readonly rows: readonly number[]; readonly repeats: number }
  | (Pick<RunConfig, 'drafter' | 'gamma' | 'treeBudget' | 'rule' | 'temperature'> & { readonly kind: 'roundCost'; readonly repeats: number })
  | { readonly kind: 'kernels'; readonly model: KernelModel; readonly weights: KernelWeights; readonly rows: readonly number[]; readonly repeats: number };

/** Whose shapes: those of the loaded target, or of a published model; its weights are not asked for. */
export type KernelModel = 'target' | 'smollm2-135m';
export type KernelWeights = 'f32' | 'q4' | 'q8';

/** The kernels of a forward pass, in its order. */
export const KERNEL_OPS = ['embedding', 'qkv', 'rotate', 'attention', 'attentionOut', 'gateUp', 'down', 'head'] as const;
export type KernelOp = (typeof KERNEL_OPS)[number];

/** What a device does at best: from memory, and from registers. */
export interface Roofline {
  readonly gigabytesPerSecond: number;
  readonly gflops: number;
}

export interface KernelCost {
  readonly op: KernelOp;
  readonly shape: string;
  readonly rows: number;
  /** At the least. */
  readonly operations: number;
  readonly bytes: number;
  /** One entry per repeat; the numbers of rows take turns. */
  readonly ms: readonly number[];
  /** What the device did at best in the same turns. */
  readonly roofs: readonly Roofline[];
}

/** One prompt, decoded plainly and speculatively in turn, in fast mode. Times are of decoding alone; the prefill is shared. */
export interface DecodeSample {
  readonly plainTokens: number;
  readonly tokens: number;
  /** One entry per repeat. */
  readonly plainMs: readonly number[];
  readonly speculativeMs: readonly number[];
  /** Verify passes of one speculative decoding, and what they drafted and accepted. */
  readonly rounds: number;
  readonly drafted: number;
  readonly accepted: number;
  /** Rounds that accepted slot 1, 2, ... */
  readonly acceptedAt: readonly number[];
  readonly submits: number;
  readonly readbacks: number;
  /** The same tokens in every repeat, and in the run on screen if there is one; null: not comparable token by token (temperature > 0 under R1-R3). */
  readonly identical: boolean | null;
}

/** What one forward pass over so many rows costs, without drawing and judging. */
export interface VerifyCost {
  readonly rows: number;
  /** One entry per repeat; the numbers of rows take turns within a repeat. */
  readonly verifyMs: readonly number[];
}

export interface VerifyCosts {
  readonly costs: readonly VerifyCost[];
  /** One row by linears that can do no other (shaders/bench), in turn with the rest: one entry per repeat. */
  readonly oneRowBestMs: readonly number[];
}

/** What the two halves of a round cost; judging is in neither. One entry per repeat; they take turns. */
export interface RoundCost {
  readonly draftMs: readonly number[];
  readonly verifyMs: readonly number[];
  /** On the GPU: weights, cache and activations of the drafter, and what the target keeps for it to read. */
  readonly drafterBytes: number;
}

export type MeasureResult =
  | { readonly kind: 'decode'; readonly target: string; readonly samples: readonly DecodeSample[] }
  | ({ readonly kind: 'verifyCost'; readonly model: string; /** how weights are stored on the GPU */ readonly weights: 'f32' } & VerifyCosts)
  | ({ readonly kind: 'roundCost' } & RoundCost)
  | { readonly kind: 'kernels'; readonly costs: readonly KernelCost[] };

/** Commands of the worker (served through comlink). URLs are absolute or relative to the page's base. */
export interface EngineCommands {
  probe(): Promise<Capability>;
  /**
   * `baseUrl` is where the page lies; models are under models/. `drafters`: those that will be asked for; what none asks for is not
   * loaded. A second call for the same address loads what is new, and returns at once where nothing is.
   */
  load(baseUrl: string, drafters: readonly DrafterName[], onProgress: (progress: LoadProgress) => void): Promise<LoadResult>;
  /** Resolves when the run has ended and its port is closed; failures come over the port as a sentence, never as a throw. */
  run(request: RunRequest, port: MessagePort): Promise<void>;
  stop(): Promise<void>;
  /** As `run`, for a training. It waits at the step that the page allows, and keeps checkpoints in this browser. */
  train(request: TrainingRequest, port: MessagePort): Promise<void>;
  /** For benchmarks: needs a loaded pair and no run under way. Rejects with a sentence. */
  measure(request: MeasureRequest): Promise<MeasureResult>;
}

/** The commands as a page holds them. */
export interface EngineConnection extends EngineCommands {
  /** False once it was ended, or another took its place: connect again. */
  readonly connected: boolean;
  /** Ends the worker and all that it holds on the GPU; what was asked of it and not answered yet rejects. */
  disconnect(): void;
}

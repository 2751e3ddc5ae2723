/**
 * The engine's worker: owns the GPU device and the loaded pair, and serves the commands of protocol.ts. Commands come through
 * comlink; a run speaks over its own port. A lost device or any other failure ends the run with a sentence; the next probe or
 * load opens everything afresh.
 */
import { expose } from 'comlink';

import { measureKernels } from './bench/measure-kernels.ts';
import { smollm2Config } from './bench/smollm2-config.ts';
import { measureDecode, measureRound, measureVerifyCost } from './decode/measure.ts';
import type { Pair } from './decode/pair.ts';
import { openEngine, withDrafters, type OpenedEngine } from './load/open-engine.ts';
import { RunGate } from './decode/run-gate.ts';
import { runText, type LoadedEngine } from './decode/run-text.ts';
import { failureOf } from './failure-of.ts';
import { HeldGpu } from './gpu/held-gpu.ts';
import { openBrowserGpu } from './gpu/open-browser-gpu.ts';
import { untilLost } from './gpu/until-lost.ts';
import { loadModels } from './load/load-models.ts';
import { loadTrainingTexts } from './load/load-training-texts.ts';
import type { DrafterName } from '#core/trace/events.ts';
import { TrainingGate } from '#core/training/training-gate.ts';
import { SHIPPED } from '#core/trace/trained-weights.ts';
import { CheckpointSlots } from './train/checkpoint-slots.ts';
import { draftWith, type DraftingEngine } from './train/draft-with.ts';
import { freshName, KeptTrainings } from './train/kept-trainings.ts';
import { noFiles } from './train/no-files.ts';
import { onlyHere } from './train/only-here.ts';
import { opfsFiles } from './train/opfs-files.ts';
import { runTraining } from './train/training-run.ts';
import { overPort } from './over-port.ts';
import { Turns, type Rest } from './turns.ts';
import type { Capability, EngineCommands, EngineMessage, LoadProgress, LoadResult, MeasureRequest, MeasureResult, PageMessage, RunRequest, TrainingAllowance, TrainingMessage, TrainingRequest } from './protocol.ts';

/** Held-out texts that a tab measures on: of all families, and a matter of seconds. */
const HELD_OUT_IN_A_TAB = 24;

interface OpenEngine extends OpenedEngine {
  readonly baseUrl: string;
}

const keptTrainings = new KeptTrainings(opfsFiles);

class Engine implements EngineCommands {
  readonly #gpu = new HeldGpu(openBrowserGpu, () => this.#forget());
  #loaded: { readonly baseUrl: string; engine: Promise<OpenEngine> } | null = null;
  /** Of the run or training that was asked for last: it stops by it. */
  #gate: { stop(): void } | null = null;
  /** The GPU's one sequence serves one run, training or measurement at a time. */
  readonly #turns = new Turns();
  /** The weights of a training that a pair drafted with last. */
  readonly #trained = new WeakMap<Pair, { readonly weights: string; readonly engine: DraftingEngine }>();

  probe(): Promise<Capability> {
    return this.#gpu.probe();
  }

  async load(baseUrl: string, drafters: readonly DrafterName[], onProgress: (progress: LoadProgress) => void): Promise<LoadResult> {
    if (this.#loaded?.baseUrl !== baseUrl) {
      const before = this.#loaded?.engine;
      this.#loaded = { baseUrl, engine: this.#openPair(baseUrl, onProgress) };
      before?.then(({ pair }) => { this.#trained.get(pair)?.engine.destroy(); pair.destroy(); }).catch(() => undefined);
    }
    const loaded = this.#loaded;
    const without = loaded.engine;
    const whole = without.then((engine) => withDrafters(engine, drafters, { fetch: (url) => fetch(url), baseUrl, onProgress }));
    // A drafter that cannot be had leaves the rest as it was.
    loaded.engine = whole.catch(() => without);
    loaded.engine.catch(() => {
      if (this.#loaded === loaded) this.#loaded = null;
    });
    try {
      const { target, draft, dflash, eagle3 } = await whole;
      return { ok: true, target, draft, dflash, eagle3 };
    } catch (error) {
      return { ok: false, ...failureOf(error) };
    }
  }

  async run(request: RunRequest, port: MessagePort): Promise<void> {
    const gate = new RunGate();
    const emit = (message: EngineMessage): void => port.postMessage(message);
    port.onmessage = ({ data }: MessageEvent<PageMessage>) => gate.acknowledge(data.batch);
    await this.#over(port, gate, async (engine) => runText(await this.#drafting(engine, request.config.weights), request, { emit, gate }));
  }

  async stop(): Promise<void> {
    this.#gate?.stop();
  }

  async train(request: TrainingRequest, port: MessagePort): Promise<void> {
    const gate = new TrainingGate();
    const emit = (message: TrainingMessage): void => port.postMessage(message);
    port.onmessage = ({ data }: MessageEvent<TrainingAllowance>) => gate.allow(data.until);
    const { config, resume } = request;
    const name = resume ?? freshName(config, Date.now());
    const slots = new CheckpointSlots(request.unkept ? noFiles : opfsFiles, name);
    await this.#over(port, gate, (engine, rest) => onlyHere(name, async () => {
      if (resume !== null) await keptTrainings.drafter(resume);
      const data = await loadTrainingTexts((url) => fetch(url), engine.baseUrl, engine.parts.target.config);
      // paused, it leaves the GPU to whoever measures
      const resting = { waits: (step: number) => gate.waits(step), open: (step: number) => (gate.waits(step) ? rest(() => gate.open(step)) : gate.open(step)) };
      await runTraining({ engine, data, slots, heldOut: HELD_OUT_IN_A_TAB }, { config, resume: resume !== null }, { emit, gate: resting });
    }));
  }

  /** Works with the loaded models and speaks over a port, which is closed when all is said; takes the place of what is still under way. */
  async #over(port: MessagePort, gate: { stop(): void }, work: (engine: OpenEngine, rest: Rest) => Promise<void>): Promise<void> {
    this.#gate?.stop();
    this.#gate = gate;
    // what was stopped in a pause comes to its end first
    await new Promise((resolve) => setTimeout(resolve));
    await overPort(port, () => this.#alone(work));
    if (this.#gate === gate) this.#gate = null;
  }

  async measure(request: MeasureRequest): Promise<MeasureResult> {
    const now = (): number => performance.now();
    return this.#alone(async ({ pair, tokenizer, target, draft }): Promise<MeasureResult> => {
      if (request.kind === 'decode') return { kind: 'decode', target: target.name, samples: await measureDecode(pair, tokenizer, request, now) };
      if (request.kind === 'kernels') return { kind: 'kernels', costs: await measureKernels(pair.gpu, request.model === 'target' ? pair.target.config : smollm2Config, request, now) };
      if (request.kind === 'roundCost') return { kind: 'roundCost', ...(await measureRound(pair, request, request.repeats, now)) };
      const [decoder, model] = request.role === 'target' ? [pair.target, target] : [pair.draft, draft];
      if (!decoder) throw new Error('No draft model is loaded.');
      return { kind: 'verifyCost', model: model.name, weights: 'f32', ...(await measureVerifyCost(pair, decoder, request.rows, request.repeats, now)) };
    });
  }

  /** Waits for what is under way, then works with the loaded pair; ends early, with its sentence, if the GPU goes. */
  async #alone<Result>(work: (engine: OpenEngine, rest: Rest) => Promise<Result>): Promise<Result> {
    return this.#turns.take(async (rest) => {
      if (!this.#loaded) throw new Error('no model is loaded');
      const engine = await this.#loaded.engine;
      return untilLost(engine.pair.gpu, work(engine, rest), () => this.#forget());
    });
  }

  /** The loaded engine, or the same with the weights that a run names. Those of one training are kept: they are asked for run after run. */
  async #drafting(engine: OpenEngine, weights: string): Promise<LoadedEngine> {
    if (weights === SHIPPED) return engine;
    // what is kept may have been forgotten since
    const trained = await keptTrainings.find(weights);
    const before = this.#trained.get(engine.pair);
    if (before?.weights === weights) return before.engine;
    const made = await draftWith(engine, trained);
    before?.engine.destroy();
    this.#trained.set(engine.pair, { weights, engine: made });
    return made;
  }

  async #openPair(baseUrl: string, onProgress: (progress: LoadProgress) => void): Promise<OpenEngine> {
    const [gpu, models] = await Promise.all([this.#gpu.open(), loadModels((url) => fetch(url), baseUrl, onProgress)]);
    return { ...(await openEngine(gpu, models)), baseUrl };
  }

  #forget(): void {
    this.#loaded = null;
  }
}

expose(new Engine());

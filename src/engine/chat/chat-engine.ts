/**
 * The worker's side of the chat (chat-protocol.ts): one model that others published, perhaps a second that drafts for it, and answers as runs. A
 * model takes the place of the one before only when it stands ready; what fails leaves that one as it was.
 */
import { chatPrompt } from '#core/chat/chat-prompt.ts';
import type { ChatMessage } from '#core/chat/render-template.ts';
import type { DrafterName, RunConfig, SpecEvent } from '#core/trace/events.ts';
import { endOfTurn } from '#core/chat/end-of-turn.ts';
import { vocabularyMismatch } from '#core/speculation/vocabulary.ts';
import type { ChatCommands, ChatRequest, Answered, KeptModel, ModelChoice, ModelOffer, ModelProgress, ModelSettings, ReadyModel } from '#engine/chat-protocol.ts';
import { Pair } from '#engine/decode/pair.ts';
import { passCostEvents } from '#engine/decode/pass-cost-events.ts';
import { RunGate } from '#engine/decode/run-gate.ts';
import { runQuestion } from '#engine/decode/run-text.ts';
import { failureOf } from '#engine/failure-of.ts';
import { GpuError, type Gpu } from '#engine/gpu/gpu.ts';
import { HeldGpu } from '#engine/gpu/held-gpu.ts';
import { untilLost } from '#engine/gpu/until-lost.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { NoRanges } from '#engine/download/range-source.ts';
import { readModel, type ReadModel } from '#engine/load/read-model.ts';
import type { ModelParts, PackedParts } from '#engine/model/open-decoder.ts';
import type { Capability, EngineMessage, PageMessage } from '#engine/protocol.ts';
import { overPort } from '#engine/over-port.ts';
import { Turns } from '#engine/turns.ts';
import { fittingPrompt } from './fitting-prompt.ts';
import { memoryNeed } from './memory-need.ts';
import type { ModelShelf, OpenedFiles } from './model-shelf.ts';
import { partsAtHand, type CacheChoice } from './parts-at-hand.ts';
import { answerConfig } from './answer-config.ts';
import { ReadText } from './read-text.ts';
import { weightsInWords } from './weights-in-words.ts';

export interface ChatSurroundings {
  openGpu(): Promise<Gpu>;
  readonly shelf: ModelShelf;
  now(): number;
}

/** A model whose files are open. */
interface OpenedModel {
  readonly files: OpenedFiles;
  readonly read: ReadModel;
  readonly facts: ReadyModel;
}

interface Ready {
  readonly target: OpenedModel;
  readonly draft: OpenedModel | null;
  readonly pair: Pair;
}

const CANCELLED = 'Loading was cancelled; what was downloaded is kept, and loading again goes on from there.';

type OnProgress = (progress: ModelProgress) => void;

export class ChatEngine implements ChatCommands {
  readonly #gpu: HeldGpu;
  #ready: Ready | null = null;
  #loading = new AbortController();
  #gate: RunGate | null = null;
  readonly #turns = new Turns();
  /** Of what is ready, and what is on its way to be. */
  readonly #openFiles = new Map<string, number>();
  readonly #read = new ReadText();
  readonly #costs = new WeakMap<Pair, ReadonlyMap<DrafterName, readonly SpecEvent[]>>();

  constructor(private readonly around: ChatSurroundings) {
    this.#gpu = new HeldGpu(() => around.openGpu(), () => this.#forget());
  }

  probe(): Promise<Capability> {
    return this.#gpu.probe();
  }

  look(choice: ModelChoice, settings: ModelSettings): Promise<Answered<ModelOffer>> {
    return answered(async () => {
      const { title, downloadBytes, keptBytes, choices, heads } = await this.around.shelf.look(choice);
      const read = await readModel(heads).catch((error: unknown) => { if (error instanceof NoRanges) return null; throw error; });
      const memory = read && memoryNeed(await this.#gpu.open(), read.config, read.packed(settings.bits), cacheOf(settings));
      return { title, downloadBytes, keptBytes, choices, memory };
    });
  }

  load(choice: ModelChoice, settings: ModelSettings, onProgress: OnProgress): Promise<Answered<ReadyModel>> {
    return this.#opening(choice, settings, onProgress, async (target, parts, gpu) => {
      const pair = await Pair.create(gpu, parts, null);
      return { target, draft: null, pair };
    });
  }

  loadDraft(choice: ModelChoice, settings: ModelSettings, onProgress: OnProgress): Promise<Answered<ReadyModel>> {
    const first = this.#ready;
    return this.#opening(choice, { ...settings, context: first?.pair.sequence.context ?? settings.context }, onProgress, async (draft, parts) => {
      if (!first || first !== this.#ready) throw new ModelFileError('There is no model to draft for. Load that one first.');
      const { context } = first.pair.sequence;
      if (draft.read.config.context < context) throw new ModelFileError(`This model reads ${draft.read.config.context} tokens at most, and the one that it is to draft for was loaded for ${context}. Load that one with a shorter context first.`);
      const mismatch = vocabularyMismatch(first.target.read.tokenizer.vocabulary(), draft.read.tokenizer.vocabulary());
      if (mismatch) throw new ModelFileError(mismatch);
      return { target: first.target, draft, pair: await first.pair.withDraft(parts) };
    });
  }

  async cancelLoad(): Promise<void> {
    this.#loading.abort();
  }

  async unload(): Promise<void> {
    this.#loading.abort();
    this.#gate?.stop();
    await this.#turns.take(async () => {
      const before = this.#ready;
      this.#ready = null;
      await this.#letGo(before, null);
    });
  }

  kept(): Promise<readonly KeptModel[]> {
    return this.around.shelf.kept();
  }

  forget(key: string): Promise<Answered<null>> {
    return answered(async () => {
      const used = this.#openFiles.has(key);
      if (used) throw new ModelFileError('This model is open here. Load another one, then forget it.');
      await this.around.shelf.forget(key);
      return null;
    });
  }

  async chat(request: ChatRequest, port: MessagePort): Promise<void> {
    this.#gate?.stop();
    const gate = new RunGate();
    this.#gate = gate;
    port.onmessage = ({ data }: MessageEvent<PageMessage>) => gate.acknowledge(data.batch);
    const emit = (message: EngineMessage): void => port.postMessage(message);
    await overPort(port, () => this.#turns.take(async () => {
      const ready = this.#ready;
      if (!ready) throw new ModelFileError('No model is loaded. Choose one first.');
      await untilLost(ready.pair.gpu, this.#answer(ready, request, port, { emit, gate }), () => this.#forget());
    }));
    if (this.#gate === gate) this.#gate = null;
  }

  async stop(): Promise<void> {
    this.#gate?.stop();
  }

  async #answer({ target, draft, pair }: Ready, request: ChatRequest, port: MessagePort, outlet: { emit: (message: EngineMessage) => void; gate: RunGate }): Promise<void> {
    const { tokenizer, chatTemplate } = target.read;
    const { context } = pair.sequence;
    const written = (messages: readonly ChatMessage[]) => chatPrompt(tokenizer, chatTemplate, messages, request.think);
    const { prompt, maxTokens, notices } = fittingPrompt(written, request, context);
    port.postMessage({ kind: 'begins', thinking: prompt.thinking });
    const { config, clamped } = answerConfig(request, maxTokens);
    const { temperature, seed } = config;
    const stopToken = endOfTurn(tokenizer, chatTemplate);
    const question = { request: { prompt: prompt.tokens, maxTokens, stopToken, forbiddenToken: null, temperature, seed, sequence: 0 }, notices: [...clamped, ...notices] };
    const engine = { pair, tokenizer, target: target.facts.identity, draft: draft?.facts.identity ?? null, dflash: null, eagle3: null, now: () => this.around.now() };
    const drafts = config.drafter === 'draft-model';
    const known = this.#read.known(pair, prompt.tokens, drafts);
    this.#read.forget();
    const onWritten = (written: readonly number[]): void => this.#read.read(pair, [...prompt.tokens, ...written], drafts);
    await runQuestion(engine, { config, question, known, onWritten, afterwards: [() => this.#costsOf(pair, config, () => !outlet.gate.stopped)] }, outlet);
  }

  /** What passes cost on this device, from which a page says how many drafts pay: timed once a pair and drafter. */
  async #costsOf(pair: Pair, config: RunConfig, goOn: () => boolean): Promise<readonly SpecEvent[]> {
    const kept = this.#costs.get(pair)?.get(config.drafter);
    if (kept) return kept;
    this.#read.timed(pair);
    const events = await passCostEvents(pair, { ...config, gamma: 0 }, () => this.around.now(), goOn);
    if (goOn()) this.#costs.set(pair, new Map([...(this.#costs.get(pair) ?? []), [config.drafter, events]]));
    return events;
  }

  /** Opens files, and places what they hold; `place` puts it beside or in the place of what is ready. */
  #opening(choice: ModelChoice, settings: ModelSettings, onProgress: OnProgress, place: (opened: OpenedModel, parts: ModelParts | PackedParts, gpu: Gpu) => Promise<Ready>): Promise<Answered<ReadyModel>> {
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    return answered(async () => {
      const gpu = await this.#gpu.open();
      const files = await this.#files(choice, { signal, onProgress: (bytes, totalBytes) => onProgress({ stage: 'download', bytes, totalBytes }) });
      try {
        const read = await readModel(files.sources);
        const packed = read.packed(settings.bits);
        const memory = memoryNeed(gpu, read.config, packed, cacheOf(settings));
        if (memory.refusal !== null) throw new ModelFileError(memory.refusal);
        const parts = packed ?? (await read.plain());
        signal.throwIfAborted();
        const watched = partsAtHand(parts, { ...cacheOf(settings), context: memory.context }, (values) => {
          signal.throwIfAborted();
          onProgress({ stage: 'gpu', bytes: Math.min(memory.weightsBytes, values), totalBytes: memory.weightsBytes });
        });
        const identity = { name: files.title, parameters: read.parameters, sha256: read.headerSha256 };
        const facts: ReadyModel = { identity, weights: weightsInWords(read, settings.bits), memory, chats: read.chatTemplate !== null, thinks: read.chatTemplate?.includes('enable_thinking') ?? false };
        const opened: OpenedModel = { files, read, facts };
        await this.#turns.take(async () => {
          const before = this.#ready;
          signal.throwIfAborted();
          const ready = await place(opened, watched, gpu);
          // a draft model that came too late is one all the same: the pair has it
          if (signal.aborted && ready.target === opened) {
            ready.pair.destroy();
            signal.throwIfAborted();
          }
          this.#ready = ready;
          await this.#letGo(before, ready);
        });
        return facts;
      } catch (error) {
        await files.close();
        if (error instanceof GpuError && error.absence === 'out-of-memory') throw new GpuError('out-of-memory', `${error.message} ${this.#ready ? 'Close the model that is open, and load this one again, or choose' : 'Choose'} fewer bits, a shorter context, or a smaller model.`);
        if (signal.aborted) throw new ModelFileError(CANCELLED);
        throw error;
      }
    });
  }

  /** The files of a choice, known as open until they are closed. */
  async #files(choice: ModelChoice, options: Parameters<ModelShelf['open']>[1]): Promise<OpenedFiles> {
    const files = await this.around.shelf.open(choice, options).catch((error: unknown) => {
      throw options.signal.aborted ? new ModelFileError(CANCELLED) : error;
    });
    const { key } = files;
    if (key === null) return files;
    const count = (by: number): void => {
      const left = (this.#openFiles.get(key) ?? 0) + by;
      if (left > 0) this.#openFiles.set(key, left);
      else this.#openFiles.delete(key);
    };
    count(1);
    return { ...files, close: async () => {
      count(-1);
      await files.close();
    } };
  }

  /** What was ready before and is not part of what is now. */
  async #letGo(before: Ready | null, now: Ready | null): Promise<void> {
    if (!before) return;
    if (before.target !== now?.target) {
      before.pair.destroy();
      await before.target.files.close();
    }
    if (before.draft !== now?.draft) await before.draft?.files.close();
  }

  #forget(): void {
    const before = this.#ready;
    this.#ready = null;
    void before?.target.files.close();
    void before?.draft?.files.close();
  }
}

const cacheOf = ({ context, cacheBits }: ModelSettings): CacheChoice => ({ context, cache: cacheBits === 16 ? 'half' : 'single' });

async function answered<Value>(work: () => Promise<Value>): Promise<Answered<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, ...failureOf(error) };
  }
}

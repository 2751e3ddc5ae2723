/**
 * The worker's side of the chat (chat-protocol.ts): one model that others published, perhaps a second that drafts for it, and answers as runs. A
 * model takes the place of the one before only when it stands ready; what fails leaves that one as it was.
 */
import { chatPrompt } from '#core/chat/chat-prompt.ts';
import type { ChatMessage } from '#core/chat/render-template.ts';
import type { DrafterName, ModelIdentity, RunConfig, SpecEvent } from '#core/trace/events.ts';
import { endOfTurn } from '#core/chat/end-of-turn.ts';
import type { ChatAnswerMessage, ChatCommands, ChatRequest, Answered, Fit, KeptModel, MemoryNeed, ModelChoice, ModelOffer, ModelProgress, ModelSettings, ReadyModel } from '#engine/chat-protocol.ts';
import { Pair } from '#engine/decode/pair.ts';
import { passCostEvents } from '#engine/decode/pass-cost-events.ts';
import { RunGate } from '#engine/decode/run-gate.ts';
import { runQuestion } from '#engine/decode/run-text.ts';
import { GpuError, type Gpu } from '#engine/gpu/gpu.ts';
import { HeldGpu } from '#engine/gpu/held-gpu.ts';
import { untilLost } from '#engine/gpu/until-lost.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { NoRanges } from '#engine/download/range-source.ts';
import type { ReadModel } from '#engine/load/read-model.ts';
import type { Capability, EngineMessage, PageMessage } from '#engine/protocol.ts';
import type { ByteSource } from '#engine/weights/byte-source.ts';
import { overPort } from '#engine/over-port.ts';
import { Turns } from '#engine/turns.ts';
import { answered } from './answered.ts';
import { fittingPrompt, roomBeside } from './fitting-prompt.ts';
import { drafterOf, expectToDraft, factsOf, loadableDrafter, loadableModel, type Beside, type LoadableDrafter, type LoadableModel } from './loadable.ts';
import { OpenFiles } from './open-files.ts';
import type { OnBytes } from './parts-at-hand.ts';
import type { ModelShelf, Offered, OpenedFiles } from './model-shelf.ts';
import { answerConfig } from './answer-config.ts';
import { ReadText } from './read-text.ts';

export interface ChatSurroundings {
  openGpu(): Promise<Gpu>;
  readonly shelf: ModelShelf;
  now(): number;
}

/** A model or a drafter whose files are open. */
interface Opened {
  readonly files: OpenedFiles;
  readonly facts: ReadyModel;
}

interface OpenedModel extends Opened {
  readonly read: ReadModel;
}

/** What was looked at. */
interface Looked extends Offered {
  /** Null: the host gives no parts of files, so that nobody knows yet. */
  readonly need: ((gpu: Gpu, settings: ModelSettings) => MemoryNeed) | null;
}

interface Ready {
  readonly target: OpenedModel;
  readonly draft: Opened | null;
  readonly pair: Pair;
}

const NOTHING_TO_DRAFT_FOR = 'There is no model to draft for. Load that one first.';
const CANCELLED = 'Loading was cancelled; what was downloaded is kept, and loading again goes on from there.';

type OnProgress = (progress: ModelProgress) => void;

export class ChatEngine implements ChatCommands {
  readonly #gpu: HeldGpu;
  #ready: Ready | null = null;
  /** The latest look. */
  #looked: Promise<Looked> | null = null;
  #loading = new AbortController();
  #gate: RunGate | null = null;
  readonly #turns = new Turns();
  readonly #openFiles: OpenFiles;
  readonly #read = new ReadText();
  readonly #costs = new WeakMap<Pair, ReadonlyMap<DrafterName, readonly SpecEvent[]>>();

  constructor(private readonly around: ChatSurroundings) {
    this.#openFiles = new OpenFiles(around.shelf);
    this.#gpu = new HeldGpu(() => around.openGpu(), () => this.#forget());
  }

  probe(): Promise<Capability> {
    return this.#gpu.probe();
  }

  look(choice: ModelChoice, settings: ModelSettings): Promise<Answered<ModelOffer>> {
    const looked = this.#lookAt(choice);
    this.#looked = looked;
    return answered(async () => {
      const { title, downloadBytes, keptBytes, choices, need } = await looked;
      return { title, downloadBytes, keptBytes, choices, memory: need?.(await this.#gpu.open(), settings) ?? null };
    });
  }

  reckon(settings: ModelSettings): Promise<Answered<ModelOffer['memory']>> {
    const looked = this.#looked;
    return answered(async () => {
      if (!looked) throw new ModelFileError('No model has been looked at. Choose one first.');
      const { need } = await looked;
      return need?.(await this.#gpu.open(), settings) ?? null;
    });
  }

  async #lookAt(choice: ModelChoice): Promise<Looked> {
    const offered = await this.around.shelf.look(choice);
    const loadable = await this.#loadable(offered.heads).catch((error: unknown) => { if (error instanceof NoRanges) return null; throw error; });
    return { ...offered, need: loadable?.need ?? null };
  }

  /** What the files hold: a drafter for the model that stands ready, or a model. */
  async #loadable(files: readonly ByteSource[], beside = this.#ready && besideOf(this.#ready)): Promise<LoadableDrafter | LoadableModel> {
    return (beside && (await loadableDrafter(files, beside))) ?? loadableModel(files);
  }

  load(choice: ModelChoice, settings: ModelSettings, onProgress: OnProgress): Promise<Answered<ReadyModel>> {
    return this.#opening(choice, settings, onProgress, async (files, gpu, onBytes) => {
      const found = await loadableModel(files);
      const gather = async (): Promise<Place> => {
        const parts = await found.parts(settings, onBytes);
        return async (opened) => ({ target: { ...opened, read: found.read }, draft: null, pair: await Pair.create(gpu, parts, null) });
      };
      return { found, gather };
    });
  }

  loadDraft(choice: ModelChoice, settings: ModelSettings, onProgress: OnProgress): Promise<Answered<ReadyModel>> {
    const target = this.#ready?.target;
    if (!this.#ready || !target) return answered(async () => { throw new ModelFileError(NOTHING_TO_DRAFT_FOR); });
    const beside = besideOf(this.#ready);
    const own = { ...settings, context: beside.context };
    return this.#opening(choice, own, onProgress, async (files, _, onBytes) => {
      const found = await this.#loadable(files, beside);
      if (found.read) expectToDraft(found.read, beside);
      const gather = async (): Promise<Place> => {
        const one = await drafterOf(found, own, onBytes);
        return async (draft) => {
          // another drafter may have come meanwhile, and its place is taken
          if (this.#ready?.target !== target) throw new ModelFileError(NOTHING_TO_DRAFT_FOR);
          return { target, draft, pair: await this.#ready.pair.withOnly(one) };
        };
      };
      return { found, gather };
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

  fit({ messages, think, maxTokens }: Parameters<ChatCommands['fit']>[0]): Promise<Answered<Fit>> {
    return answered(async () => {
      const { target: { read }, pair } = this.#expectReady();
      return { tokens: chatPrompt(read.tokenizer, read.chatTemplate, messages, think).tokens.length, room: roomBeside(maxTokens, pair.sequence.context) };
    });
  }

  async chat(request: ChatRequest, port: MessagePort): Promise<void> {
    this.#gate?.stop();
    const gate = new RunGate();
    this.#gate = gate;
    port.onmessage = ({ data }: MessageEvent<PageMessage>) => gate.acknowledge(data.batch);
    const emit = (message: EngineMessage): void => port.postMessage(message);
    await overPort(port, () => this.#turns.take(async () => {
      const ready = this.#expectReady();
      await untilLost(ready.pair.gpu, this.#answer(ready, request, port, { emit, gate }), () => this.#forget());
    }));
    if (this.#gate === gate) this.#gate = null;
  }

  async stop(): Promise<void> {
    this.#gate?.stop();
  }

  #expectReady(): Ready {
    if (!this.#ready) throw new ModelFileError('No model is loaded. Choose one first.');
    return this.#ready;
  }

  async #answer({ target, draft, pair }: Ready, request: ChatRequest, port: MessagePort, outlet: { emit: (message: EngineMessage) => void; gate: RunGate }): Promise<void> {
    const { tokenizer, chatTemplate } = target.read;
    const { context } = pair.sequence;
    const written = (messages: readonly ChatMessage[]) => chatPrompt(tokenizer, chatTemplate, messages, request.think);
    const { prompt, maxTokens, notices } = fittingPrompt(written, request, context, target.read.config.context);
    port.postMessage({ kind: 'begins', thinking: prompt.thinking });
    const { config, clamped } = answerConfig(request, maxTokens, draft?.facts.mostDrafts ?? null);
    const { temperature, seed } = config;
    const stopToken = endOfTurn(tokenizer, chatTemplate);
    const question = { request: { prompt: prompt.tokens, maxTokens, stopToken, forbiddenToken: null, temperature, seed, sequence: 0 }, notices: [...clamped, ...notices] };
    const drafting = (as: ReadyModel['drafts']): ModelIdentity | null => (draft?.facts.drafts === as ? draft.facts.identity : null);
    const engine = { pair, tokenizer, target: target.facts.identity, draft: drafting('draft-model'), dflash: drafting('dflash'), eagle3: drafting('eagle3'), now: () => this.around.now() };
    const known = this.#read.known(pair, prompt.tokens, config.drafter);
    this.#read.forget();
    const onReading = (read: number, of: number): void => port.postMessage({ kind: 'reading', read, of } satisfies ChatAnswerMessage);
    const onEnd = (text: readonly number[]): void => this.#read.read(pair, text, config.drafter);
    await runQuestion(engine, { config, question, known, onReading, onEnd, watch: false, afterwards: [() => this.#costsOf(pair, config, () => !outlet.gate.stopped)] }, outlet);
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

  /** Opens files, reads what they hold, and places it beside or in the place of what is ready. */
  #opening(choice: ModelChoice, settings: ModelSettings, onProgress: OnProgress, read: ReadToPlace): Promise<Answered<ReadyModel>> {
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    return answered(async () => {
      const gpu = await this.#gpu.open();
      const files = await this.#openFiles.open(choice, { signal, onProgress: (bytes, totalBytes) => onProgress({ stage: 'download', bytes, totalBytes }) })
        .catch((error: unknown) => { throw signal.aborted ? new ModelFileError(CANCELLED) : error; });
      try {
        let totalBytes = 0;
        const { found, gather } = await read(files.sources, gpu, (bytes) => {
          signal.throwIfAborted();
          onProgress({ stage: 'gpu', bytes: Math.min(totalBytes, bytes), totalBytes });
        });
        const memory = found.need(gpu, settings);
        totalBytes = memory.weightsBytes;
        if (memory.refusal !== null) throw new ModelFileError(memory.refusal);
        const facts = factsOf(found, files.title, settings, memory);
        const place = await gather();
        await this.#turns.take(async () => {
          const before = this.#ready;
          signal.throwIfAborted();
          const ready = await place({ files, facts });
          // a drafter that came too late is one all the same: the pair has it
          if (signal.aborted && ready.target.files === files) {
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

  /** What was ready before and is not part of what is now. */
  async #letGo(before: Ready | null, now: Ready | null): Promise<void> {
    if (!before) return;
    if (before.target !== now?.target) {
      this.#read.forget();
      before.pair.destroy();
      await before.target.files.close();
    }
    if (before.draft !== now?.draft) await before.draft?.files.close();
  }

  #forget(): void {
    const before = this.#ready;
    this.#ready = null;
    this.#read.forget();
    void before?.target.files.close();
    void before?.draft?.files.close();
  }
}

/** Called when its turn has come. */
type Place = (opened: Opened) => Promise<Ready>;

/** `gather` is called when memory for what was found is reckoned and granted; what it reads to stay in memory is read before its turn. */
type ReadToPlace = (files: readonly ByteSource[], gpu: Gpu, onBytes: OnBytes) => Promise<{ readonly found: LoadableModel | LoadableDrafter; readonly gather: () => Promise<Place> }>;

const besideOf = ({ target: { read }, pair: { sequence: { context }, target: { ends } } }: Ready): Beside => ({ read, context, plain: ends.table.kind === 'plain' });

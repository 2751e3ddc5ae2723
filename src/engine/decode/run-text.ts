/**
 * One run for a page: header, a batch of events a round, the end, the measured comparison, what passes cost. It knows neither
 * worker nor port; `emit` takes the messages, the gate says when a round may begin.
 *
 * Whatever fails, the log stays whole: rounds are emitted when they are complete, and a failure ends it with a sentence.
 */
import type { TextTokenizer } from '#core/tokenizer/text-tokenizer.ts';
import { TRACE_FORMAT, TRACE_VERSION, type DrafterName, type ModelIdentity, type RunConfig, type SpecEvent } from '#core/trace/events.ts';
import { mentionedTokens } from '#core/trace/mentioned-tokens.ts';
import { clampConfig } from '#core/trace/run-config.ts';
import type { AdapterFacts, EngineMessage, RunRequest } from '#engine/protocol.ts';
import { clampedNotices } from './clamped-notices.ts';
import { compare, comparisonEvent } from './compare.ts';
import { inspectedRound } from './chosen-round.ts';
import { InspectDecoder } from './inspect.ts';
import type { Pair } from './pair.ts';
import { passCostEvents } from './pass-cost-events.ts';
import { questionRequest, type QuestionRequest } from './question.ts';
import type { RoundState } from './round-state.ts';
import type { RunGate } from './run-gate.ts';

/** What a run needs of the models that are loaded. */
export interface RunningEngine {
  readonly pair: Pair;
  readonly tokenizer: Pick<TextTokenizer, 'tokenText'>;
  readonly target: ModelIdentity;
  /** null: none is loaded */
  readonly draft: ModelIdentity | null;
  readonly dflash: ModelIdentity | null;
  readonly eagle3: ModelIdentity | null;
  readonly now: () => number;
}

/** The shipped models, which have a tokenizer with a template of its own. */
export interface LoadedEngine extends RunningEngine {
  readonly tokenizer: TextTokenizer;
  readonly draft: ModelIdentity;
}

export interface RunOutlet {
  readonly emit: (message: EngineMessage) => void;
  readonly gate: RunGate;
}

const NAN_SENTENCE = 'The model gave numbers that are none (NaN), which a sound model on a sound GPU never does. Reload the page to load the model afresh.';

export async function runText(engine: LoadedEngine, request: RunRequest, outlet: RunOutlet): Promise<void> {
  const { config, clamped } = clampConfig({ ...request.config });
  const question = questionRequest(engine.pair, engine.tokenizer, config);
  const notices = [...clampedNotices(clamped), ...question.notices];
  const { compareRepeats } = request;
  const choice = choiceOf(config);
  const afterwards = async (shown: readonly number[]): Promise<readonly SpecEvent[]> => {
    const sample = await compare(engine.pair, { choice, request: question.request, repeats: compareRepeats, shown, now: engine.now, goOn: () => !outlet.gate.stopped });
    return sample ? [comparisonEvent(sample)] : [];
  };
  const costs = (): Promise<readonly SpecEvent[]> => passCostEvents(engine.pair, choice, engine.now, () => !outlet.gate.stopped);
  return runQuestion(engine, { config, question: { ...question, notices }, afterwards: compareRepeats === 0 ? [] : [afterwards, costs] }, outlet);
}

/** Measured when a run that speculates has ended and nobody has stopped it; what finds nothing to say ends the list. */
export type Afterwards = (shown: readonly number[]) => Promise<readonly SpecEvent[]>;

interface RunQuestion {
  /** Within its limits (run-config.ts). */
  readonly config: RunConfig;
  /** What became of the words: tokens. */
  readonly question: QuestionRequest;
  /** Tokens from the front of the prompt that the models have read already (start-text.ts). */
  readonly known?: number;
  /** Told how many tokens of a long prompt are read so far, of how many. */
  readonly onReading?: (read: number, of: number) => void;
  /** Told of the text as far as the models have come in it, prompt and all, when that is all. */
  readonly onEnd?: (text: readonly number[]) => void;
  /** Where a block looks is logged too: numbers for every position read, which a long text has no room for. */
  readonly watch?: boolean;
  readonly afterwards: readonly Afterwards[];
}

const choiceOf = (config: RunConfig): RunConfig => ({ ...config, gamma: config.drafter === 'none' ? 0 : config.gamma });

export async function runQuestion(engine: RunningEngine, { config, question, known = 0, onReading, onEnd, watch = true, afterwards }: RunQuestion, outlet: RunOutlet): Promise<void> {
  const { pair, tokenizer, now } = engine;
  const { notices, request } = question;
  const { prompt } = request;
  const choice = choiceOf(config);
  const log = new LogWriter(tokenizer, outlet.emit);
  log.header(headerOf(engine, config, prompt));
  if (notices.length > 0) log.events(notices.map((text) => ({ type: 'notice', text })));

  const decoder = new InspectDecoder(await inspectedRound(pair, choice, watch), now);
  let state: RoundState | null = null;
  const shown: number[] = [];
  let read = 0;
  try {
    read = await decoder.start(request, known, (tokens) => {
      onReading?.(tokens, prompt.length);
      return !outlet.gate.stopped;
    });
    const begun = read === prompt.length - 1;
    while (begun && (state === null || state.done === 'running') && (await outlet.gate.open(log.batches))) {
      const round = await decoder.next();
      state = round.state;
      shown.push(...round.tokens);
      if (round.events.length > 0) log.events(round.events);
    }
  } finally {
    decoder.destroy();
  }
  if (state?.done === 'nan') {
    log.events([{ type: 'run.end', reason: 'failed', text: NAN_SENTENCE }]);
    outlet.emit({ kind: 'failed', cause: 'nan', sentence: NAN_SENTENCE });
    return;
  }
  log.events([{ type: 'run.end', reason: state === null || state.done === 'running' ? 'stopped' : state.done }]);
  onEnd?.(state === null ? prompt.slice(0, read) : [...prompt, ...shown]);
  if (config.drafter === 'none') return;
  for (const measure of afterwards) {
    if (outlet.gate.stopped) return;
    const events = await measure(shown);
    if (events.length === 0) return;
    log.events(events);
  }
}

function headerOf({ pair, target, ...drafters }: RunningEngine, config: RunConfig, promptTokens: readonly number[]): Omit<Header, 'vocabulary'> {
  const adapter = adapterName(pair.gpu.adapterFacts);
  const models: Readonly<Record<DrafterName, ModelIdentity | null>> = { 'draft-model': drafters.draft, eagle3: drafters.eagle3, dflash: drafters.dflash, 'prompt-lookup': null, none: null };
  const draft = models[config.drafter];
  return { format: TRACE_FORMAT, version: TRACE_VERSION, config, target, draft, adapter, recordedAt: null, promptTokens, vocabularySize: pair.vocabulary };
}

type Header = Extract<EngineMessage, { kind: 'header' }>['header'];

export function adapterName({ vendor, architecture, description }: AdapterFacts): string {
  return description || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed adapter';
}

/** Numbers the batches, and gives each token's text along the first time that it occurs. */
class LogWriter {
  batches = 0;
  readonly #known = new Set<number>();

  constructor(
    private readonly tokenizer: Pick<TextTokenizer, 'tokenText'>,
    private readonly emit: (message: EngineMessage) => void,
  ) {}

  header(header: Omit<Header, 'vocabulary'>): void {
    this.emit({ kind: 'header', header: { ...header, vocabulary: this.#texts(header.promptTokens) } });
  }

  events(events: readonly SpecEvent[]): void {
    this.batches += 1;
    this.emit({ kind: 'events', batch: this.batches, events, vocabulary: this.#texts(events.flatMap(mentionedTokens)) });
  }

  #texts(tokens: readonly number[]): Record<number, string> {
    const fresh = new Set(tokens.filter((token) => !this.#known.has(token)));
    for (const token of fresh) this.#known.add(token);
    return Object.fromEntries([...fresh].map((token) => [token, this.tokenizer.tokenText(token)]));
  }
}

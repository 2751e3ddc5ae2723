/**
 * Many questions to a model behind a URL about one subject, and what their answers come to. Answers are kept: whoever goes on after a stop or a failure asks
 * only what is not answered yet. Another subject or another model begins anew; what the one before came to stays until the next comes to something.
 */
import type { Ask } from '#core/reasoning/attach-prompt.ts';
import type { ChatRequest } from '#endpoint/chat-request.ts';
import { EndpointFault } from '#endpoint/endpoint-fault.ts';
import type { Endpoint, Line } from '#endpoint/endpoint.ts';
import { TokenMeter } from '#endpoint/token-meter.ts';
import type { EndpointDraft } from '#ui/endpoint/endpoint-draft.ts';
import { askOf, type Send } from './ask-of.ts';

export interface Asked<Result> {
  readonly phase: 'idle' | 'asking' | 'stopped' | 'failed' | 'done';
  /** What it is about; the state is of no other. */
  readonly subject: string;
  /** Who is asked, in words; and exactly, since two of one host have one name. */
  readonly by: string;
  readonly who: string;
  readonly answered: number;
  readonly of: number;
  /** Seconds that its server asked for, or that are waited before another try; null: it is at work. */
  readonly waits: number | null;
  /** Why it failed, and what to do. */
  readonly sentence: string | null;
  /** What the latest that answered everything came to, which need not be the one who is asked now. */
  readonly made: Made<Result> | null;
}

export interface Made<Result> {
  readonly by: string;
  readonly result: Result;
}

export const NOTHING_ASKED: Asked<never> = { phase: 'idle', subject: '', by: '', who: '', answered: 0, of: 0, waits: null, sentence: null, made: null };

export interface Job<Result> {
  readonly subject: string;
  /** How many questions it takes. */
  readonly of: number;
  readonly schema: NonNullable<ChatRequest['schema']>;
  readonly work: (by: string, ask: Ask, signal: AbortSignal) => Promise<Result>;
  /** Whether an answer that was cut off says what was asked all the same. */
  readonly says: (text: string) => boolean;
  /** None of the answers was one. */
  readonly isNothing: (result: Result) => boolean;
}

export interface AskingWords {
  /** Of an error that is no endpoint's. */
  readonly unexpected: string;
  readonly nothing: (by: string) => string;
  /** An answer ended at the most tokens of one, before it had said anything. */
  readonly cut: (by: string, maxTokens: number) => string;
}

export type Limits = Pick<EndpointDraft, 'maxTokens' | 'runTokens'>;

const MOST_TRIES = 3;
const USUAL_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 60;

export class Asking<Result> {
  readonly #line: Line;
  readonly #onState: (state: Asked<Result>) => void;
  readonly #words: AskingWords;
  #state: Asked<Result>;
  /** By prompt and vote. */
  #answers = new Map<string, string>();
  #meter = new TokenMeter(0);
  #running: AbortController | null = null;

  /** `first`: what was asked before the page was loaded anew. */
  constructor(line: Line, words: AskingWords, onState: (state: Asked<Result>) => void, first: Asked<Result> = NOTHING_ASKED) {
    this.#state = first;
    this.#line = line;
    this.#words = words;
    this.#onState = onState;
  }

  async begin({ subject, of, schema, work, says, isNothing }: Job<Result>, endpoint: Endpoint, { maxTokens, runTokens }: Limits): Promise<void> {
    this.stop();
    const { name: by, identity: who } = endpoint;
    const before = this.#state;
    if (before.subject !== subject || before.who !== who) {
      this.#answers = new Map();
      this.#meter = new TokenMeter(0);
    }
    const answers = this.#answers;
    const controller = new AbortController();
    this.#running = controller;
    const meter = new TokenMeter(runTokens, this.#meter.spent);
    this.#meter = meter;
    const made = before.subject === subject ? before.made : null;
    const tell = (part: Partial<Asked<Result>>): void => {
      if (this.#running === controller) this.#tell({ subject, by, who, of, answered: Math.min(of, answers.size), waits: null, sentence: null, made, phase: 'asking', ...part });
    };
    const send: Send = async (request, signal) => {
      const answer = await this.#patiently(() => meter.complete(endpoint, this.#line, request, signal && { signal }), (waits) => tell({ waits }), controller.signal);
      // most likely the others will be cut off too: it is said before they are paid for
      if (answer.cut && !says(answer.text)) throw new EndpointFault('too-long', this.#words.cut(by, maxTokens));
      return answer;
    };
    const put = askOf(send, schema, maxTokens);
    const ask: Ask = async (prompt, vote, signal) => {
      const key = JSON.stringify([prompt, vote]);
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer = await put(prompt, vote, signal);
      answers.set(key, answer);
      tell({});
      return answer;
    };
    tell({});
    try {
      const result = await work(by, ask, controller.signal);
      answers.clear();
      tell(isNothing(result) ? { phase: 'failed', sentence: this.#words.nothing(by) } : { phase: 'done', answered: of, made: { by, result } });
    } catch (error) {
      tell({ phase: 'failed', sentence: error instanceof EndpointFault ? error.message : this.#words.unexpected });
    } finally {
      if (this.#running === controller) this.#running = null;
      // votes are asked together: where one failed, the others are let go of
      controller.abort();
    }
  }

  stop(): void {
    if (!this.#running) return;
    this.#tell({ ...this.#state, phase: 'stopped' });
    this.#running.abort();
    this.#running = null;
  }

  #tell(state: Asked<Result>): void {
    this.#state = state;
    this.#onState(state);
  }

  /** What may go better the next time is tried again, after as long as the server asks for. */
  async #patiently<Answer>(send: () => Promise<Answer>, onWait: (seconds: number) => void, signal: AbortSignal): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      try {
        return await send();
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof EndpointFault) || !error.again || tries === MOST_TRIES) throw error;
        const seconds = Math.min(error.waitSeconds ?? USUAL_WAIT_SECONDS, LONGEST_WAIT_SECONDS);
        onWait(seconds);
        await this.#line.wait(1000 * seconds, signal);
      }
    }
  }
}

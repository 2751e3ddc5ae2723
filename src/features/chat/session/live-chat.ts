/**
 * The chat worker under the page: connected on first use, and again where it died. A model is looked at, then loaded; then it answers, one
 * answer at a time, each a log that grows. A worker that died, or lost its GPU, has taken its models along: the page offers to load again.
 */
import { sentenceOf } from '#core/sentence-of.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import { isModel } from '#core/trace/run-config.ts';
import { gammaAt } from '#core/trace/gamma-at.ts';
import type { Answered, ChatConnection, KeptModel, ModelSettings, ReadyModel } from '#engine/chat-protocol.ts';
import type { Failure } from '#engine/protocol.ts';
import { chatStrings } from '../chat-strings.ts';
import { requestOf } from './chat-request.ts';
import { DownloadPace } from './download-pace.ts';
import { HeardAnswer } from './heard-answer.ts';
import { keepStorage } from './keep-storage.ts';
import { DEFAULT_ANSWER } from './chat-settings.ts';
import { NO_ANSWER, type ChatStore, type Choosing, type ChoosingAt, type Slot, type Wanted } from './chat-session.ts';

export type ConnectChat = () => Promise<ChatConnection>;

/** Port and call are two ways: what was posted before the call resolved may arrive after it. */
export const STRAGGLERS_MS = 60;
const STOPS_WITHIN_MS = 20_000;
/** A worker that is at work hears at once; one that a template holds never does. */
const HEARS_WITHIN_MS = 3000;

export const failureOf = (error: unknown): Failure => ({ cause: 'internal', sentence: sentenceOf(error, chatStrings.unexpected) });

export class LiveChat {
  #held: ChatConnection | null = null;
  #connecting: Promise<ChatConnection> | null = null;
  /** Of the latest look or load: what an earlier one comes to is not heard. */
  #attempt = 0;
  /** Of the latest look at what is kept. */
  #looks = 0;
  /** Of the latest answer. */
  #answers = 0;

  /** `onTurns`: what was said has changed, or an answer has ended. */
  constructor(private readonly store: ChatStore, private readonly connect: ConnectChat, private readonly onTurns: () => void = () => undefined) {}

  /** Unfolds the chooser. */
  choose(slot: Slot): void {
    this.#attempt += 1;
    this.#at({ kind: 'open' }, slot);
    void this.lookForKept();
  }

  /** Back to the conversation, where there is a model to have one with. */
  fold(): void {
    this.#attempt += 1;
    if (this.store.getState().target) this.store.getState().set({ choosing: null });
  }

  /** What loading it would take; nothing of size is fetched. */
  async look(wanted: Wanted): Promise<void> {
    const attempt = this.#begin({ kind: 'looking', wanted });
    const { settings } = this.store.getState();
    try {
      const connection = await this.#connected();
      const found = await connection.probe();
      const answered = found.ok ? await connection.look(wanted.choice, settings) : { ok: false as const, cause: found.cause, sentence: chatStrings.gpu.causes[found.cause].cause };
      if (attempt !== this.#attempt) return;
      this.#at(answered.ok ? { kind: 'offer', wanted, offer: answered.value } : { kind: 'failed', wanted, offer: null, failure: answered });
    } catch (error) {
      this.#died(error, attempt, { kind: 'failed', wanted, offer: null, failure: failureOf(error) });
    }
  }

  /** Another way to load what is looked at: what it would take is reckoned anew from what was read of it. */
  async settle(settings: ModelSettings): Promise<void> {
    const { choosing, set } = this.store.getState();
    set({ settings });
    const at = choosing?.at;
    // a worker that has died remembers nothing
    if (at?.kind === 'failed' || (at?.kind === 'offer' && !this.#held?.connected)) return this.look(at.wanted);
    if (at?.kind !== 'offer') return;
    const { wanted, offer } = at;
    const attempt = ++this.#attempt;
    try {
      const answered = await (await this.#connected()).reckon(settings);
      if (attempt !== this.#attempt) return;
      this.#at(answered.ok ? { kind: 'offer', wanted, offer: { ...offer, memory: answered.value } } : { kind: 'failed', wanted, offer: null, failure: answered });
    } catch (error) {
      this.#died(error, attempt, { kind: 'failed', wanted, offer: null, failure: failureOf(error) });
    }
  }

  async load(): Promise<void> {
    const { choosing, settings } = this.store.getState();
    if (choosing?.at.kind !== 'offer' && choosing?.at.kind !== 'failed') return;
    const { slot, at: { wanted, offer } } = choosing;
    if (!offer) return this.look(wanted);
    if (offer.downloadBytes > offer.keptBytes) void keepStorage();
    const attempt = this.#begin({ kind: 'loading', wanted, offer, progress: null, msLeft: null });
    const pace = new DownloadPace();
    try {
      const connection = await this.#connected();
      const answered = await connection[slot === 'target' ? 'load' : 'loadDraft'](wanted.choice, settings, (progress) => {
        if (attempt === this.#attempt) this.#at({ kind: 'loading', wanted, offer, progress, msLeft: pace.left(progress, performance.now()) });
      });
      this.#loaded(answered, slot, wanted, attempt === this.#attempt ? { kind: 'failed', wanted, offer, failure: answered.ok ? failureOf(null) : answered } : null);
    } catch (error) {
      this.#died(error, attempt, { kind: 'failed', wanted, offer, failure: failureOf(error) });
    }
    void this.lookForKept();
  }

  /** Gives the GPU's memory back; what was said stays. */
  async close(): Promise<void> {
    const { answering, target, set } = this.store.getState();
    if (answering || !target) return;
    set({ target: null, draft: null });
    this.choose('target');
    await this.#connected().then((connection) => connection.unload()).catch(() => undefined);
  }

  /** What came of the download is kept, and offered anew. */
  async cancel(): Promise<void> {
    const at = this.store.getState().choosing?.at;
    if (at?.kind !== 'loading') return;
    const attempt = this.#begin({ kind: 'looking', wanted: at.wanted });
    try {
      await (await this.#connected()).cancelLoad();
      if (attempt === this.#attempt) await this.look(at.wanted);
    } catch (error) {
      this.#died(error, attempt, { kind: 'failed', wanted: at.wanted, offer: at.offer, failure: failureOf(error) });
    }
  }

  /** A browser that has no such place for the page keeps nothing. */
  async lookForKept(): Promise<void> {
    const look = ++this.#looks;
    const kept = await this.#connected().then((connection) => connection.kept()).catch((): readonly KeptModel[] => []);
    if (look === this.#looks) this.store.getState().set({ kept });
  }

  async forget({ key, title }: KeptModel): Promise<void> {
    const { set } = this.store.getState();
    try {
      const answered = await (await this.#connected()).forget(key);
      set({ said: answered.ok ? chatStrings.kept.forgotten(title) : answered.sentence });
    } catch (error) {
      set({ said: failureOf(error).sentence });
    }
    await this.lookForKept();
  }

  /** Asks what stands in the box. */
  async send(): Promise<void> {
    const { writing, turns, answering, target, set } = this.store.getState();
    const text = writing.trim();
    if (text === '' || answering || !target) return;
    set({ writing: '', turns: [...turns, { kind: 'question', text }, NO_ANSWER] });
    await this.#answer();
  }

  /** The last question once more, as answers are set now. */
  async again(): Promise<void> {
    const { answering, target, turns, set } = this.store.getState();
    if (answering || !target || turns.at(-1)?.kind !== 'answer') return;
    set({ turns: [...turns.slice(0, -1), NO_ANSWER] });
    await this.#answer();
  }

  /** A model that does not stop, or a worker that does not even hear (a chat template may hold it for ever), is let go. */
  async stop(): Promise<void> {
    if (!this.store.getState().answering) return;
    const mine = this.#answers;
    const connection = await this.#connected();
    const letGo = (ms: number, why: string) => setTimeout(() => {
      if (mine === this.#answers && this.store.getState().answering) connection.disconnect(why);
    }, ms);
    const deaf = letGo(HEARS_WITHIN_MS, chatStrings.talk.deaf);
    letGo(STOPS_WITHIN_MS, chatStrings.talk.unstopped);
    await connection.stop().catch(() => undefined);
    clearTimeout(deaf);
  }

  newConversation(): void {
    const { answering, set } = this.store.getState();
    if (answering) return;
    set({ turns: [] });
    this.onTurns();
  }

  async #answer(): Promise<void> {
    const { set, amend } = this.store.getState();
    const mine = ++this.#answers;
    set({ answering: true });
    this.onTurns();
    // what a pass costs is measured behind an answer: nobody waits for it, and the next question ends it
    const ended = (): void => {
      if (mine !== this.#answers || !this.store.getState().answering) return;
      set({ answering: false });
      this.onTurns();
    };
    const { port1: ours, port2: theirs } = new MessageChannel();
    const heard = new HeardAnswer(ours, { amend, onEnd: ended, onCosts: (log) => this.#pace(log) });
    try {
      await (await this.#connected()).chat(requestOf(this.store.getState()), theirs);
      await new Promise((resolve) => setTimeout(resolve, STRAGGLERS_MS));
    } catch (error) {
      const failure = failureOf(error);
      heard.fail(failure);
      this.#goneWith(failure);
    }
    ours.close();
    ended();
    const lost = heard.failures.find(({ cause }) => cause === 'device-lost');
    if (lost) this.#letGo(lost);
  }

  /** So many drafts as pay by what this device was measured to take, and by what the answer kept; at least one, or nothing would be learnt. */
  #pace(log: EventLog): void {
    const { how, paced, set } = this.store.getState();
    const { best } = gammaAt(log, log.length);
    if (paced && best && log.header.config.drafter === how.drafter) set({ how: { ...how, gamma: Math.max(1, best.gamma) } });
  }

  /** An answer that has a model is always heard: it is what the worker holds. `otherwise` null: a failure that nobody waits for. */
  #loaded(answered: Answered<ReadyModel>, slot: Slot, wanted: Wanted, otherwise: ChoosingAt | null): void {
    const { set, how, paced } = this.store.getState();
    if (answered.ok) {
      this.#attempt += 1;
      const loaded = { model: answered.value, wanted };
      const drafter = slot === 'draft' ? answered.value.drafts : isModel(how.drafter) ? 'prompt-lookup' : how.drafter;
      // what was measured, was measured of another
      const gamma = paced && slot === 'target' ? DEFAULT_ANSWER.gamma : how.gamma;
      set({ choosing: null, how: { ...how, drafter, gamma }, ...(slot === 'target' ? { target: loaded, draft: null } : { draft: loaded }) });
    } else if (otherwise) this.#at(otherwise, slot);
  }

  #begin(at: ChoosingAt): number {
    this.#at(at);
    return ++this.#attempt;
  }

  #at(at: ChoosingAt, slot?: Slot): void {
    const { choosing, set } = this.store.getState();
    const next: Choosing = { slot: slot ?? choosing?.slot ?? 'target', at };
    set({ choosing: next, said: '' });
  }

  /** The worker that holds what is loaded, for who asks beside the conversation; null: there is none any more. */
  get held(): ChatConnection | null {
    return this.#held?.connected ? this.#held : null;
  }

  /** Why they got no answer: where the worker or its GPU is gone, so is the model. */
  failed(failure: Failure): void {
    if (failure.cause === 'device-lost') this.#letGo(failure);
    else this.#goneWith(failure);
  }

  /** `at`: what the chooser says, unless the model that answered is gone too. */
  #died(error: unknown, attempt: number, at: ChoosingAt): void {
    const had = this.store.getState().target !== null;
    const gone = this.#goneWith(failureOf(error));
    if (attempt === this.#attempt && !(had && gone)) this.#at(at);
  }

  /** Whether the worker is; a command that failed unexpectedly need not have taken it along. */
  #goneWith(failure: Failure): boolean {
    if (this.#held?.connected) return false;
    this.#letGo(failure);
    return true;
  }

  /** With the worker, or its GPU, its models are gone; what was said stays. */
  #letGo(failure: Failure): void {
    this.#held?.disconnect();
    this.#held = this.#connecting = null;
    const { target, set } = this.store.getState();
    set({ draft: null, target: null, ...(target && { choosing: { slot: 'target', at: { kind: 'failed', wanted: target.wanted, offer: null, failure } } }) });
  }

  async #connected(): Promise<ChatConnection> {
    if (this.#held?.connected) return this.#held;
    const connecting = (this.#connecting ??= this.connect());
    try {
      return (this.#held = await connecting);
    } finally {
      this.#connecting = null;
    }
  }
}

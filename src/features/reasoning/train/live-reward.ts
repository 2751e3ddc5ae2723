/** The worker under the screen: connected on first use and again where it died, asked for one training at a time. A log that nobody ended says that it failed, and why. */
import { sentenceOf } from '#core/sentence-of.ts';
import { beginOf, keptStep, withEvent, type RewardConfig } from '#core/training/reward-training.ts';
import type { Failure } from '#engine/protocol.ts';
import type { ConnectReward, RewardConnection, RewardMessage, ScoreRequest } from '#engine/reward-protocol.ts';
import type { RewardStore } from './reward-session.ts';

/** Port and call are two ways: what was posted before the call resolved may arrive after it. */
const STRAGGLERS_MS = 60;

export class LiveReward {
  #connection: RewardConnection | null = null;
  /** One on its way: a score and a training that come together share it. */
  #connecting: Promise<RewardConnection> | null = null;

  constructor(
    private readonly store: RewardStore,
    private readonly connect: ConnectReward,
    private readonly baseUrl: string,
    private readonly unexpected: string,
  ) {}

  start(): Promise<void> {
    return this.#train(this.store.getState().choice, false);
  }

  /** With what the log was begun with, whatever the form says by now. */
  async goOn(): Promise<void> {
    const begin = beginOf(this.store.getState().log);
    if (begin) await this.#train(begin.config, true);
  }

  stop(): void {
    const { phase, set } = this.store.getState();
    if (phase === 'idle' || !this.#connection) return;
    set({ phase: 'stopping' });
    void this.#connection.stop().catch(() => undefined);
  }

  /** The reward of each text, or a sentence that says why there are none. */
  async score(texts: readonly string[], by: ScoreRequest['by']): Promise<readonly number[] | string> {
    if (by === 'trained' && !this.#connection?.connected) {
      // its worker died, and the model with it
      this.store.getState().set({ held: false });
      return this.unexpected;
    }
    try {
      return await (await this.#connected()).score({ texts, by, baseUrl: this.baseUrl });
    } catch (error) {
      return sentenceOf(error, this.unexpected);
    }
  }

  async #train(config: RewardConfig, resume: boolean): Promise<void> {
    const { phase, set } = this.store.getState();
    if (phase !== 'idle') return;
    set({ phase: 'preparing', failure: null });
    try {
      const connection = await this.#connected();
      const { port1: ours, port2: theirs } = new MessageChannel();
      ours.onmessage = ({ data }: MessageEvent<RewardMessage>) => this.#hear(data);
      await connection.train({ config, resume, baseUrl: this.baseUrl }, theirs);
      await new Promise((resolve) => setTimeout(resolve, STRAGGLERS_MS));
      ours.close();
    } catch (error) {
      this.#fail({ cause: 'internal', sentence: sentenceOf(error, this.unexpected) });
    } finally {
      set({ phase: 'idle', held: keptStep(this.store.getState().log) > 0 && this.#connection?.connected === true });
    }
  }

  async #connected(): Promise<RewardConnection> {
    if (this.#connection?.connected) return this.#connection;
    this.#connecting ??= this.connect().finally(() => { this.#connecting = null; });
    return (this.#connection = await this.#connecting);
  }

  #hear(message: RewardMessage): void {
    const { set, log, phase } = this.store.getState();
    if (message.kind === 'failed') this.#fail({ cause: message.cause, sentence: message.sentence });
    else set({ log: withEvent(log, message.event), phase: phase === 'preparing' ? 'training' : phase });
  }

  #fail(failure: Failure): void {
    this.store.getState().set({ failure });
  }
}

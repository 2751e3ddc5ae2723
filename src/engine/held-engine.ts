/**
 * A page's hold on the one engine: connected on first use and again where another page has taken it since, loaded with the drafter that is
 * asked for. A drafter that cannot be had costs the rest of the engine nothing; one that died or lost its GPU is let go.
 */
import type { DrafterName } from '#core/trace/events.ts';
import type { Capability, EngineConnection, Failure, LoadProgress } from './protocol.ts';

export type ConnectEngine = () => Promise<EngineConnection>;

/** `at`: whether there is no GPU, or models that cannot be had. */
export type Opened = { readonly engine: EngineConnection } | { readonly engine: null; readonly at: 'probe' | 'load'; readonly failure: Failure };

export interface OpeningListener {
  readonly onProbed?: (found: Capability) => void;
  readonly onProgress: (progress: LoadProgress) => void;
}

export class HeldEngine {
  #engine: EngineConnection | null = null;
  #connecting: Promise<EngineConnection> | null = null;

  constructor(
    private readonly connect: ConnectEngine,
    private readonly baseUrl: string,
  ) {}

  /** Throws the signal's reason where nobody waits any more, and what an engine that dies says. */
  async open(drafter: DrafterName, signal: AbortSignal, { onProbed, onProgress }: OpeningListener): Promise<Opened> {
    const engine = await this.#connected();
    signal.throwIfAborted();
    const found = await this.#answer(engine, engine.probe());
    signal.throwIfAborted();
    onProbed?.(found);
    if (!found.ok) return { engine: null, at: 'probe', failure: { cause: found.cause, sentence: found.detail } };
    const loaded = await this.#answer(engine, engine.load(this.baseUrl, [drafter], onProgress));
    if (!loaded.ok) this.failed(engine, loaded.cause);
    signal.throwIfAborted();
    return loaded.ok ? { engine } : { engine: null, at: 'load', failure: loaded };
  }

  /** Something came to nothing on this engine: it is let go where it can be the engine's own fault, and nobody holds a later one. */
  failed(engine: EngineConnection, cause: Failure['cause']): void {
    if (this.#engine === engine && cause !== 'bad-model' && cause !== 'nan') this.#engine = null;
  }

  /** Ends the engine, also one that is on its way. */
  leave(): void {
    this.#engine?.disconnect();
    this.#connecting?.then((engine) => engine.disconnect()).catch(() => undefined);
    this.#engine = this.#connecting = null;
  }

  async #connected(): Promise<EngineConnection> {
    if (this.#engine?.connected) return this.#engine;
    const connecting = (this.#connecting ??= this.connect());
    try {
      const engine = await connecting;
      if (this.#connecting === connecting) this.#engine = engine;
      return engine;
    } finally {
      if (this.#connecting === connecting) this.#connecting = null;
    }
  }

  async #answer<Answer>(engine: EngineConnection, asked: Promise<Answer>): Promise<Answer> {
    try {
      return await asked;
    } catch (error) {
      this.failed(engine, 'internal');
      throw error;
    }
  }
}

/** A chat worker that is played, for tests: what it answers is set, what it was asked is noted, and an answer lasts until the test ends it. */
import type { Answered, ChatAnswerMessage, ChatConnection, ChatRequest, Fit, KeptModel, ModelChoice, ModelOffer, ModelProgress, ReadyModel } from '#engine/chat-protocol.ts';
import type { Capability, PageMessage } from '#engine/protocol.ts';

export const READY: ReadyModel = {
  identity: { name: 'small', parameters: 1, sha256: '' }, weights: 'f32', drafts: 'draft-model', mostDrafts: 15, chats: true, thinks: true,
  memory: { weightsBytes: 1, cacheBytes: 1, workBytes: 1, context: 2048, refusal: null },
};
export const OFFER: ModelOffer = { title: 'small', downloadBytes: 10, keptBytes: 0, choices: [], memory: null };

const ok = <Value>(value: Value): Answered<Value> => ({ ok: true, value });

export class PlayedConnection {
  /** Commands by name, in order. */
  readonly asked: string[] = [];
  readonly acks: number[] = [];
  connects = 0;
  alive = true;
  /** It is busy and hears nothing. */
  deaf = false;
  /** It hears, and does not come to an end. */
  stubborn = false;
  probed: Capability = { ok: true, adapter: { vendor: '', architecture: '', description: '', features: [] } };
  looked: () => Promise<Answered<ModelOffer>> = () => Promise.resolve(ok(OFFER));
  reckoned: () => Promise<Answered<ModelOffer['memory']>> = () => Promise.resolve(ok(READY.memory));
  loaded: (onProgress: (progress: ModelProgress) => void) => Promise<Answered<ReadyModel>> = () => Promise.resolve(ok(READY));
  fits: (request: Pick<ChatRequest, 'messages'>) => Answered<Fit> = () => ok({ tokens: 10, room: 2000 });
  keptModels: readonly KeptModel[] = [];
  request: ChatRequest | null = null;
  #port: MessagePort | null = null;
  #over: { readonly resolve: () => void; readonly reject: (error: Error) => void } | null = null;

  connect = (): Promise<ChatConnection> => {
    this.connects += 1;
    this.alive = true;
    return Promise.resolve(this.#connection());
  };

  #connection(): ChatConnection {
    const note = (name: string): void => void this.asked.push(name);
    const isAlive = (): boolean => this.alive;
    const load = (name: string) => (choice: ModelChoice, _settings: unknown, onProgress: (progress: ModelProgress) => void) => {
      note(`${name} ${choice.kind}`);
      return this.loaded(onProgress);
    };
    return {
      get connected() { return isAlive(); },
      probe: () => Promise.resolve(this.probed),
      look: (choice) => { note(`look ${choice.kind}`); return this.looked(); },
      reckon: ({ bits }) => { note(`reckon ${bits}`); return this.reckoned(); },
      load: load('load'), loadDraft: load('loadDraft'),
      cancelLoad: () => { note('cancelLoad'); return Promise.resolve(); },
      unload: () => { note('unload'); return Promise.resolve(); },
      kept: () => Promise.resolve(this.keptModels),
      forget: (key) => { note(`forget ${key}`); return Promise.resolve(ok(null)); },
      fit: (request) => Promise.resolve(this.fits(request)),
      chat: (request, port) => {
        note('chat');
        this.request = request;
        this.#port = port;
        port.onmessage = ({ data }: MessageEvent<PageMessage>) => this.acks.push(data.batch);
        return new Promise<void>((resolve, reject) => { this.#over = { resolve, reject }; });
      },
      stop: () => {
        note('stop');
        if (!this.deaf && !this.stubborn) this.#over?.resolve();
        return this.deaf ? new Promise(() => undefined) : Promise.resolve();
      },
      disconnect: (why = 'The model was let go.') => { this.die(why); },
    };
  }

  async say(...messages: readonly ChatAnswerMessage[]): Promise<void> {
    for (const message of messages) this.#port?.postMessage(message);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }

  end(): void {
    this.#over?.resolve();
  }

  /** What ends the answer that is under way now, when another has begun. */
  ending(): () => void {
    const over = this.#over;
    return () => over?.resolve();
  }

  die(sentence: string): void {
    this.alive = false;
    this.#over?.reject(new Error(sentence));
  }
}

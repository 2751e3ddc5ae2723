/** The chat's worker without its worker, for tests: a shelf of folders on this disk, and a page that listens to answers. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ChatAnswerMessage, ChatRequest, ModelChoice } from '#engine/chat-protocol.ts';
import { Gpu, GpuError } from '#engine/gpu/gpu.ts';
import { bufferSource } from '#engine/weights/byte-source.ts';
import { ChatEngine } from './chat-engine.ts';
import type { ModelShelf, OpenedFiles } from './model-shelf.ts';

export const fixtures = 'src/engine/load/fixtures';

export const named = (address: string): ModelChoice => ({ kind: 'address', address });
export const question = (more: Partial<ChatRequest> = {}): ChatRequest => ({
  messages: [{ role: 'user', content: 'Hi' }], think: false, drafter: 'prompt-lookup', gamma: 3, temperature: 0, seed: 1, maxTokens: 24, ...more,
});

/** Folders of fixtures by name; `changes` stand for what such a folder may hold instead. */
export class FixtureShelf implements ModelShelf {
  closed: string[] = [];
  constructor(private readonly changes: Readonly<Record<string, Readonly<Record<string, string>>>> = {}, private readonly root = fixtures) {}

  async open(choice: ModelChoice, { onProgress }: Parameters<ModelShelf['open']>[1]): Promise<OpenedFiles> {
    const title = choice.kind === 'address' ? choice.address : '';
    const folder = title.split('/')[0]!;
    const changed = this.changes[title] ?? {};
    const sources = readdirSync(`${this.root}/${folder}`).map((file) => bufferSource(changed[file] === undefined ? Uint8Array.from(readFileSync(`${this.root}/${folder}/${file}`)).buffer : new TextEncoder().encode(changed[file]).buffer, file));
    onProgress(1, 1);
    return { title, key: title, sources, close: async () => { this.closed.push(title); } };
  }

  async look(choice: ModelChoice) {
    const { title, sources } = await this.open(choice, { signal: new AbortController().signal, onProgress: () => undefined });
    return { title, downloadBytes: 3, keptBytes: 0, choices: [], heads: sources };
  }

  kept = async () => [];
  forget = async () => undefined;
}

export const engineOn = (gpu: Gpu, shelf: ModelShelf): ChatEngine => new ChatEngine({ openGpu: async () => gpu, shelf, now: () => performance.now() });

/** All that an answer says, acknowledged as it comes. */
export async function answerOf(engine: ChatEngine, request: ChatRequest, onSaid: (message: ChatAnswerMessage) => void = () => undefined): Promise<readonly ChatAnswerMessage[]> {
  const { port1, port2 } = new MessageChannel();
  const said: ChatAnswerMessage[] = [];
  const closed = new Promise((resolve) => port1.addEventListener('close', resolve));
  port1.onmessage = ({ data }: MessageEvent<ChatAnswerMessage>) => {
    said.push(data);
    onSaid(data);
    if (data.kind === 'events') port1.postMessage({ kind: 'ack', batch: data.batch });
  };
  await engine.chat(request, port2);
  await closed;
  return said;
}

/** What it wrote: the accepted drafts of each round, and the target's own tokens. */
export function tokensIn(said: readonly ChatAnswerMessage[]): readonly number[] {
  const tokens: number[] = [];
  for (const event of said.flatMap((message) => (message.kind === 'events' ? message.events : []))) {
    if (event.type === 'verify.slot' && event.verdict === 'accepted') tokens.push(event.token);
    if (event.type === 'target.token') tokens.push(event.token);
  }
  return tokens;
}
export const failureIn = (said: readonly ChatAnswerMessage[]): string | null => said.flatMap((message) => (message.kind === 'failed' ? [message.sentence] : []))[0] ?? null;

/** A GPU that is full when a certain part asks for room; it knows which buffers are there, those of its parts among them. */
export class FullGpu extends Gpu {
  fullAt: string | null = null;
  readonly buffers: Set<GPUBuffer>;

  constructor(device: GPUDevice, facts: Gpu['adapterFacts'], private readonly whole: FullGpu | null = null) {
    super(device, facts);
    this.buffers = whole?.buffers ?? new Set();
  }

  override forPart(): FullGpu {
    return new FullGpu(this.device, this.adapterFacts, this);
  }

  override storage(label: string, bytes: number): GPUBuffer {
    const buffer = super.storage(label, bytes);
    const destroy = buffer.destroy.bind(buffer);
    buffer.destroy = () => {
      this.buffers.delete(buffer);
      destroy();
    };
    this.buffers.add(buffer);
    return buffer;
  }

  override async guarded<T>(what: string, allocate: () => T): Promise<T> {
    const there = this.buffers.size;
    let last: GPUBuffer | undefined;
    const value = await super.guarded(what, () => {
      const made = allocate();
      if (this.buffers.size > there) last = [...this.buffers].at(-1);
      return made;
    });
    const fullAt = this.whole?.fullAt ?? this.fullAt;
    if (fullAt === null || !what.includes(fullAt)) return value;
    // the one that found no room is none
    if (last) this.buffers.delete(last);
    throw new GpuError('out-of-memory', `The GPU has no memory left for ${what}.`);
  }
}

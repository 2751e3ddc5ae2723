/**
 * An answer put together from what the protocol sends: the deltas of a stream, or one message. A call of a tool comes in pieces, told apart by their
 * index; servers that give none, or the same one to all, begin another call with another id. Whatever a server repeats of the key is taken out, of the
 * whole as of what is told while it comes.
 */
import * as v from 'valibot';
import type { MadeCall } from './chat-request.ts';
import type { EndpointKey } from './endpoint-key.ts';

export interface Answer {
  readonly text: string;
  /** What a reasoning model thought, where its server keeps that apart; '': nothing. */
  readonly thought: string;
  readonly calls: readonly MadeCall[];
  /** The answer was cut at the most tokens that were allowed. */
  readonly cut: boolean;
  /** As the server counted; null: it did not tell. */
  readonly tokens: { readonly prompt: number; readonly completion: number } | null;
}

const text = v.nullish(v.string());
const callPiece = v.object({
  index: v.nullish(v.number()), id: text,
  function: v.nullish(v.object({ name: text, arguments: v.nullish(v.union([v.string(), v.record(v.string(), v.unknown())])) })),
});
const part = v.object({
  content: v.nullish(v.union([v.string(), v.array(v.object({ text }))])), reasoning_content: text, reasoning: v.nullish(v.unknown()), refusal: text,
  tool_calls: v.nullish(v.array(callPiece)),
});
const counted = v.pipe(v.number(), v.integer(), v.minValue(0));
/** One event of a stream, or a whole answer. */
export const chunkSchema = v.object({
  choices: v.nullish(v.array(v.object({ delta: v.nullish(part), message: v.nullish(part), finish_reason: text }))),
  usage: v.nullish(v.object({ prompt_tokens: v.nullish(counted), completion_tokens: v.nullish(counted) })),
  error: v.nullish(v.unknown()),
});
export type Chunk = v.InferOutput<typeof chunkSchema>;
type Part = v.InferOutput<typeof part>;

/** Calls of one answer: a model that makes more is in a loop. */
export const MOST_CALLS = 64;

interface CallSoFar {
  index: number | null;
  id: string;
  name: string;
  args: string;
}

export class AnswerPieces {
  #text = '';
  #thought = '';
  #finish: string | null = null;
  #tokens: Answer['tokens'] = null;
  #length = 0;
  /** Of the text, what was not told yet. */
  #waiting = '';
  readonly #calls: CallSoFar[] = [];
  readonly #key: EndpointKey;

  constructor(key: EndpointKey) {
    this.#key = key;
  }

  /** The text that can be told now: what may become a piece of the key waits for what follows it. */
  add({ choices, usage }: Chunk): string {
    if (usage) this.#tokens = { prompt: usage.prompt_tokens ?? 0, completion: usage.completion_tokens ?? 0 };
    const choice = choices?.[0];
    if (!choice) return '';
    this.#finish = choice.finish_reason ?? this.#finish;
    const piece = choice.delta ?? choice.message;
    if (!piece) return '';
    const thought = piece.reasoning_content ?? (typeof piece.reasoning === 'string' ? piece.reasoning : '');
    const text = `${contentOf(piece.content)}${piece.refusal ?? ''}`;
    this.#thought += thought;
    this.#text += text;
    this.#length += thought.length + text.length;
    for (const call of piece.tool_calls ?? []) if (!this.flooded) this.#addCall(call);
    this.#waiting += text;
    return this.#tell(this.#key.heldFrom(this.#waiting));
  }

  /** What of the text still waited. */
  rest(): string {
    return this.#tell(this.#waiting.length);
  }

  #tell(to: number): string {
    const text = this.#key.mask(this.#waiting.slice(0, to));
    this.#waiting = this.#waiting.slice(to);
    return text;
  }

  /** In characters, of all that came. */
  get length(): number {
    return this.#length;
  }

  /** It calls more tools than any answer needs. */
  get flooded(): boolean {
    return this.#calls.length > MOST_CALLS;
  }

  /** The server said that it is done. */
  get finished(): boolean {
    return this.#finish !== null;
  }

  answer(): Answer {
    const mask = (text: string): string => this.#key.mask(text);
    const calls = this.#calls.filter(({ name }) => name !== '').map(({ id, name, args }, i) => ({ id: id === '' ? `call-${i + 1}` : mask(id), name: mask(name), args: args === '' ? '{}' : maskedJson(args, mask) }));
    return { text: mask(this.#text), thought: mask(this.#thought), calls, cut: this.#finish === 'length', tokens: this.#tokens };
  }

  #addCall({ index, id, function: made }: NonNullable<Part['tool_calls']>[number]): void {
    const last = this.#calls.at(-1);
    const same = index === undefined || index === null ? last : this.#calls.findLast((call) => call.index === index);
    const begins = same === undefined || (id !== undefined && id !== null && id !== '' && same.id !== '' && id !== same.id);
    const call: CallSoFar = begins ? { index: index ?? null, id: '', name: '', args: '' } : same;
    if (begins) this.#calls.push(call);
    this.#length += (id?.length ?? 0) + (made?.name?.length ?? 0);
    call.id ||= id ?? '';
    // a name is never cut, but some servers send it with every piece
    call.name ||= made?.name ?? '';
    const given = made?.arguments ?? '';
    const args = typeof given === 'string' ? given : JSON.stringify(given);
    this.#length += args.length;
    call.args += args;
  }
}

/** Also where a sign of it is escaped. */
function maskedJson(json: string, mask: (text: string) => string): string {
  if (!json.includes('\\')) return mask(json);
  try {
    return mask(JSON.stringify(JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? mask(value) : value))));
  } catch {
    return mask(json);
  }
}

const contentOf = (content: Part['content']): string => (Array.isArray(content) ? content.map((piece) => piece.text ?? '').join('') : content ?? '');

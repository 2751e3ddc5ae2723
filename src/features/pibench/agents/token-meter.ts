/**
 * What a run may cost in tokens, read and written: one count for all that it asks of an endpoint, the agent's turns and notes and the judge's questions,
 * whatever became of them. As the server counts; where it does not tell, or broke off, four characters are taken for a token.
 */
import { AgentFault } from '#core/pibench/agents/agent.ts';
import type { PiEvent } from '#core/pibench/events.ts';
import type { Answer } from '#endpoint/answer-pieces.ts';
import type { ChatRequest } from '#endpoint/chat-request.ts';
import { complete, type Listening } from '#endpoint/complete.ts';
import { EndpointFault, type FaultKind } from '#endpoint/endpoint-fault.ts';
import type { Endpoint, Line } from '#endpoint/endpoint.ts';
import { playStrings as words } from '../play-strings.ts';

const CHARACTERS_PER_TOKEN = 4;
/** The server had the request at work when it failed: it is paid for. Refused ones are not. */
const PAID: ReadonlySet<FaultKind> = new Set<FaultKind>(['server', 'silent', 'late', 'too-long', 'broken', 'malformed']);

const tokensIn = (characters: number): number => Math.ceil(characters / CHARACTERS_PER_TOKEN);
const lengthOf = ({ messages, tools = [], schema }: ChatRequest): number => JSON.stringify([messages, tools, schema]).length;
const writtenIn = ({ text, thought, calls }: Answer): number => text.length + thought.length + calls.reduce((sum, { name, args }) => sum + name.length + args.length, 0);

export class TokenMeter {
  readonly #most: number;
  #spent: number;

  /** `before`: the log of the same run, where it goes on. */
  constructor(most: number, before: readonly PiEvent[] = []) {
    this.#most = most;
    this.#spent = spentIn(before);
  }

  get spent(): number {
    return this.#spent;
  }

  get over(): boolean {
    return this.#spent >= this.#most;
  }

  /** `complete`, unless nothing is left: then an AgentFault with a sentence. */
  async complete(endpoint: Endpoint, line: Line, request: ChatRequest, listening: Listening = {}): Promise<Answer> {
    if (this.over) throw new AgentFault(words.spent(this.#most), false);
    let heard = 0;
    const onText = (text: string): void => {
      heard += text.length;
      listening.onText?.(text);
    };
    try {
      const answer = await complete(endpoint, line, request, { ...listening, onText });
      this.#spent += answer.tokens ? answer.tokens.prompt + answer.tokens.completion : tokensIn(lengthOf(request) + writtenIn(answer));
      return answer;
    } catch (error) {
      if (!(error instanceof EndpointFault) || PAID.has(error.kind)) this.#spent += tokensIn(lengthOf(request) + heard);
      throw error;
    }
  }
}

/** By what a log tells of it; of a message without a count, that it was written, and all of its session before it read. */
export function spentIn(events: readonly PiEvent[]): number {
  let [spent, said] = [0, 0];
  for (const event of events) {
    if (event.type === 'session') said = event.memory.length;
    else if (event.type === 'user') said += event.text.length;
    else if (event.type === 'tool') said += event.result.length;
    else if (event.type === 'message') {
      said += event.text.length;
      spent += event.tokens ? event.tokens.prompt + event.tokens.completion : tokensIn(said);
    }
  }
  return spent;
}

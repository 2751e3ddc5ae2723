/**
 * What may be spent in tokens, read and written: one count for all that is asked of an endpoint in one go, whatever became of it. As the server counts;
 * where it does not tell, or broke off, four characters are taken for a token.
 */
import type { Answer } from './answer-pieces.ts';
import type { ChatRequest } from './chat-request.ts';
import { complete, type Listening } from './complete.ts';
import { EndpointFault, type FaultKind } from './endpoint-fault.ts';
import type { Endpoint, Line } from './endpoint.ts';

const CHARACTERS_PER_TOKEN = 4;
/** The server had the request at work when it failed: it is paid for. Refused ones are not. */
const PAID: ReadonlySet<FaultKind> = new Set<FaultKind>(['server', 'silent', 'late', 'too-long', 'broken', 'malformed']);

export const tokensIn = (characters: number): number => Math.ceil(characters / CHARACTERS_PER_TOKEN);
const lengthOf = ({ messages, tools = [], schema }: ChatRequest): number => JSON.stringify([messages, tools, schema]).length;
const writtenIn = ({ text, thought, calls }: Answer): number => text.length + thought.length + calls.reduce((sum, { name, args }) => sum + name.length + args.length, 0);

export class TokenMeter {
  readonly #most: number;
  #spent: number;

  /** `spent`: before, where it goes on. */
  constructor(most: number, spent = 0) {
    this.#most = most;
    this.#spent = spent;
  }

  get spent(): number {
    return this.#spent;
  }

  get over(): boolean {
    return this.#spent >= this.#most;
  }

  /** `complete`, unless nothing is left: then an EndpointFault that says so. */
  async complete(endpoint: Endpoint, line: Line, request: ChatRequest, listening: Listening = {}): Promise<Answer> {
    if (this.over) throw new EndpointFault('spent', `The ${this.#most.toLocaleString('en')} tokens that this may take are spent: raise the limit at the endpoint, then go on.`);
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

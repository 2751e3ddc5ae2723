/**
 * A model behind a URL as the agent (pibench.md 8.4.2): it streams, uses the tools of the session by function calling, and keeps notes if asked. It tries
 * nothing twice: who runs it decides that from the AgentFault.
 */
import { answerParts } from '#core/chat/answer-parts.ts';
import { AgentFault, type Agent, type AgentAnswer, type AgentRequest } from '#core/pibench/agents/agent.ts';
import type { Answer } from '#endpoint/answer-pieces.ts';
import type { ChatMessage, ChatRequest, MadeCall } from '#endpoint/chat-request.ts';
import { EndpointFault } from '#endpoint/endpoint-fault.ts';
import type { Endpoint, Line } from '#endpoint/endpoint.ts';
import type { TokenMeter } from '#endpoint/token-meter.ts';
import { agentFaultOf } from './agent-fault-of.ts';
import { agentMessages, firstOf } from './agent-prompt.ts';
import { noteLines, notesRequest } from './agent-notes.ts';
import { trimmedMessages } from './trimmed-messages.ts';
import { unthought } from './unthought.ts';

export interface EndpointAgentChoices {
  readonly showsPersona: boolean;
  /** Of one answer. */
  readonly maxTokens: number;
  /** Of a prompt: what is older is left out. */
  readonly mostCharacters: number;
}

/** Times that a model may call tools before it has to answer. */
export const MOST_ROUNDS = 12;

export class EndpointAgent implements Agent {
  readonly spec: Agent['spec'];
  readonly #endpoint: Endpoint;
  readonly #line: Line;
  readonly #choices: EndpointAgentChoices;
  readonly #meter: TokenMeter;
  /** Its server refused tools: from then on files are in the prompt. */
  #toolless = false;

  constructor(endpoint: Endpoint, line: Line, choices: EndpointAgentChoices, meter: TokenMeter) {
    this.spec = { kind: 'endpoint', host: endpoint.address.host, model: endpoint.model };
    this.#endpoint = endpoint;
    this.#line = line;
    this.#choices = choices;
    this.#meter = meter;
  }

  async respond(request: AgentRequest, signal: AbortSignal): Promise<AgentAnswer> {
    try {
      return await this.#rounds(request, signal);
    } catch (error) {
      throw agentFaultOf(error);
    }
  }

  async takeNotes(request: AgentRequest, lines: number, signal: AbortSignal): Promise<string> {
    const messages = [...this.#begin(request), notesRequest(lines)];
    try {
      const { text } = await this.#ask({ messages, maxTokens: this.#choices.maxTokens }, signal);
      return noteLines(answerParts(text, false).answer, lines);
    } catch (error) {
      throw agentFaultOf(error);
    }
  }

  async #rounds(request: AgentRequest, signal: AbortSignal): Promise<AgentAnswer> {
    let messages = this.#begin(request);
    const said: string[] = [];
    const tokens = { prompt: 0, completion: 0, told: false };
    for (let round = 0; ; round++) {
      const offers = !this.#toolless && request.tools.length > 0 && round < MOST_ROUNDS;
      let shown = 0;
      let heard = '';
      const onText = (text: string): void => {
        heard += text;
        const visible = unthought(heard);
        if (visible.length <= shown) return;
        request.emit(`${shown === 0 && said.length > 0 ? '\n\n' : ''}${visible.slice(shown)}`);
        shown = visible.length;
      };
      let answer: Answer;
      try {
        answer = await this.#ask({ messages, maxTokens: this.#choices.maxTokens, ...(offers && { tools: request.tools }) }, signal, onText);
      } catch (error) {
        if (!(error instanceof EndpointFault) || error.kind !== 'tools' || !offers || round > 0) throw error;
        this.#toolless = true;
        messages = this.#begin(request);
        continue;
      }
      if (answer.tokens) Object.assign(tokens, { prompt: tokens.prompt + answer.tokens.prompt, completion: tokens.completion + answer.tokens.completion, told: true });
      const text = unthought(answer.text);
      if (text.trim() !== '') said.push(text);
      if (answer.calls.length === 0 || !offers) {
        if (said.length === 0) throw this.#saidNothing(answer);
        return { text: said.join('\n\n'), ...(tokens.told && { tokens: { prompt: tokens.prompt, completion: tokens.completion } }) };
      }
      messages = [...messages, { role: 'assistant', content: text, calls: answer.calls }, ...answer.calls.map((call) => this.#use(call, request))];
    }
  }

  #begin(request: AgentRequest): readonly ChatMessage[] {
    const { showsPersona, mostCharacters } = this.#choices;
    return agentMessages(request, { showsPersona, hasTools: !this.#toolless && request.tools.length > 0, mostOfAPart: Math.floor(mostCharacters / 4) });
  }

  #ask(request: ChatRequest, signal: AbortSignal, onText?: (text: string) => void): Promise<Answer> {
    const messages = trimmedMessages(request.messages, this.#choices.mostCharacters);
    return this.#meter.complete(this.#endpoint, this.#line, { ...request, messages }, { signal, ...(onText && { onText }) });
  }

  #use({ id, name, args }: MadeCall, request: AgentRequest): ChatMessage {
    const given = argumentsOf(args);
    const result = given === null ? 'The arguments are not a JSON object. Nothing was done: call the tool again with one.' : request.call({ name, args: given }).result;
    return { role: 'tool', call: id, content: firstOf(result, Math.floor(this.#choices.mostCharacters / 4)) };
  }

  #saidNothing({ cut }: Answer): AgentFault {
    const { host, model } = { host: this.#endpoint.address.host, model: this.#endpoint.model };
    return cut
      ? new AgentFault(`${model} at ${host} used all ${this.#choices.maxTokens} tokens before it said a word. Allow more tokens in an answer.`, false)
      : new AgentFault(`${model} at ${host} answered without a word. Try again, or choose another model.`, true);
  }
}

function argumentsOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read as Readonly<Record<string, unknown>> : null;
  } catch {
    return null;
  }
}

/**
 * The model that is loaded in this tab as the agent (pibench.md 8.4.3): told in the same words as one behind an endpoint, without tools, and no more of
 * them than its context has room for. It tries nothing twice: who runs it decides that from the AgentFault.
 */
import { answerParts } from '#core/chat/answer-parts.ts';
import type { AskedModel, Told, Written } from '#core/chat/asked-model.ts';
import type { ChatMessage as ModelMessage } from '#core/chat/render-template.ts';
import { AgentFault, type Agent, type AgentAnswer, type AgentRequest } from '#core/pibench/agents/agent.ts';
import type { ChatMessage } from '#endpoint/chat-request.ts';
import { NO_AGENT } from '../endpoint/agent-draft.ts';
import { agentMessages } from './agent-prompt.ts';
import { noteLines, notesRequest } from './agent-notes.ts';
import { trimmedMessages } from './trimmed-messages.ts';
import { unthought } from './unthought.ts';

/** Cuts of a conversation until it fits; each leaves at most two thirds. */
const MOST_CUTS = 10;
/** Less than what the count of tokens calls for: short texts take more tokens a character than long ones. */
const SPARED = 0.95;

export class TabModelAgent implements Agent {
  readonly spec: Agent['spec'];
  readonly #model: AskedModel;

  constructor(model: AskedModel) {
    this.spec = { kind: 'tab', model: model.title };
    this.#model = model;
  }

  async respond(request: AgentRequest, signal: AbortSignal): Promise<AgentAnswer> {
    let heard = '';
    let shown = 0;
    const { text, tokens, cut } = await this.#ask(request, [], signal, (piece) => {
      heard += piece;
      const visible = unthought(heard);
      if (visible.length <= shown) return;
      request.emit(visible.slice(shown));
      shown = visible.length;
    });
    const said = unthought(text);
    if (said.trim() === '') throw this.#saidNothing(cut);
    return { text: said, tokens };
  }

  async takeNotes(request: AgentRequest, lines: number, signal: AbortSignal): Promise<string> {
    const { text } = await this.#ask(request, [notesRequest(lines)], signal, () => undefined);
    return noteLines(answerParts(text, false).answer, lines);
  }

  async #ask(request: AgentRequest, then: readonly ChatMessage[], signal: AbortSignal, onText: (piece: string) => void): Promise<Written> {
    const messages = await this.#fitting(request, then);
    signal.throwIfAborted();
    return valueOf(await this.#model.ask(messages, onText, signal));
  }

  /** Files, memory and old messages are cut until the rest fits; the opening and what came last stay. */
  async #fitting(request: AgentRequest, then: readonly ChatMessage[]): Promise<readonly ModelMessage[]> {
    let most = NO_AGENT.mostCharacters;
    for (let cuts = 0; ; cuts++) {
      const choices = { showsPersona: NO_AGENT.showsPersona, hasTools: false, mostOfAPart: Math.floor(most / 4) };
      const messages = trimmedMessages([...agentMessages(request, choices), ...then], most).flatMap((message) => (message.role === 'tool' ? [] : [{ role: message.role, content: message.content }]));
      const { tokens, room } = valueOf(await this.#model.fit(messages));
      if (tokens <= room) return messages;
      if (cuts === MOST_CUTS) throw new AgentFault(`Cut as short as it may be, this conversation still takes ${tokens} tokens, and ${this.#model.title} has room for ${room}. Load it with a longer context, or allow shorter answers, on the page Chat.`, false);
      const length = messages.reduce((sum, { content }) => sum + content.length, 0);
      most = Math.floor(Math.min((2 / 3) * most, SPARED * length * (room / tokens)));
    }
  }

  #saidNothing(cut: boolean): AgentFault {
    const { title } = this.#model;
    return cut
      ? new AgentFault(`${title} used all the tokens of an answer before it said a word. Allow more in the settings on the page Chat, or let it answer without thinking first.`, false)
      : new AgentFault(`${title} answered without a word. Try again, or load another model on the page Chat.`, true);
  }
}

function valueOf<Value>(told: Told<Value>): Value {
  if (!told.ok) throw new AgentFault(told.sentence, told.again);
  return told.value;
}

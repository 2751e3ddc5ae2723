/** What a visitor chooses of an endpoint that is to be the assistant: where it is and its limits, and what it is told of the person. */
import { NO_ENDPOINT, type EndpointDraft } from '#ui/endpoint/endpoint-draft.ts';

export interface AgentDraft extends EndpointDraft {
  /** The persona's card is in the prompt. */
  readonly showsPersona: boolean;
}

export const NO_AGENT: AgentDraft = { ...NO_ENDPOINT, showsPersona: true };

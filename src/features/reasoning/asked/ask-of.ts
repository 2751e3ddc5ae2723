/** What core/reasoning asks, put to a model behind a URL: as JSON where its server can be held to a schema, each vote by a draw of its own. */
import type { Ask } from '#core/reasoning/attach-prompt.ts';
import type { Answer } from '#endpoint/answer-pieces.ts';
import type { ChatRequest } from '#endpoint/chat-request.ts';

/** Votes are to differ where the model is unsure. */
const TEMPERATURE = 0.7;
const SEED = 1;

export type Send = (request: ChatRequest, signal?: AbortSignal) => Promise<Answer>;

export const askOf = (send: Send, schema: NonNullable<ChatRequest['schema']>, maxTokens: number): Ask =>
  async ({ system, user }, vote, signal) =>
    (await send({ messages: [{ role: 'system', content: system }, { role: 'user', content: user }], schema, temperature: TEMPERATURE, seed: SEED + vote, maxTokens }, signal)).text;

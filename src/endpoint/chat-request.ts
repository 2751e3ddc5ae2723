/** What is asked of an endpoint, and the body that asks it (the chat protocol of `/v1/chat/completions`). */
import type { Endpoint } from './endpoint.ts';

export interface MadeCall {
  readonly id: string;
  readonly name: string;
  /** As the model wrote them: JSON, if it did well. */
  readonly args: string;
}

export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly calls?: readonly MadeCall[] }
  | { readonly role: 'tool'; readonly call: string; readonly content: string };

export interface OfferedTool {
  readonly name: string;
  readonly description: string;
  /** JSON schema of its arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  readonly tools?: readonly OfferedTool[];
  /** The answer is to be JSON of this schema. Servers that know no such thing answer in words. */
  readonly schema?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  readonly temperature?: number;
  readonly seed?: number;
  readonly maxTokens: number;
}

/** Without what its server turned out not to take. */
export function requestBody({ model, refused }: Pick<Endpoint, 'model' | 'refused'>, request: ChatRequest): Readonly<Record<string, unknown>> {
  const { messages, tools, schema, temperature, seed, maxTokens } = request;
  const streams = !refused.has('stream');
  return {
    model,
    messages: messages.map(wireMessage),
    ...(refused.has('max_tokens') ? { max_completion_tokens: maxTokens } : { max_tokens: maxTokens }),
    stream: streams,
    ...(streams && !refused.has('stream_options') && { stream_options: { include_usage: true } }),
    ...(temperature !== undefined && !refused.has('temperature') && { temperature }),
    ...(seed !== undefined && !refused.has('seed') && { seed }),
    ...(tools !== undefined && tools.length > 0 && { tools: tools.map((tool) => ({ type: 'function', function: tool })) }),
    ...(schema !== undefined && !refused.has('response_format') && { response_format: { type: 'json_schema', json_schema: { name: schema.name, strict: true, schema: schema.schema } } }),
  };
}

function wireMessage(message: ChatMessage): Readonly<Record<string, unknown>> {
  if (message.role === 'tool') return { role: 'tool', tool_call_id: message.call, content: message.content };
  if (message.role !== 'assistant' || message.calls === undefined || message.calls.length === 0) return { role: message.role, content: message.content };
  const calls = message.calls.map(({ id, name, args }) => ({ id, type: 'function', function: { name, arguments: args } }));
  return { role: 'assistant', content: message.content === '' ? null : message.content, tool_calls: calls };
}

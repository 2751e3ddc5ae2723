/** The client of the worker that runs published models, fetched when it is first needed. */
import type { ChatConnection } from '#engine/chat-protocol.ts';

export async function connectChat(): Promise<ChatConnection> {
  const client = await import('#engine/client.ts');
  return client.connectChat();
}

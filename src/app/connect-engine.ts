/** The engine's client, fetched when it is first needed: the first route carries neither comlink nor the worker. */
import type { EngineConnection } from '#engine/protocol.ts';

export async function connectEngine(): Promise<EngineConnection> {
  const client = await import('#engine/client.ts');
  return client.connectEngine();
}

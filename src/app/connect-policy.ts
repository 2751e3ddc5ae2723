/** The client of the worker that makes policy maps, fetched when it is first needed. */
import type { PolicyCommands } from '#engine/policy-protocol.ts';

export async function connectPolicy(): Promise<PolicyCommands> {
  const client = await import('#engine/client.ts');
  return client.connectPolicy();
}

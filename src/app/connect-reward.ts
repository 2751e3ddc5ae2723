/** The client of the worker in which a reward model learns, fetched when it is first needed. */
import type { RewardConnection } from '#engine/reward-protocol.ts';

export async function connectReward(): Promise<RewardConnection> {
  const client = await import('#engine/client.ts');
  return client.connectReward();
}

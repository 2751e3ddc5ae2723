/** The training and its worker outlive a look at another page. They begin when the page is first opened. */
import type { ConnectReward } from '#engine/reward-protocol.ts';
import { LiveReward } from './live-reward.ts';
import { createRewardSession, type RewardStore } from './reward-session.ts';
import { trainStrings } from './train-strings.ts';

export interface KeptReward {
  readonly store: RewardStore;
  readonly live: LiveReward;
}

let kept: KeptReward | null = null;

export function keptReward(connect: ConnectReward): KeptReward {
  if (kept) return kept;
  const store = createRewardSession();
  return (kept = { store, live: new LiveReward(store, connect, new URL(import.meta.env.BASE_URL, document.baseURI).href, trainStrings.failure.unexpected) });
}

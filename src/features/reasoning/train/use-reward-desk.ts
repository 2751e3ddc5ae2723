/** The desk of the page: what is kept while one looks elsewhere, and whether this browser computes on a GPU. */
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ConnectReward } from '#engine/reward-protocol.ts';
import { lookForGpu } from '#ui/look-for-gpu.ts';
import { keptReward } from './kept-reward.ts';
import type { RewardDesk } from './reward-desk.ts';

export function useRewardDesk(connect: ConnectReward): RewardDesk {
  const [{ store, live }] = useState(() => keptReward(connect));
  const [noGpu, setNoGpu] = useState<RewardDesk['noGpu']>(null);
  const session = useStore(store);
  useEffect(() => void lookForGpu().then((found) => setNoGpu(found?.cause ?? null)), []);
  return useMemo(() => ({ session, live, noGpu }), [session, live, noGpu]);
}

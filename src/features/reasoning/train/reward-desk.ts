/** What the views of the reward model work with: what is known, what can be asked, and whether there is a GPU. */
import type { GpuAbsence } from '#engine/protocol.ts';
import type { LiveReward } from './live-reward.ts';
import type { RewardSession } from './reward-session.ts';

export interface RewardDesk {
  readonly session: RewardSession;
  readonly live: Pick<LiveReward, 'start' | 'goOn' | 'stop' | 'score'>;
  readonly noGpu: GpuAbsence | null;
}

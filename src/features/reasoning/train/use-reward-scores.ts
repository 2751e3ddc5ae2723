/** The trained model's rewards for two thoughts; null while it reads, 'failed' where it could not. A later training reads them anew. */
import { useEffect, useState } from 'react';
import { judgedText } from '#core/reasoning/made-pairs.ts';
import { keptStep } from '#core/training/reward-training.ts';
import type { MadePair } from '../session/made-thoughts.ts';
import type { RewardDesk } from './reward-desk.ts';

export interface RewardScores {
  readonly a: number;
  readonly b: number;
  /** Of training, behind it. */
  readonly steps: number;
}

interface Scored {
  readonly pair: MadePair;
  readonly log: RewardDesk['session']['log'];
  readonly scores: RewardScores | 'failed';
}

export function useRewardScores(pair: MadePair, { session: { held, phase, log }, live }: RewardDesk): RewardScores | 'failed' | null {
  const [scored, setScored] = useState<Scored | null>(null);
  const ready = held && phase === 'idle';
  useEffect(() => {
    if (!ready) return;
    let wanted = true;
    void live.score([pair.a, pair.b].map(({ problem, text }) => judgedText(problem, text))).then((rewards) => {
      if (wanted) setScored({ pair, log, scores: rewards ? { a: rewards[0]!, b: rewards[1]!, steps: keptStep(log) } : 'failed' });
    });
    return () => { wanted = false; };
  }, [ready, pair, log, live]);
  return scored?.pair === pair && scored.log === log ? scored.scores : null;
}

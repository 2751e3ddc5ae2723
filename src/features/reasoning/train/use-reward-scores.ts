/** The rewards of two thoughts by the model trained here, or else by the one that ships, where it is asked; null while it reads, a sentence where it could not. A later training reads them anew. */
import { useEffect, useState } from 'react';
import { judgedText } from '#core/reasoning/made-pairs.ts';
import type { ScoreRequest } from '#engine/reward-protocol.ts';
import { keptStep } from '#core/training/reward-training.ts';
import type { MadePair } from '../session/made-thoughts.ts';
import type { RewardDesk } from './reward-desk.ts';

export interface RewardScores {
  readonly a: number;
  readonly b: number;
  /** Of training here, behind it; null: the model that ships. */
  readonly steps: number | null;
}

interface Scored {
  readonly pair: MadePair;
  readonly log: RewardDesk['session']['log'];
  readonly by: ScoreRequest['by'];
  readonly scores: RewardScores | string;
}

export function useRewardScores(pair: MadePair, { session: { held, asked, phase, log }, live }: RewardDesk): RewardScores | string | null {
  const [scored, setScored] = useState<Scored | null>(null);
  const by = phase !== 'idle' ? null : held ? 'trained' : asked ? 'shipped' : null;
  useEffect(() => {
    if (by === null) return;
    let wanted = true;
    void live.score([pair.a, pair.b].map(({ problem, text }) => judgedText(problem, text)), by).then((found) => {
      if (wanted) setScored({ pair, log, by, scores: typeof found === 'string' ? found : { a: found[0]!, b: found[1]!, steps: by === 'trained' ? keptStep(log) : null } });
    });
    return () => { wanted = false; };
  }, [by, pair, log, live]);
  return scored?.pair === pair && scored.log === log && scored.by === by ? scored.scores : null;
}

/** The rule judge's word on a pair; null while it reads. */
import { useEffect, useState } from 'react';
import { hashText } from '#core/tasks/seeded.ts';
import { judgePair, type PairJudgement } from '#core/reasoning/pairwise-judge.ts';
import { scoredVerdicts } from '#core/reasoning/scored-verdicts.ts';
import type { Dimension } from '#core/reasoning/step-costs.ts';
import type { MadePair } from '../session/made-thoughts.ts';

/** Its noise is drawn from the pair, so that a link shows the same verdicts. */
const SEED = 1;

export function useJudgement(pair: MadePair | null): PairJudgement<Dimension> | null {
  const [judged, setJudged] = useState<{ readonly pair: MadePair; readonly judgement: PairJudgement<Dimension> } | null>(null);
  useEffect(() => {
    if (!pair) return;
    const controller = new AbortController();
    judgePair(scoredVerdicts(SEED), pair.a.thought.scored, pair.b.thought.scored, hashText(`${pair.a.text}\n\n${pair.b.text}`), controller.signal).then(
      (judgement) => { if (!controller.signal.aborted) setJudged({ pair, judgement }); },
      () => undefined,
    );
    return () => controller.abort();
  }, [pair]);
  return judged !== null && judged.pair === pair ? judged.judgement : null;
}

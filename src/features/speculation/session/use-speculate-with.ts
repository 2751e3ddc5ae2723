/** Puts weights that this browser trained where the next run will draft with them: in the form, and in the address, which is read when the page is first looked at. */
import { useCallback } from 'react';
import { RUN_LIMITS } from '#core/trace/run-config.ts';
import { fillsBlocks, trainedWeights } from '#core/trace/trained-weights.ts';
import { changedConfig } from './change-config.ts';
import { writeLink } from './link.ts';
import { useSessionStore } from './session-context.ts';

export function useSpeculateWith(): (weights: string) => void {
  const store = useSessionStore();
  return useCallback((weights) => {
    const drafter = trainedWeights(weights)?.drafter;
    if (!drafter) return;
    const session = store.getState();
    // a block's drafts cost the same, few or all
    const changed = changedConfig(session, { drafter, weights, ...(fillsBlocks({ drafter, weights }) && { gamma: RUN_LIMITS.blockGamma.max }) });
    session.set(changed);
    history.replaceState(history.state, '', location.pathname + writeLink(changed, location.search) + location.hash);
  }, [store]);
}

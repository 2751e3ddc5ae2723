/** Puts weights that this browser trained where the next run will draft with them: in the form, and in the address, which is read when the page is first looked at. */
import { useCallback } from 'react';
import { clampConfig, RUN_LIMITS } from '#core/trace/run-config.ts';
import { fillsBlocks, trainedWeights } from '#core/trace/trained-weights.ts';
import { writeLink } from './link.ts';
import { useSessionStore } from './session-context.ts';

export function useSpeculateWith(): (weights: string) => void {
  const store = useSessionStore();
  return useCallback((weights) => {
    const drafter = trainedWeights(weights)?.drafter;
    if (!drafter) return;
    const { config: before, set } = store.getState();
    // a block's drafts cost the same, few or all
    const { config } = clampConfig({ ...before, drafter, weights, ...(fillsBlocks({ drafter, weights }) && { gamma: RUN_LIMITS.blockGamma.max }) }, before);
    set({ config });
    history.replaceState(history.state, '', location.pathname + writeLink({ config }, location.search) + location.hash);
  }, [store]);
}

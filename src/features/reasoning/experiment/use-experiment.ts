/** Fetches the experiment once it is looked at; what comes back does so again: it was let go of. */
import { useCallback, useEffect } from 'react';
import type { ReasoningStore } from '../session/reasoning-session.ts';
import { fetchExperiment } from './fetch-experiment.ts';

export function useExperiment(store: ReasoningStore, needed: boolean): () => void {
  useEffect(() => {
    if (!needed) return;
    const controller = new AbortController();
    void fetchExperiment(controller.signal).then((experiment) => { if (!controller.signal.aborted) store.setState({ experiment }); });
    return () => controller.abort();
  }, [store, needed]);
  return useCallback(() => store.setState({ experiment: null }), [store]);
}

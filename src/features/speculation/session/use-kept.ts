/** Looks what this browser keeps of trainings, when it is asked to: to draft with one, and to say where a run's weights are not here. */
import { useCallback } from 'react';
import type { KeptShelf } from '#engine/protocol.ts';
import { useSessionStore } from './session-context.ts';

export function useKept(openShelf: (() => Promise<KeptShelf>) | null): () => void {
  const store = useSessionStore();
  return useCallback(() => {
    void openShelf?.().then((shelf) => shelf.list()).then((kept) => store.getState().set({ kept }), () => store.getState().set({ kept: [] }));
  }, [store, openShelf]);
}

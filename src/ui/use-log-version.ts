/** Renders when a log has grown, at most once a frame. */
import { useCallback, useSyncExternalStore } from 'react';

interface Growing {
  readonly version: number;
  readonly subscribe: (listener: () => void) => () => void;
}

export function useLogVersion(log: Growing | null): number {
  const subscribe = useCallback(
    (notify: () => void) => {
      let frame = 0;
      const release = log?.subscribe(() => {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(notify);
      });
      return () => {
        cancelAnimationFrame(frame);
        release?.();
      };
    },
    [log],
  );
  return useSyncExternalStore(subscribe, () => log?.version ?? 0);
}

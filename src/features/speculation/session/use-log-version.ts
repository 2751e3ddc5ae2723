/** Renders when a log has grown, at most once a frame. */
import { useCallback, useSyncExternalStore } from 'react';
import type { EventLog } from '#core/trace/event-log.ts';

export function useLogVersion(log: EventLog | null): number {
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

/** Drives the session's clock with animation frames while it plays. */
import { useEffect } from 'react';
import { useReducedMotion } from '#ui/use-reduced-motion.ts';
import { useSession, useSessionStore } from './session-context.ts';

/** After a hidden tab or a long task, time does not jump. */
const LONGEST_FRAME_MS = 100;

export function usePlayback(): void {
  const store = useSessionStore();
  const playing = useSession((session) => session.playing);
  const cuts = useReducedMotion();
  useEffect(() => {
    if (!playing) return;
    let [frame, last] = [0, performance.now()];
    const loop = (now: number): void => {
      store.getState().tick(Math.min(LONGEST_FRAME_MS, Math.max(0, now - last)), cuts);
      last = now;
      frame = requestAnimationFrame(loop);
    };
    frame = requestAnimationFrame(loop);
    return () => cancelAnimationFrame(frame);
  }, [playing, cuts, store]);
}

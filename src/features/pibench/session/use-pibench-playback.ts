/** Drives the stage's clock with animation frames while it plays. */
import { useEffect } from 'react';
import { useReducedMotion } from '#ui/use-reduced-motion.ts';
import type { PibenchSession } from './pibench-session.ts';

/** After a hidden tab or a long task, time does not jump. */
const LONGEST_FRAME_MS = 100;

export function usePibenchPlayback({ playing, tick }: Pick<PibenchSession, 'playing' | 'tick'>): void {
  const cuts = useReducedMotion();
  useEffect(() => {
    if (!playing) return;
    let [frame, last] = [0, performance.now()];
    const loop = (now: number): void => {
      tick(Math.min(LONGEST_FRAME_MS, Math.max(0, now - last)), cuts);
      last = now;
      frame = requestAnimationFrame(loop);
    };
    frame = requestAnimationFrame(loop);
    return () => cancelAnimationFrame(frame);
  }, [playing, cuts, tick]);
}

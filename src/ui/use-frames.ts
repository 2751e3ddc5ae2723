/** Lets time pass by animation frames while something plays: `tick` hears how much, and whether it comes in whole rounds instead of motion (reduced motion). */
import { useEffect } from 'react';
import { useReducedMotion } from './use-reduced-motion.ts';

/** After a hidden tab or a long task, time does not jump. */
const LONGEST_FRAME_MS = 100;

/** `tick` is the same from render to render. */
export function useFrames(playing: boolean, tick: (elapsed: number, cuts: boolean) => void): void {
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

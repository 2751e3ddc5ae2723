/** Says on the document's root what the run is doing, for styles and for tests: data-run and data-motion. */
import { useEffect } from 'react';
import { useReducedMotion } from '#ui/use-reduced-motion.ts';
import { useSession } from './session-context.ts';

export type RunState = 'empty' | 'replaying' | 'live' | 'paused' | 'done';

export function useRunState(): void {
  const state = useSession(({ log, source, playing, cursor, phase }): RunState => {
    if (!log) return 'empty';
    if (playing) return source === 'live' ? 'live' : 'replaying';
    return cursor >= log.length && phase.kind === 'idle' ? 'done' : 'paused';
  });
  const speed = useSession((session) => session.speed);
  const source = useSession((session) => session.source);
  const still = useReducedMotion();
  useEffect(() => {
    const root = document.documentElement.dataset;
    root.run = state;
    root.source = source;
    // Faster than this a tween would not end before the next begins.
    root.motion = !still && speed <= 4 && (state === 'replaying' || state === 'live') ? 'on' : 'off';
  }, [state, speed, source, still]);
}

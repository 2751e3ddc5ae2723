/** The target at work, as the page has it: whether there is a GPU for it, frames for the eye while the page is looked at, and a way to begin and to stop. */
import { useCallback, useEffect, useMemo } from 'react';
import { lookForGpu } from '#ui/look-for-gpu.ts';
import { useFrames } from '#ui/use-frames.ts';
import type { ReasoningSession } from '../session/reasoning-session.ts';
import { isGrowing } from './live-state.ts';
import type { Watch } from './live-screen.tsx';
import type { Thinking } from './thinking.ts';

export function useThinking(thinking: Thinking, { source, live }: ReasoningSession): Watch {
  const asked = source === 'live';
  useEffect(() => {
    if (asked) void lookForGpu().then((found) => { if (found) thinking.found(found); });
  }, [thinking, asked]);
  useFrames(isGrowing(live), thinking.tick);
  const start = useCallback(() => thinking.start(), [thinking]);
  const stop = useCallback(() => thinking.stop(), [thinking]);
  return useMemo(() => ({ start, stop }), [start, stop]);
}

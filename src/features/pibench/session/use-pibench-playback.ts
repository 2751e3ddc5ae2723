/** Drives the stage's clock with animation frames while it plays. */
import { useFrames } from '#ui/use-frames.ts';
import type { PibenchSession } from './pibench-session.ts';

export function usePibenchPlayback({ playing, tick }: Pick<PibenchSession, 'playing' | 'tick'>): void {
  useFrames(playing, tick);
}

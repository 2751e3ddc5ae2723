/** Drives the session's clock with animation frames while it plays. */
import { useFrames } from '#ui/use-frames.ts';
import { useSession } from './session-context.ts';

export function usePlayback(): void {
  const playing = useSession((session) => session.playing);
  const tick = useSession((session) => session.tick);
  useFrames(playing, tick);
}

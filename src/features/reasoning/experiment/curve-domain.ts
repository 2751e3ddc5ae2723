/** From where to where curves are drawn: all of their intervals with some room, and never beyond what can be. */
import type { Measured } from '#core/reasoning/measured.ts';

const ROOM = 0.06;
const LEAST = 0.02;
/** Around what is 0 throughout, so that ticks differ. */
const LEAST_OF_NOTHING = 0.01;

/** `most`: what is above it cannot be; below 0 only where something is. */
export function curveDomain(points: readonly Measured[], most: number): readonly [number, number] {
  const [low, high] = [Math.min(...points.map((point) => point.low)), Math.max(...points.map((point) => point.high))];
  const room = Math.max(ROOM * (high - low), LEAST * Math.max(Math.abs(low), Math.abs(high)), low === 0 && high === 0 ? LEAST_OF_NOTHING : 0);
  return [low >= 0 ? Math.max(0, low - room) : low - room, Math.min(Math.max(most, high), high + room)];
}

/**
 * The tempo of a replay: how long the eye rests on an event before the next one. What somebody said gets time to be read, a change of state
 * to be understood; pieces of a message follow one another as they are read. Each message waits for its reader only up to a point.
 */
import type { PiEvent } from '../events.ts';
import { wordsIn } from '../score/session-record.ts';

export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;
export type Speed = (typeof SPEEDS)[number];

/** Four words a second: a calm reader. */
const MS_PER_WORD = 250;
const LONGEST_READ = 40_000;

const reading = (text: string): number => Math.min(LONGEST_READ, 600 + MS_PER_WORD * wordsIn(text));

/** In ms, at normal speed. `streamed`: it was read while it came. */
export function dwell(event: PiEvent | undefined, streamed = false): number {
  switch (event?.type) {
    case undefined: return 200;
    case 'session': return 1000;
    case 'user': return reading(event.text);
    case 'tool': case 'file': return 800;
    case 'delta': return Math.max(45, MS_PER_WORD * wordsIn(event.text));
    case 'message': return streamed ? 600 : reading(event.text);
    case 'verdicts': return 400;
    case 'intent': return event.to === 'unreached' ? 200 : 1200;
    case 'close': return 1400;
    case 'memory': return event.text === '' ? 0 : 900;
    case 'notice': return 700;
    case 'end': return 0;
  }
}

export interface Clock {
  readonly cursor: number;
  /** Time already spent at this cursor, at normal speed. */
  readonly spent: number;
}

/**
 * Lets time pass; several events may lie within it. Time is not saved up at the end of the log. With cuts (reduced motion) a message
 * appears whole, and rests as long as it would have taken.
 */
export function advance(events: readonly PiEvent[], { cursor, spent }: Clock, elapsed: number, speed: number, cuts = false): Clock {
  let here = cursor;
  let rest = spent + elapsed * speed;
  while (here < events.length) {
    let ends = here + 1;
    while (cuts && events[ends - 1]?.type === 'delta' && ends < events.length) ends++;
    let needed = 0;
    for (let i = here; i < ends; i++) needed += dwell(events[i - 1], events[i - 2]?.type === 'delta');
    if (rest < needed) return { cursor: here, spent: rest };
    rest -= needed;
    here = ends;
  }
  return { cursor: here, spent: 0 };
}

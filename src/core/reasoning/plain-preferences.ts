/** The two plainest ways to prefer one of two traces: the shorter one, and either at random, by a coin that is the same for the same pair. */
import { counterStream, counterUniform, PURPOSE } from '../rng/counter.ts';
import type { Outcome } from './pairwise-judge.ts';

export const preferShorter = (a: number, b: number): Outcome => (a < b ? 'a' : a > b ? 'b' : 'tie');

/** Behind all calls of a judge with the same seed. */
const OWN_POSITION = 0xffff;

export const preferAtRandom = (seed: number, pair: number): Outcome =>
  counterUniform(counterStream({ seed, sequence: pair, position: OWN_POSITION, purpose: PURPOSE.judge })) < 0.5 ? 'a' : 'b';

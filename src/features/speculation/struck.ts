/** Which states of a token are drawn struck through, in whichever list of states they stand: it was drafted, and did not stay. */
import type { Verdict } from '#core/trace/events.ts';

const STRUCK: readonly string[] = ['rejected', 'unreached'] satisfies readonly Verdict[];

export const isStruck = (state: string): boolean => STRUCK.includes(state);

/** What of a run's settings could not be had, in a sentence each. */
import type { Clamped } from '#core/trace/run-config.ts';

export const clampedNotices = (clamped: readonly Clamped[]): readonly string[] => clamped.map(({ key, given, used }) => `${key} cannot be ${given}; ${used} is used.`);

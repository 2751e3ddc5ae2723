/** What an interval has to cover so that the best of several, picked by what was measured, still errs in 5 % at most (Bonferroni: 1 - 0.05 / candidates). */
export const correctedLevel = (candidates: number): number => 1 - 0.05 / Math.max(1, candidates);

/**
 * What a trace earns in reinforcement learning with a thinking reward model (note reasoning.md 3.7): r = r_v (1 - α + α σ(r_t)). A wrong
 * answer earns 0 whatever the model says of its trace; a right one between 1 - α and 1. For α below 1 every right one earns more.
 */
export function gatedReward(right: boolean, traceReward: number, alpha: number): number {
  if (!(alpha >= 0 && alpha <= 1)) throw new RangeError(`The share of the trace's reward is a number from 0 to 1, not ${alpha}.`);
  return right ? 1 - alpha + alpha / (1 + Math.exp(-traceReward)) : 0;
}

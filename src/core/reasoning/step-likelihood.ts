/**
 * How likely a base finds the values of a trace's steps (note reasoning.md 9.5), in place of a step-wise reward model:
 *
 *   mean over steps of  sum over the tokens of the step's value of  log p(token)
 *
 * A value stands behind the last `=` of its line. A merge (#1:v=#2:v) works nothing out and does not count. With no step, -Infinity: nothing speaks for it.
 */
import { mean } from '../stats/mean.ts';
import { decodeAlgebra } from '../tasks/alglab/alglab-tokens.ts';

const ENDS_LINE = new Set(['\n', '<answer>', '<eos>']);
const REFERENCE = /^#\d+:$/;

/** `logprob` is of each id; both may go on beyond the thought. */
export function stepLikelihood(ids: readonly number[], logprob: readonly number[]): number {
  const steps: number[] = [];
  let since: number | null = null;
  const close = (end: number): void => {
    if (since !== null && since < end) steps.push(logprob.slice(since, end).reduce((sum, log) => sum + log, 0));
    since = null;
  };
  for (let at = 0; at < ids.length; at++) {
    const piece = decodeAlgebra([ids[at]!]);
    if (ENDS_LINE.has(piece)) close(at);
    if (piece === '<answer>') return steps.length === 0 ? -Infinity : mean(steps);
    if (piece === '=') since = at + 1;
    else if (REFERENCE.test(piece)) since = null;
  }
  close(ids.length);
  return steps.length === 0 ? -Infinity : mean(steps);
}

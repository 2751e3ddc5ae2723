/**
 * Which compositions are taught and which are kept back to measure (note reasoning.md 5.3). By hash alone, of the system and the operations
 * in the order in which they are worked out: a fifth of all tuples of two or more operations is held. Three precise cases:
 *
 *   held out  the problem's own tuple is held (what stands in it may be taught or not);
 *   taught    no held tuple stands in it as a contiguous part, neither of the order in which it is worked out, nor of any chain of
 *             operations from a given up to the whole (which in a tree skips the other subtree);
 *   neither   the rest: no text is made of it.
 *
 * Traces keep to it as well: what their steps refer to, however far back, chains no held tuple, asides and second ways included (where two
 * ways agree, the chain is the first one's, which was asked for). So no tuple that is measured is a part of anything taught. Atomic problems
 * compose nothing, and are the same on both sides.
 */
import { hashText } from '../seeded.ts';
import { operationTuple, type Expression } from './expression.ts';
import type { OperationName, SystemTag } from './systems.ts';

/** Among salts, one that holds three or four pairs that have problems in each group, and neither a product of products nor the calculator's chains. */
const SALT = 2156;

export type Split = 'taught' | 'held-out';
export type Tuple = readonly OperationName[];

export const isHeldTuple = (system: SystemTag, tuple: Tuple): boolean => tuple.length > 1 && hashText(`${system} ${tuple.join(' ')}`, SALT) % 5 === 0;

/** Whether a held tuple stands in it as a contiguous part. */
export function holdsHeld(system: SystemTag, tuple: Tuple): boolean {
  for (let from = 0; from < tuple.length - 1; from++) {
    for (let to = from + 2; to <= tuple.length; to++) if (isHeldTuple(system, tuple.slice(from, to))) return true;
  }
  return false;
}

/** The operations on each way from a given up to the whole. */
export function chainsOf(expression: Expression): readonly Tuple[] {
  if (expression.kind === 'given') return [[]];
  const chains = expression.args.flatMap(chainsOf).map((chain) => [...chain, expression.name]);
  return [...new Map(chains.map((chain) => [chain.join(' '), chain])).values()];
}

/** What steps beside those that were asked for have to keep to: they are written between others, so only what they refer to composes. */
export const teachesNoHeldChain = (system: SystemTag, expression: Expression): boolean => chainsOf(expression).every((chain) => !holdsHeld(system, chain));

export const isTaught = (system: SystemTag, expression: Expression): boolean =>
  !holdsHeld(system, operationTuple(expression)) && teachesNoHeldChain(system, expression);

export const isInSplit = (system: SystemTag, expression: Expression, split: Split): boolean =>
  split === 'taught' ? isTaught(system, expression) : isHeldTuple(system, operationTuple(expression));

/** The texts that a backbone of the algebraic world is pretrained on: document n of seed s, as ../corpus.ts has it for the target. */
import { Seeded } from '../seeded.ts';
import type { Split } from './held-out-tuples.ts';
import { makeAlgebra } from './make-algebra.ts';
import type { Skill } from './skill-profile.ts';
import type { SystemTag } from './systems.ts';
import { algebraText, writeTrace, type Style } from './write-trace.ts';

export interface CorpusChoice {
  readonly systems: readonly SystemTag[];
  /** How few and how many operations the problems have that are not atomic on purpose. */
  readonly depth: readonly [low: number, high: number];
  /** The share of problems that have one operation whatever `depth` says: single skills have to be met often. */
  readonly atomic: number;
  /** How often each style comes. */
  readonly styles: Readonly<Record<Style, number>>;
  readonly split: Split;
  readonly skill: Skill;
}

/** How many texts say their style before the problem: with it one model is three families of generators, and without it chooses itself. */
const SAID = 0.75;

export interface AlgebraDocument {
  readonly family: Style;
  readonly prompt: string;
  readonly completion: string;
}

export function algebraDocument(seed: number, index: number, { systems, depth, atomic, styles, split, skill }: CorpusChoice): AlgebraDocument {
  const random = new Seeded(seed, index);
  const family = random.weighted(styles);
  const problem = makeAlgebra(random, { systems, depth: random.chance(atomic) ? [1, 1] : depth, split });
  const said = random.chance(SAID) ? family : null;
  return { family, ...algebraText(problem, writeTrace(problem, family, random, skill), said) };
}

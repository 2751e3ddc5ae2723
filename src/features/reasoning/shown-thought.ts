/** A thought as the views show it: its graph, and what is known of it besides. */
import { scoreTrace, type ScoredTrace } from '#core/reasoning/me-scores.ts';
import { dominantPath } from '#core/reasoning/dominant-path.ts';
import type { DraftTally } from '#core/reasoning/drafts-by-step.ts';
import { prepareGraphs, type PreparedGraphs } from '#core/reasoning/prepared-graph.ts';
import type { DagStep, ReasoningDag } from '#core/reasoning/reasoning-dag.ts';
import { DIMENSIONS, type Dimension } from '#core/reasoning/step-costs.ts';

/** Whose edges they are: the text's own, a rule's, or a model's. */
export type EdgesBy = { readonly kind: 'written' | 'guessed' } | { readonly kind: 'asked'; readonly by: string };

export interface ShownThought {
  readonly dag: ReasoningDag;
  readonly graphs: PreparedGraphs;
  /** Steps on the dominant path. */
  readonly path: ReadonlySet<number>;
  readonly scored: ScoredTrace;
  /** Whether it is known what was to be worked out. */
  readonly asked: boolean;
  /** Whether each step is right; null: nobody can tell. */
  readonly rights: readonly boolean[] | null;
  /** Null: not checked. */
  readonly answerRight: boolean | null;
  /** What became of the drafts of each step; null: it was not drafted. */
  readonly drafts: readonly DraftTally[] | null;
  /** The last step, where its line is not whole: still being written, or cut off. */
  readonly writing: number | null;
  readonly edges: EdgesBy;
}

interface Known {
  readonly asked?: readonly string[];
  readonly rights?: readonly boolean[] | null;
  readonly answerRight?: boolean | null;
  readonly drafts?: readonly DraftTally[] | null;
  readonly writing?: number | null;
  readonly edges?: EdgesBy;
  /** Where a worker has prepared them. */
  readonly graphs?: PreparedGraphs;
}

export function shownThought(dag: ReasoningDag, { asked, rights = null, answerRight = null, drafts = null, writing = null, edges = { kind: 'written' }, graphs = prepareGraphs(dag) }: Known): ShownThought {
  const isRight = ({ id }: DagStep): boolean => rights?.[id - 1] ?? true;
  return { dag, graphs, path: new Set(dominantPath(dag)), scored: scoreTrace(dag, { asked: asked ?? [], isRight }), asked: asked !== undefined, rights, answerRight, drafts, writing, edges };
}

/** The scores that mean anything here: efficiency needs a way to the answer, effectiveness a checker of what was asked and of steps. */
export function knownDimensions({ rights, path, asked }: Pick<ShownThought, 'rights' | 'path' | 'asked'>): ReadonlySet<Dimension> {
  const known: Readonly<Record<Dimension, boolean>> = { macroEfficiency: path.size > 0, macroEffectiveness: asked, microEfficiency: path.size > 0, microEffectiveness: rights !== null };
  return new Set(DIMENSIONS.filter((dimension) => known[dimension]));
}

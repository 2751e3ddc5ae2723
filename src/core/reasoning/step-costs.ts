/**
 * Which steps cost which dimension how much (note reasoning.md 9.2): the reasons behind the four scores, as data. n steps, D the dominant path.
 *
 *   macro-efficiency     1/n for each step outside D, for each duplicate (does what an earlier step did, to the same values),
 *                        for each restart (starts anew from the givens after a branch was closed); one step may cost all three
 *   macro-effectiveness  1/m for each of the m asked sub-expressions that no step of D works out; 0.5 where no step states the answer
 *   micro-efficiency     of the length of D: fillers, and steps of D that repeat an earlier one of D
 *   micro-effectiveness  1/|D| for each wrong step of D
 *
 * Where there is no D, the answer comes out of nothing: it costs both micro dimensions everything. Where there are no steps at all, macro-efficiency too.
 */
import { dominantPath } from './dominant-path.ts';
import type { DagStep, ReasoningDag } from './reasoning-dag.ts';

export const DIMENSIONS = ['macroEfficiency', 'macroEffectiveness', 'microEfficiency', 'microEffectiveness'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface Cost {
  readonly dimension: Dimension;
  readonly kind: 'dead' | 'duplicate' | 'restart' | 'missing' | 'shortcut' | 'filler' | 'repeat' | 'wrong';
  /** Which step; null where something is missing. */
  readonly step: number | null;
  readonly points: number;
  /** Of a duplicate or a repeat: the step that did it first. Of what is missing: its signature. */
  readonly of: number | string | null;
}

/** What the scores must know beyond the DAG. */
export interface ScoredTask {
  /** Signatures of what the problem asks to be worked out (asked-signatures.ts); empty where that cannot be said. */
  readonly asked: readonly string[];
  /** Whether a step is right on its own. */
  readonly isRight: (step: DagStep) => boolean;
}

/** For each step that does what an earlier one of the same list did: that one. */
function repeated(steps: readonly DagStep[]): ReadonlyMap<number, number> {
  const first = new Map<string, number>();
  const found = new Map<number, number>();
  for (const { id, signature } of steps) {
    if (signature === null) continue;
    const earlier = first.get(signature);
    if (earlier === undefined) first.set(signature, id);
    else found.set(id, earlier);
  }
  return found;
}

/** Steps that could be read, name no step, and come after a leaf. */
function restarts(steps: readonly DagStep[]): readonly DagStep[] {
  const closed = steps.findIndex(({ children }) => children.length === 0);
  return closed < 0 ? [] : steps.slice(closed + 1).filter(({ parents, signature }) => parents.length === 0 && signature !== null);
}

function macroEfficiency(steps: readonly DagStep[], onPath: ReadonlySet<number>): readonly Cost[] {
  const cost = (kind: Cost['kind'], step: number, of: number | null = null): Cost => ({ dimension: 'macroEfficiency', kind, step, points: 1 / steps.length, of });
  return [
    ...steps.flatMap(({ id }) => (onPath.has(id) ? [] : [cost('dead', id)])),
    ...[...repeated(steps)].map(([id, of]) => cost('duplicate', id, of)),
    ...restarts(steps).map(({ id }) => cost('restart', id)),
  ];
}

function macroEffectiveness(path: readonly DagStep[], asked: readonly string[], stated: boolean): readonly Cost[] {
  const done = new Set(path.map(({ signature }) => signature));
  const cost = (kind: Cost['kind'], points: number, of: string | null): Cost => ({ dimension: 'macroEffectiveness', kind, step: null, points, of });
  return [
    ...asked.flatMap((signature) => (done.has(signature) ? [] : [cost('missing', 1 / asked.length, signature)])),
    ...(stated ? [] : [cost('shortcut', 0.5, null)]),
  ];
}

function microEfficiency(path: readonly DagStep[]): readonly Cost[] {
  const spent = path.reduce((sum, { length }) => sum + length, 0);
  if (spent === 0) return [];
  const again = repeated(path);
  const cost = (kind: Cost['kind'], step: number, part: number, of: number | null = null): Cost => ({ dimension: 'microEfficiency', kind, step, points: part / spent, of });
  return path.flatMap(({ id, length, needed }) => [
    ...(length > needed ? [cost('filler', id, length - needed)] : []),
    ...(again.has(id) ? [cost('repeat', id, needed, again.get(id))] : []),
  ]);
}

const outOfNothing = (dimension: Dimension): Cost => ({ dimension, kind: 'shortcut', step: null, points: 1, of: null });

export function stepCosts(dag: ReasoningDag, { asked, isRight }: ScoredTask): readonly Cost[] {
  const { steps } = dag;
  const ids = dominantPath(dag);
  const path = ids.map((id) => steps[id - 1]!);
  const wrong = path.filter((step) => !isRight(step));
  return [
    ...(steps.length === 0 ? [outOfNothing('macroEfficiency')] : macroEfficiency(steps, new Set(ids))),
    ...macroEffectiveness(path, asked, path.length > 0),
    ...(path.length === 0 ? [outOfNothing('microEfficiency'), outOfNothing('microEffectiveness')] : microEfficiency(path)),
    ...wrong.map(({ id }): Cost => ({ dimension: 'microEffectiveness', kind: 'wrong', step: id, points: 1 / path.length, of: null })),
  ];
}

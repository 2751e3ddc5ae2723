/**
 * Reasoning as a directed graph without cycles (note reasoning.md 3.2, 5.4): steps in emission order, which is a topological order since a step's parents
 * always come before it. Action, depth and marks follow from the parents alone.
 *
 *   root       no parents
 *   merge      some parent lies on another branch than the newest one: it is no ancestor of it
 *   backtrack  the parents leave out the step just before
 *   continue   everything else
 *   depth      0 for a root, else 1 + the greatest depth of a parent
 */
import type { Lead } from '../tasks/thought.ts';

export type Action = 'root' | 'continue' | 'backtrack' | 'merge';
/** What a step is in the shape of the whole; it may be several of these, or none. */
export type Mark = 'root' | 'branch' | 'merge' | 'leaf';

/** What a source of steps has to say; the rest is reckoned. */
export interface StepDraft {
  readonly text: string;
  /** Where it stands in the text that was read. */
  readonly start: number;
  readonly end: number;
  readonly lead: Lead;
  /** How many words before it say nothing. */
  readonly fillers: number;
  /** Ids of earlier steps, ascending, none twice. */
  readonly parents: readonly number[];
  /** In tokens, where somebody counted them, else in letters; and without its fillers. */
  readonly length: number;
  readonly needed: number;
  /** What it comes to; null where it has no value or nobody could read it. */
  readonly value: string | null;
  /** The operation and the values of its operands: equal for two steps that do the same thing. Null where it could not be read. */
  readonly signature: string | null;
}

export interface DagStep extends StepDraft {
  /** 1 to n, in emission order. */
  readonly id: number;
  readonly children: readonly number[];
  readonly depth: number;
  readonly action: Action;
  readonly marks: readonly Mark[];
}

/** What was wrong in the text and had to be dropped or read otherwise; never a reason to stop. */
export interface Fault {
  readonly step: number;
  readonly kind: 'self' | 'forward' | 'unknown' | 'misnumbered' | 'unread';
  /** The number as it was written: of the step referred to, or of the step itself. */
  readonly written: number | null;
}

export interface ReasoningDag {
  readonly steps: readonly DagStep[];
  /** Null: there is none, or not yet. */
  readonly answer: string | null;
  /** The steps that state the answer, ascending. */
  readonly stating: readonly number[];
  readonly faults: readonly Fault[];
}

export function marksOf(parents: number, children: number): readonly Mark[] {
  const marks: Mark[] = [];
  if (parents === 0) marks.push('root');
  if (children > 1) marks.push('branch');
  if (parents > 1) marks.push('merge');
  if (children === 0) marks.push('leaf');
  return marks;
}

/** So far back a search for an ancestor looks: beyond it, branches count as different. Keeps a hostile text from costing n² time. */
const MOST_VISITED = 4096;

type Parents = readonly Pick<StepDraft, 'parents'>[];

/** Whether every one of `wanted` (ascending) is an ancestor of `from`. */
function allAreAncestors(wanted: readonly number[], from: number, steps: Parents): boolean {
  const left = new Set(wanted);
  const seen = new Set([from]);
  const open = [from];
  while (left.size > 0 && open.length > 0 && seen.size < MOST_VISITED) {
    for (const parent of steps[open.pop()! - 1]!.parents) {
      left.delete(parent);
      if (parent > wanted[0]! && !seen.has(parent)) {
        seen.add(parent);
        open.push(parent);
      }
    }
  }
  return left.size === 0;
}

function actionOf(id: number, parents: readonly number[], steps: Parents): Action {
  const newest = parents.at(-1);
  if (newest === undefined) return 'root';
  if (parents.length > 1 && !allAreAncestors(parents.slice(0, -1), newest, steps)) return 'merge';
  return newest === id - 1 ? 'continue' : 'backtrack';
}

export function makeDag(drafts: readonly StepDraft[], answer: string | null, stating: readonly number[], faults: readonly Fault[] = []): ReasoningDag {
  const children = drafts.map((): number[] => []);
  const depths: number[] = [];
  drafts.forEach(({ parents }, i) => {
    for (const parent of parents) {
      if (!(parent >= 1 && parent <= i)) throw new RangeError(`step ${i + 1} cannot come from step ${parent}`);
      children[parent - 1]!.push(i + 1);
    }
    depths.push(parents.reduce((depth, parent) => Math.max(depth, depths[parent - 1]! + 1), 0));
  });
  const steps = drafts.map((draft, i): DagStep => ({
    ...draft,
    id: i + 1,
    children: children[i]!,
    depth: depths[i]!,
    action: actionOf(i + 1, draft.parents, drafts),
    marks: marksOf(draft.parents.length, children[i]!.length),
  }));
  return { steps, answer, stating, faults };
}

/**
 * What a judge of two traces is shown (note reasoning.md 3.3), and nothing besides: no answer, no scores, no step that does not belong.
 *
 *   macro  every super-node in emission order: one line that summarises it, and its place (root, branch, merge, leaf; depth; parents; children)
 *   micro  the steps of the dominant path, their raw text, in emission order
 *
 * The paper has a model write the summaries. Ours is made by rule, from the node's own steps: the text of the first and of the last, without fillers.
 */
import { dominantPath } from './dominant-path.ts';
import type { DagStep, Mark, ReasoningDag } from './reasoning-dag.ts';
import { superNodes } from './super-nodes.ts';

export interface MacroNode {
  readonly id: number;
  readonly marks: readonly Mark[];
  readonly depth: number;
  readonly parents: readonly number[];
  readonly children: readonly number[];
  readonly summary: string;
}

export interface MicroStep {
  readonly id: number;
  readonly text: string;
}

export interface JudgeViews {
  readonly macro: readonly MacroNode[];
  readonly micro: readonly MicroStep[];
}

export type Summarise = (steps: readonly DagStep[]) => string;

const MOST_OF_A_TEXT = 160;
const FILLERS = /^(?:hmm )+/;

function shortened({ text }: DagStep): string {
  const line = text.replace(FILLERS, '').replace(/\s+/g, ' ').trim();
  return line.length <= MOST_OF_A_TEXT ? line : `${line.slice(0, MOST_OF_A_TEXT)}…`;
}

export const summaryByRule: Summarise = (steps) => {
  const [first, last] = [shortened(steps[0]!), shortened(steps.at(-1)!)];
  return steps.length === 1 ? first : `${first} … ${last} (${steps.length} steps)`;
};

export function judgeViews(dag: ReasoningDag, summarise: Summarise = summaryByRule): JudgeViews {
  return {
    macro: superNodes(dag).nodes.map(({ id, first, last, parents, children, depth, marks }) => ({ id, marks, depth, parents, children, summary: summarise(dag.steps.slice(first - 1, last)) })),
    micro: dominantPath(dag).map((id) => ({ id, text: dag.steps[id - 1]!.text })),
  };
}

const list = (ids: readonly number[]): string => (ids.length === 0 ? '-' : ids.join(', '));

export const writeMacroView = (nodes: JudgeViews['macro']): string =>
  nodes.map(({ id, marks, depth, parents, children, summary }) => `[${id}] ${marks.join(', ') || 'inner'}; depth ${depth}; parents ${list(parents)}; children ${list(children)}\n${summary}`).join('\n');

export const writeMicroView = (steps: JudgeViews['micro']): string => steps.map(({ id, text }) => `[${id}] ${text}`).join('\n');

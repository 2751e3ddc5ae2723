/** A thought that a run has come to at a cursor, as the views show it: laid out so that nothing moves; while it is open nobody knows yet where it leads nowhere. */
import { growingThought } from '#core/reasoning/growing-thought.ts';
import type { RecordedThought } from '#core/reasoning/drafts-by-step.ts';
import { prepareGraphs } from '#core/reasoning/prepared-graph.ts';
import type { ReasoningDag } from '#core/reasoning/reasoning-dag.ts';
import { steadyLayout } from '#core/reasoning/steady-layout.ts';
import { check } from '#core/tasks/check.ts';
import { isStepRight, parseThought } from '#core/tasks/parse-thought.ts';
import type { Problem } from '#core/tasks/problem.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import { shownThought, type ShownThought } from '../shown-thought.ts';

export interface ShownGrowing {
  readonly run: RecordedThought;
  readonly thought: ShownThought;
  /** Over the whole text so far. */
  readonly judged: number;
  readonly refused: number;
}

const withoutLeaves = (dag: ReasoningDag): ReasoningDag => ({ ...dag, steps: dag.steps.map((step) => ({ ...step, marks: step.marks.filter((mark) => mark !== 'leaf') })) });

export function shownGrowing(log: EventLog, cursor: number, problem: Problem): ShownGrowing {
  const { run, dag: read, writing, drafts } = growingThought(log, cursor);
  const dag = run.open ? withoutLeaves(read) : read;
  const { steps } = parseThought(run.thought);
  const thought = shownThought(dag, {
    rights: dag.steps.map(({ id }) => id === writing || isStepRight(steps[id - 1]!, steps)),
    answerRight: run.answer === null ? null : check(problem, `${run.thought}<answer>${run.answer}<eos>`).correct,
    drafts, writing, graphs: prepareGraphs(dag, steadyLayout),
  });
  const sum = (of: 'judged' | 'refused'): number => run.byLine.reduce((total, tally) => total + tally[of], run.ofAnswer[of]);
  return { run, thought, judged: sum('judged'), refused: sum('refused') };
}

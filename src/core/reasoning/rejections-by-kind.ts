/** How often drafts were refused, by the kind of step that they were drafts of, over many recorded thoughts; with Wilson's intervals, since there are few. */
import { parseThought } from '../tasks/parse-thought.ts';
import { wilson, type Interval } from '../stats/wilson.ts';
import { tallyAt, type RecordedThought } from './drafts-by-step.ts';
import { STEP_KINDS, stepKind, type StepKind } from './step-kinds.ts';

export interface KindRejections {
  /** `answer`: what stands behind the thought, to compare with. */
  readonly kind: StepKind | 'answer';
  readonly steps: number;
  readonly judged: number;
  readonly refused: number;
  /** Of the share refused, at 95 %; places are taken for independent, which neighbours are not quite. */
  readonly interval: Interval;
}

/** Kinds that occur, in their order; the answers last. */
export function rejectionsByKind(runs: readonly RecordedThought[]): readonly KindRejections[] {
  const sums = new Map<KindRejections['kind'], { steps: number; judged: number; refused: number }>();
  const add = (kind: KindRejections['kind'], { judged, refused }: { readonly judged: number; readonly refused: number }): void => {
    const sum = sums.get(kind) ?? { steps: 0, judged: 0, refused: 0 };
    sums.set(kind, { steps: sum.steps + 1, judged: sum.judged + judged, refused: sum.refused + refused });
  };
  for (const run of runs) {
    // of a line that may go on nobody can say yet what it is
    const whole = run.open ? run.thought.lastIndexOf('\n') : Infinity;
    for (const step of parseThought(run.thought).steps) if (step.start <= whole) add(stepKind(step), tallyAt(run, step.start));
    if (!run.open) add('answer', run.ofAnswer);
  }
  return [...STEP_KINDS, 'answer' as const].flatMap((kind) => {
    const sum = sums.get(kind);
    return sum && sum.judged > 0 ? [{ kind, ...sum, interval: wilson(sum.refused, sum.judged) }] : [];
  });
}

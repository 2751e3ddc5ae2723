/**
 * The recorded runs that the tour is given on, found by what they are and not by their names: one in which coins decide,
 * one in which drafter and target draw with the same noise, and one by prompt lookup that has a twin, run alike but for its drafter.
 * Null where no such runs were recorded: there is no tour then.
 */
import type { AcceptRule, RunConfig } from '#core/trace/events.ts';
import { sameConfig } from '#core/trace/run-config.ts';

export interface TourPlan<R> {
  /** Accepts and rejects by coins, over two distributions. */
  readonly coins: R;
  /** Judged by what the target draws itself: there another temperature tells for certain. */
  readonly coupled: R;
  /** By prompt lookup. */
  readonly copied: R;
  /** The same by the draft model. */
  readonly drafted: R;
}

export function tourPlan<R extends { readonly config: RunConfig }>(runs: readonly R[]): TourPlan<R> | null {
  const warm = (rule: AcceptRule): R | undefined =>
    runs.find(({ config }) => config.drafter === 'draft-model' && config.treeBudget === 0 && config.rule === rule && config.temperature > 0);
  const [coins, coupled] = [warm('R1'), warm('R4')];
  const twinOf = ({ config }: R): R | undefined => runs.find((other) => sameConfig(other.config, { ...config, drafter: 'draft-model' }));
  const copied = runs.find((run) => run.config.drafter === 'prompt-lookup' && twinOf(run));
  const drafted = copied && twinOf(copied);
  return coins && coupled && copied && drafted ? { coins, coupled, copied, drafted } : null;
}

/**
 * The recorded runs that the tour is given on, found by what they are and not by their names: one in which coins decide,
 * a warm one, in which they have something to decide, and one by prompt lookup that has a twin, run alike but for its drafter.
 * Null where no such runs were recorded: there is no tour then.
 */
import type { RunConfig } from '#core/trace/events.ts';
import { sameConfig } from '#core/trace/run-config.ts';

export interface TourPlan<R> {
  /** Accepts and rejects by coins, over two distributions. */
  readonly coins: R;
  /** The same at temperature 1 or above: there a chance is not only nearly 0 or 1, and the rule matters. */
  readonly warm: R;
  /** By prompt lookup. */
  readonly copied: R;
  /** The same by the draft model. */
  readonly drafted: R;
}

export function tourPlan<R extends { readonly config: RunConfig }>(runs: readonly R[]): TourPlan<R> | null {
  const tossed = runs.filter(({ config }) => config.drafter === 'draft-model' && config.treeBudget === 0 && config.rule === 'R1' && config.temperature > 0);
  const [coins, warm] = [tossed[0], tossed.find(({ config }) => config.temperature >= 1)];
  const twinOf = ({ config }: R): R | undefined => runs.find((other) => sameConfig(other.config, { ...config, drafter: 'draft-model' }));
  const copied = runs.find((run) => run.config.drafter === 'prompt-lookup' && twinOf(run));
  const drafted = copied && twinOf(copied);
  return coins && warm && copied && drafted ? { coins, warm, copied, drafted } : null;
}

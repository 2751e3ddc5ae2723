/** Where the noisy oracle lands at each place of the grid: the two official measures (persona-score.ts), and what lies behind them, of a sweep's integers. */
import { mean } from '#core/stats/mean.ts';
import { personaScore, type TaskTally } from '../score/persona-score.ts';
import { COUNTED, countsAt, SWEPT_MEMORIES, type SweepPlan, type SweptMemory } from './policy-sweep.ts';

export interface PolicyCell {
  readonly memory: SweptMemory;
  /** Chances, 0..1. */
  readonly does: number;
  readonly asks: number;
  /** Means over people and seeds, 0..1. */
  readonly proc: number;
  readonly comp: number;
  /** Of all intents of all sessions, 0..1. */
  readonly anticipated: number;
  readonly asked: number;
  readonly missed: number;
  /** How often the user has to speak behind the opening, of a session. */
  readonly userTurns: number;
}

type Counted = Readonly<Record<(typeof COUNTED)[number], number>>;

/** By memory, then by how likely it asks, then by how likely it does. */
export function policyMap(plan: SweepPlan, counts: Uint32Array): readonly PolicyCell[] {
  const { chances } = plan;
  return SWEPT_MEMORIES.flatMap((memory, m) => chances.flatMap((asks, row) => chances.map((does, column): PolicyCell => ({ memory, does, asks, ...landing(plan, counts, m, row, column) }))));
}

function landing(plan: SweepPlan, counts: Uint32Array, memory: number, row: number, column: number): Omit<PolicyCell, 'memory' | 'does' | 'asks'> {
  const { tasks, seeds } = plan;
  const counted = tasks.map((task, i) => {
    const from = countsAt(plan, memory, row, column, i);
    return { task, ...(Object.fromEntries(COUNTED.map((name, c) => [name, counts[from + c]!])) as unknown as Counted) };
  });
  // every seed's run has the same weights below the line: the mean of their scores is the score of their sums
  const tallies = counted.map(({ task: { persona, task, seeds: leansOn, intents, wholeWeight }, anticipated, asked, met }): TaskTally & { readonly persona: string } =>
    ({ persona, task, seeds: leansOn, covered: anticipated + asked, intents: intents * seeds, comp: wholeWeight === null ? null : met / (wholeWeight * seeds) }));
  const scores = [...new Set(tallies.map(({ persona }) => persona))].flatMap((persona) => personaScore(tallies.filter((tally) => tally.persona === persona)) ?? []);
  const sum = (of: (one: Counted) => number): number => counted.reduce((total, one) => total + of(one), 0);
  const intents = seeds * tasks.reduce((total, task) => total + task.intents, 0);
  return {
    proc: mean(scores.map(({ proc }) => proc)), comp: mean(scores.map(({ comp }) => comp)),
    anticipated: sum((one) => one.anticipated) / intents, asked: sum((one) => one.asked) / intents, missed: sum((one) => one.missed) / intents,
    userTurns: sum((one) => one.userTurns) / (seeds * tasks.length),
  };
}

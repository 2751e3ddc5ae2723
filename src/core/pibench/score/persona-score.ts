/**
 * The two official measures of a persona (pibench.md 5).
 *
 *   Proc(task)   covered intents / intents; of a dependent pooled with its direct seeds
 *   Comp(task)   sum of weights of criteria that were YES in any turn / sum of weights
 *   persona      mean over scored tasks, each weighing as much as its dependency group has tasks (1, 2 or 3)
 */

/** What a task brings in: seeds have no criteria and count through their dependent alone. */
export interface TaskTally {
  readonly task: string;
  readonly seeds: readonly string[];
  readonly covered: number;
  readonly intents: number;
  /** null: the task has no criteria. */
  readonly comp: number | null;
}

export interface ScoredTask {
  readonly task: string;
  /** Pooled with its seeds. */
  readonly proc: number;
  /** Of its own intents alone ("independent Proc"). */
  readonly ownProc: number;
  readonly comp: number;
  /** Tasks of its group. */
  readonly weight: number;
}

export interface PersonaScore {
  readonly proc: number;
  readonly comp: number;
  readonly tasks: readonly ScoredTask[];
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Of weights and whether each was ever YES. */
export function compOf(weights: readonly number[], ever: readonly boolean[]): number {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return share(weights.reduce((sum, weight, i) => sum + (ever[i] === true ? weight : 0), 0), whole);
}

/** null: no scored task among them. A seed that was not played is left out of its pool. */
export function personaScore(tallies: readonly TaskTally[]): PersonaScore | null {
  const byTask = new Map(tallies.map((tally) => [tally.task, tally]));
  const tasks = tallies.flatMap((tally): ScoredTask[] => {
    if (tally.comp === null) return [];
    const group = [tally, ...tally.seeds.flatMap((seed) => byTask.get(seed) ?? [])];
    const sum = (of: (one: TaskTally) => number): number => group.reduce((total, one) => total + of(one), 0);
    return [{ task: tally.task, proc: share(sum(({ covered }) => covered), sum(({ intents }) => intents)), ownProc: share(tally.covered, tally.intents), comp: tally.comp, weight: 1 + tally.seeds.length }];
  });
  const weights = tasks.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return null;
  const mean = (of: (one: ScoredTask) => number): number => tasks.reduce((sum, task) => sum + of(task) * task.weight, 0) / weights;
  return { proc: mean(({ proc }) => proc), comp: mean(({ comp }) => comp), tasks };
}

export interface ModelScore {
  readonly mean: number;
  /** Sample standard deviation over runs; null: a single run. */
  readonly sd: number | null;
}

/** Over runs, each of them the plain mean of its personas' scores: the leaderboard's way, not the launcher's console's. */
export function modelScore(runs: readonly (readonly number[])[]): ModelScore | null {
  const means = runs.filter((run) => run.length > 0).map((run) => run.reduce((sum, score) => sum + score, 0) / run.length);
  if (means.length === 0) return null;
  const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
  const sd = means.length === 1 ? null : Math.sqrt(means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (means.length - 1));
  return { mean, sd };
}

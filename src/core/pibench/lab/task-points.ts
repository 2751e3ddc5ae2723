/** The scored tasks of an agent's runs as points (Proc, Comp), each the mean over its seeds, with the weight that it has in the scores: their weighted mean is the agent's place. */
import { mean } from '#core/stats/mean.ts';
import type { WeightedPoint } from '../score/mean-ellipse.ts';
import { grouped } from './grouped.ts';
import type { LabResult, PersonaLine } from './lab-results.ts';

function pointsOf(results: readonly LabResult[]): readonly WeightedPoint[] {
  const tasks = [...grouped(results.flatMap(({ score }) => score.score?.tasks ?? []), ({ task }) => task).values()];
  const whole = tasks.reduce((sum, [first]) => sum + first!.weight, 0);
  return tasks.map((seeds) => ({ x: mean(seeds.map(({ proc }) => proc)), y: mean(seeds.map(({ comp }) => comp)), weight: seeds[0]!.weight / whole }));
}

/** People weigh the same, however many tasks of theirs were played. */
export const taskPoints = (people: readonly Pick<PersonaLine, 'results'>[]): readonly WeightedPoint[] => people.flatMap(({ results }) => pointsOf(results));

/**
 * The reflective style (note reasoning.md 9.1): words that say nothing before a step, the step worked out again after it, and, where the two
 * differ, once more, from which the trace then goes on. Each of the three is drawn on its own; what the teacher is unsure of stays so.
 */
import type { Seeded } from '../seeded.ts';
import type { Call, Known, TraceWriter } from './trace-writer.ts';

/** base + slope x error of the step at hand */
const HESITATE = { base: 0.1, slope: 0.8 };
const CHECK = { base: 0.12, slope: 1.1 };

const chanceOf = ({ base, slope }: typeof CHECK, error: number): number => Math.min(0.95, base + slope * error);

export function workReflective(writer: TraceWriter, step: Call, random: Seeded): Known {
  const error = writer.errorOf(step.name);
  const hesitate = () => (random.chance(chanceOf(HESITATE, error)) ? random.int(1, 2) : 0);
  const known = writer.need(step, { error, fillers: hesitate() });
  // one step to look again, one to redo it
  if (writer.spare < 2 || !random.chance(chanceOf(CHECK, error))) return known;
  const again = writer.write(step, { lead: 'check', error });
  return again.element === known.element ? known : writer.write(step, { lead: 'but', fillers: hesitate(), error });
}

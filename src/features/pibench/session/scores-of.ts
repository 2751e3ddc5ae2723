/** Both official scores of what a run has come to by a cursor: of sessions that are over alone, since one that has just begun would count as a failure. */
import type { PiRun } from '#core/pibench/events.ts';
import { officialScore } from '#core/pibench/score/run-score.ts';
import type { Persona } from '#core/pibench/task.ts';
import { procOf, tallyOf } from '#core/pibench/view/tally-at.ts';
import { sessionsOf, stateIn, statesAt } from '#core/pibench/view/sessions-of.ts';
import type { Scores } from '../commands/pibench-commands.ts';

/** Events up to the last session that is over by the cursor. */
export const overBy = ({ events }: PiRun, cursor: number): number => events.findLastIndex(({ type }, at) => type === 'close' && at < cursor) + 1;

export function scoresOf(persona: Persona, { header, events }: PiRun, over: number): Scores {
  const score = officialScore(persona, events.slice(0, over));
  const spans = sessionsOf(events);
  const tasks = header.tasks.flatMap((id) => persona.tasks.find((task) => task.id === id) ?? []);
  return {
    proc: score?.proc ?? null, comp: score?.comp ?? null, over: score?.tasks.length ?? 0, counting: tasks.filter(({ criteria }) => criteria.length > 0).length,
    sessions: tasks.map((task, i) => {
      const span = spans[i];
      const states = span && span.start < over ? statesAt(span, over) : null;
      return states && procOf(tallyOf(task, (intent) => stateIn(states, intent)));
    }),
  };
}

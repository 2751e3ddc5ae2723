/** Both official scores of what a run has come to so far; null: nothing of it is scored. */
import type { PiEvent } from '#core/pibench/events.ts';
import { officialScore } from '#core/pibench/score/run-score.ts';
import type { Persona } from '#core/pibench/task.ts';
import type { Scores } from '../commands/pibench-commands.ts';

export function scoresOf(persona: Persona, events: readonly PiEvent[]): Scores {
  const score = officialScore(persona, events);
  return { proc: score?.proc ?? null, comp: score?.comp ?? null };
}

/** All that must hold of our own tasks (docs/pibench-tasks.md, "What is checked"): of each persona, and between all tasks. */
import { checkExamples } from '../rules/check-examples.ts';
import { ruleJudge } from '../rules/rule-judge.ts';
import type { Persona } from '../task.ts';
import { checkAgents } from './check-agents.ts';
import { checkLikeness, checkProse } from './check-prose.ts';
import { checkSkeleton } from './check-skeleton.ts';
import type { SetFault } from './set-fault.ts';

export async function checkSet(personas: readonly Persona[]): Promise<SetFault[]> {
  const faults: SetFault[] = [];
  for (const persona of personas) {
    faults.push(...checkSkeleton(persona), ...checkProse(persona), ...persona.tasks.flatMap(checkExamples));
    faults.push(...(await checkAgents(persona, ruleJudge)));
  }
  return [...faults, ...checkLikeness(personas.flatMap(({ tasks }) => tasks))];
}

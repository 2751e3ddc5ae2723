/** All that must hold of our own tasks (docs/pibench-tasks.md, "What is checked"): of each persona, and between all tasks. */
import { checkTask } from '../rules/check-examples.ts';
import { RULE_JUDGE } from '../rules/rule-judge.ts';
import type { Persona } from '../task.ts';
import { checkAgents } from './check-agents.ts';
import { checkLikeness, checkProse } from './check-prose.ts';
import { checkSkeleton } from './check-skeleton.ts';
import type { SetFault } from './set-fault.ts';

export async function checkPersona(persona: Persona): Promise<SetFault[]> {
  return [...checkSkeleton(persona), ...checkProse(persona), ...persona.tasks.flatMap(checkTask), ...(await checkAgents(persona, RULE_JUDGE))];
}

export async function checkSet(personas: readonly Persona[]): Promise<SetFault[]> {
  const faults: SetFault[] = [];
  for (const persona of personas) faults.push(...(await checkPersona(persona)));
  return [...faults, ...checkLikeness(personas.flatMap(({ tasks }) => tasks))];
}
